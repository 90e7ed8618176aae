// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/servelimits.h"

#include "app/cli/text.h"

#include <QFile>

namespace batchy {

namespace {

using cli::Text;
using cli::words;

Result<QByteArray> readPem(const char *option, const QByteArray &path)
{
    QFile file(QFile::decodeName(path));
    if (!file.open(QFile::ReadOnly))
        return fail(ErrorKind::BadInput,
                    Text::tr("%1: %2 can't be read (%3).")
                        .arg(QLatin1String(option), words(path), file.errorString()),
                    Text::tr("Name a file in PEM that batchy may read."));
    QByteArray pem = file.read(1 << 20);
    if (!pem.contains("-----BEGIN"))
        return fail(ErrorKind::BadInput,
                    Text::tr("%1: %2 isn't a file in PEM.").arg(QLatin1String(option), words(path)),
                    Text::tr("It should begin with -----BEGIN."));
    return pem;
}

} // namespace

Result<int> numberOption(const char *option, const std::optional<QByteArray> &text, int fallback,
                         int least, int most)
{
    if (!text)
        return fallback;
    bool isNumber = false;
    const int number = text->toInt(&isNumber);
    if (!isNumber || number < least || number > most)
        return fail(ErrorKind::BadInput,
                    Text::tr("%1 takes a whole number from %2 to %3, not \"%4\".")
                        .arg(QLatin1String(option))
                        .arg(least)
                        .arg(most)
                        .arg(words(*text)));
    return number;
}

Result<http::AccessLog::Format> logFormatOption(const std::optional<QByteArray> &text)
{
    using Format = http::AccessLog::Format;
    if (!text || *text == "text")
        return Format::Text;
    if (*text == "json")
        return Format::Json;
    if (*text == "none")
        return Format::None;
    return fail(ErrorKind::BadInput,
                Text::tr("--log-format takes text, json or none, not \"%1\".").arg(words(*text)));
}

Result<http::Server::Tls> tlsOption(const std::optional<QByteArray> &certificate,
                                    const std::optional<QByteArray> &key)
{
    if (!certificate && !key)
        return http::Server::Tls();
    if (!certificate || !key)
        return fail(ErrorKind::BadInput, Text::tr("--tls-cert and --tls-key need each other."),
                    Text::tr("Give both, or neither for plain HTTP."));
    auto certificateText = readPem("--tls-cert", *certificate);
    if (!certificateText)
        return fail(certificateText.error());
    auto keyText = readPem("--tls-key", *key);
    if (!keyText)
        return fail(keyText.error());
    return http::Server::Tls{std::move(*certificateText), std::move(*keyText)};
}

} // namespace batchy
