// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace batchy::keeper {

/// What the embedded Redis and its keeper (app/keeper) agree on. The keeper is a small program
/// without Qt, so these are plain constants; all files are in the data folder.
/// The keeper is called as `batchy-keeper FOLDER REDIS_SERVER LINGER_MILLISECONDS`. Its first
/// process answers with one of the exit codes below when no server came of it; it ends with 0 when
/// its standard input is closed: then the caller has seen the server answer, or is dead.

constexpr auto programName = "batchy-keeper";

/// Each user holds a shared flock on this one; the keeper ends the server under an exclusive one.
constexpr auto usersFile = "users";
/// Held exclusively by the server itself (inherited) and its keeper: one server a folder.
constexpr auto lockFile = "lock";
constexpr auto configFile = "redis.conf";
constexpr auto socketFile = "redis.sock";
/// What the server said since it was started last; the run before is kept beside it.
constexpr auto logFile = "redis.log";
constexpr auto olderLogFile = "redis.log.1";
/// Where Redis 7 keeps the append-only file in parts, and the list of them.
constexpr auto dataFolder = "appendonlydir";
constexpr auto manifestFile = "appendonlydir/appendonly.aof.manifest";

constexpr int exitBusy = 10; ///< another server holds the folder, or is on its way out
constexpr int exitNoFiles =
    11;                       ///< the folder or its files can't be opened; the reason is on stderr
constexpr int exitEnded = 12; ///< the server ended; its log says why
constexpr int exitMisused = 13; ///< wrong arguments

} // namespace batchy::keeper
