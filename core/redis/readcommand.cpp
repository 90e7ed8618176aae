// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/readcommand.h"

#include <algorithm>
#include <array>

namespace batchy {

namespace {

/// CLIENT names, lists and ends connections; it touches no data, whatever its second word.
constexpr std::array<QByteArrayView, 27> readCommands{
    "HGETALL", "SCAN",    "EXISTS", "TYPE", "HLEN",   "HGET", "HMGET",   "HKEYS", "HVALS",
    "HEXISTS", "HSTRLEN", "HSCAN",  "PING", "INFO",   "TIME", "CLIENT",  "ECHO",  "GET",
    "MGET",    "STRLEN",  "KEYS",   "TTL",  "DBSIZE", "ROLE", "COMMAND", "PTTL",  "LASTSAVE"};

} // namespace

bool isReadCommand(QByteArrayView word)
{
    return std::any_of(readCommands.begin(), readCommands.end(), [word](QByteArrayView name) {
        return name.size() == word.size() && name.compare(word, Qt::CaseInsensitive) == 0;
    });
}

} // namespace batchy
