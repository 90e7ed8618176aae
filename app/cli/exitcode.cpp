// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcode.h"

namespace batchy::cli {

ExitCode exitCodeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadInput:
        return ExitCode::Usage;
    case ErrorKind::Offline:
    case ErrorKind::Refused:
    case ErrorKind::Timeout:
    case ErrorKind::UnknownFate:
    case ErrorKind::Protocol:
        return ExitCode::Redis;
    case ErrorKind::NotFound:
        return ExitCode::NotFound;
    case ErrorKind::BadConfig:
        return ExitCode::BadConfig;
    case ErrorKind::BadData:
        return ExitCode::BadData;
    case ErrorKind::Conflict:
        return ExitCode::Conflict;
    case ErrorKind::Internal:
        return ExitCode::Internal;
    }
    Q_UNREACHABLE();
}

QByteArray errorWord(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadInput:
        return "bad_input";
    case ErrorKind::Offline:
        return "offline";
    case ErrorKind::Refused:
        return "refused";
    case ErrorKind::Timeout:
        return "timeout";
    case ErrorKind::UnknownFate:
        return "unknown_fate";
    case ErrorKind::Protocol:
        return "protocol";
    case ErrorKind::NotFound:
        return "not_found";
    case ErrorKind::BadConfig:
        return "bad_config";
    case ErrorKind::BadData:
        return "bad_data";
    case ErrorKind::Conflict:
        return "conflict";
    case ErrorKind::Internal:
        return "internal";
    }
    Q_UNREACHABLE();
}

} // namespace batchy::cli
