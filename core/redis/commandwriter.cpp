// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/commandwriter.h"

#include <cstring>

namespace batchy {

namespace {

constexpr qsizetype longestHeader = 24; // '$' or '*', 20 digits, CR LF

char *putHeader(char *at, char type, qsizetype count)
{
    *at++ = type;
    at = std::to_chars(at, at + longestHeader, count).ptr;
    *at++ = '\r';
    *at++ = '\n';
    return at;
}

} // namespace

qsizetype appendCommand(QByteArray &out, std::span<const QByteArrayView> arguments)
{
    qsizetype room = longestHeader;
    for (const QByteArrayView argument : arguments)
        room += longestHeader + argument.size() + 2;
    const qsizetype before = out.size();
    out.resize(before + room);
    char *at = putHeader(out.data() + before, '*', qsizetype(arguments.size()));
    for (const QByteArrayView argument : arguments) {
        at = putHeader(at, '$', argument.size());
        if (!argument.isEmpty())
            std::memcpy(at, argument.data(), size_t(argument.size()));
        at += argument.size();
        *at++ = '\r';
        *at++ = '\n';
    }
    const qsizetype written = at - out.data() - before;
    out.resize(before + written);
    return written;
}

} // namespace batchy
