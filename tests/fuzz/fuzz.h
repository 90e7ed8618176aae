// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <cstddef>
#include <cstdint>

/// One input: any bytes. Checks what must be true of whatever comes; a failed check aborts, as a
/// sanitizer's finding does. The same function runs under libFuzzer.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace batchy::fuzz {

/// Each target's: inputs that make sense, from which the driver goes on, and pieces worth
/// inserting.
QByteArrayList seeds();
QByteArrayList pieces();

/// Ends the process with the sentence and the input; for checks within targets.
[[noreturn]] void broken(const char *sentence, const QByteArray &shown);

inline void check(bool isFine, const char *sentence, const QByteArray &shown)
{
    if (!isFine)
        broken(sentence, shown);
}

} // namespace batchy::fuzz
