// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/message.h"

#include <optional>

namespace batchy::http {

/// What is found out about a request from its first line and headers, before its body comes.

/// The three texts of the first line where the library keeps them: side by side, each ended by a
/// zero byte.
struct RawLine
{
    const char *method;
    const char *target;
    const char *version;
};

/// A zero byte inside a text ends it too early, so that a longer name would pass for what stands
/// before it. The request's method or target gets that byte back, and so fits nothing.
void keepZeroBytes(Request &request, const RawLine &line);

struct HeadLimits
{
    qsizetype targetBytes;
    qsizetype headerBytes;
    qsizetype bodyBytes;
};

struct HeadRefusal
{
    Response response;
    bool isFinal; ///< the connection ends with it: where its body ends isn't known, or too far
};

/// Why a request isn't taken: too long (414, 431, 413), or in disagreement with itself about its
/// length (400), which is how requests are smuggled past proxies.
std::optional<HeadRefusal> refuseHead(const Request &request, const HeadLimits &limits);

/// 413 for a body that turns out too large.
Response bodyTooLarge();

} // namespace batchy::http
