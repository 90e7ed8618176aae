// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

namespace batchy {

Error Error::within(const QString &where) const
{
    Error outer = *this;
    outer.what = where + QStringLiteral(": ") + what;
    return outer;
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

} // namespace batchy
