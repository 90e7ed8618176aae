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

} // namespace batchy::cli
