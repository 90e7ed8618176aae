// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/errors.h"

#include "core/domain/jsontext.h"

namespace batchy::http {

namespace {

QByteArray errorBody(QByteArrayView word, const QString &message, const QString &hint,
                     const QStringList &details)
{
    QByteArray body =
        "{\"error\": " + json::quote(word) + ", \"message\": " + json::quote(message.toUtf8());
    if (!hint.isEmpty())
        body += ", \"hint\": " + json::quote(hint.toUtf8());
    if (!details.isEmpty()) {
        body += ", \"details\": [";
        for (qsizetype i = 0; i < details.size(); ++i)
            body += (i > 0 ? ", " : "") + json::quote(details[i].toUtf8());
        body += ']';
    }
    return body + '}';
}

/// Whether the same request may simply be sent again: what may have happened must be looked at
/// first.
bool isWorthAnotherTry(ErrorKind kind)
{
    return kind == ErrorKind::Offline || kind == ErrorKind::Refused;
}

} // namespace

int statusOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadInput:
        return 400;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::Conflict:
        return 409;
    case ErrorKind::BadConfig:
    case ErrorKind::BadData:
        return 422;
    case ErrorKind::Offline:
    case ErrorKind::Refused:
    case ErrorKind::Timeout:
    case ErrorKind::UnknownFate:
    case ErrorKind::Protocol:
        return 503;
    case ErrorKind::Internal:
        return 500;
    }
    Q_UNREACHABLE();
}

Response errorResponse(const Error &error)
{
    Response response;
    response.status = statusOf(error.kind);
    response.body = errorBody(errorWord(error.kind), error.what, error.hint, error.details);
    if (isWorthAnotherTry(error.kind))
        response.headers.push_back({"Retry-After", "1"});
    return response;
}

Response refusal(int status, QByteArrayView word, const QString &message, const QString &hint)
{
    Response response;
    response.status = status;
    response.body = errorBody(word, message, hint, {});
    return response;
}

} // namespace batchy::http
