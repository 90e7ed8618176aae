// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/tokens.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace batchy::http {

namespace {

constexpr qsizetype shortest = 16;
constexpr qint64 mostBytes = 1 << 20;

QByteArray digestOf(QByteArrayView token)
{
    return QCryptographicHash::hash(token.toByteArray(), QCryptographicHash::Sha256);
}

/// Looks at every byte, so that the time tells nothing of where two digests differ.
bool isSame(const QByteArray &a, const QByteArray &b)
{
    unsigned difference = unsigned(a.size() ^ b.size());
    for (qsizetype i = 0; i < a.size() && i < b.size(); ++i)
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return difference == 0;
}

tl::unexpected<Error> badTokens(const QString &file, const QString &why, const QString &hint)
{
    return fail(ErrorKind::BadConfig,
                QStringLiteral("The tokens in %1 can't be used: %2").arg(file, why), hint);
}

} // namespace

Result<Tokens> Tokens::read(const QString &file)
{
    QFile source(file);
    if (!source.open(QFile::ReadOnly))
        return badTokens(file, source.errorString() + QLatin1Char('.'),
                         QStringLiteral("Name a file that batchy may read with --token-file."));
    if (QFileInfo(source).permissions() &
        (QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        return badTokens(file, QStringLiteral("others may read or change it."),
                         QStringLiteral("Run: chmod 640 \"%1\"").arg(file));
    const QByteArray lines = source.read(mostBytes + 1);
    if (lines.size() > mostBytes)
        return badTokens(file, QStringLiteral("the file has more than 1 MiB."),
                         QStringLiteral("Is this the right file?"));
    Tokens tokens;
    int number = 0;
    for (const QByteArray &line : lines.split('\n')) {
        ++number;
        const QByteArray text = line.simplified();
        if (text.isEmpty() || text.startsWith('#'))
            continue;
        const QList<QByteArray> words = text.split(' ');
        const bool isRead = words.size() >= 2 && words[1] == "read";
        const bool isFull = words.size() >= 2 && words[1] == "full";
        if ((!isRead && !isFull) || words[0].size() < shortest)
            return badTokens(file,
                             QStringLiteral("line %1 isn't a token of at least %2 characters and "
                                            "then read or full.")
                                 .arg(number)
                                 .arg(shortest),
                             QStringLiteral("Make one with: openssl rand -hex 24"));
        const QByteArray name =
            words.size() > 2 ? words[2] : QByteArray("line ") + QByteArray::number(number);
        tokens.m_entries.push_back(
            {digestOf(words[0]), {isFull ? Right::Full : Right::Read, name}});
    }
    if (tokens.m_entries.empty())
        return badTokens(file, QStringLiteral("there are none."),
                         QStringLiteral("Write a line such as: TOKEN full NAME"));
    return tokens;
}

std::optional<Tokens::Holder> Tokens::find(QByteArrayView token) const
{
    const QByteArray digest = digestOf(token);
    std::optional<Holder> holder;
    for (const Entry &entry : m_entries)
        if (isSame(entry.digest, digest))
            holder = entry.holder;
    return holder;
}

} // namespace batchy::http
