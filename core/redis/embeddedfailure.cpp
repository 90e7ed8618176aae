// SPDX-License-Identifier: GPL-3.0-or-later
// The part of EmbeddedFolder that says what is wrong with the data, or with a server that ended.
#include "core/redis/embeddedfolder.h"
#include "core/redis/embeddedkeeper.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace batchy {

namespace {

struct EmbeddedFailureText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::EmbeddedFolder)
};

constexpr qint64 longestLog = 64 * 1024;
constexpr qsizetype lastLines = 5;

/// What Redis 6.2 and 7 write when they won't load their file. All end the server and change
/// nothing.
bool saysDamaged(const QString &log)
{
    static constexpr std::array signs = {
        "Bad file format reading the append only file",
        "Unexpected end of file reading the append only file",
        "Invalid AOF manifest",
        "Unable to obtain the AOF file",
        "Internal error in RDB",
        "Short read or OOM loading DB",
        "Wrong RDB checksum",
        "Wrong signature trying to load DB",
        "doesn't exist when loading",
        "Error reading the RDB preamble",
    };
    return std::any_of(signs.begin(), signs.end(),
                       [&](const char *sign) { return log.contains(QLatin1String(sign)); });
}

/// The name of the file that Redis stumbled over, where it tells.
QString damagedFile(const QString &log)
{
    static const QRegularExpression name(
        QStringLiteral("the append only file ([\\w.-]+)|Checking RDB file ([\\w.-]+)|"
                       "the AOF file ([\\w.-]+)"));
    const QRegularExpressionMatch match = name.match(log);
    for (int i = 1; i <= match.lastCapturedIndex(); ++i) {
        if (match.hasCaptured(i))
            return match.captured(i);
    }
    return {};
}

/// The last lines without Redis' "PID:ROLE DATE": what happened, not when.
QStringList lastWords(const QString &log)
{
    static const QRegularExpression stamp(
        QStringLiteral("^\\d+:[A-Z] \\d+ \\w+ \\d+ [\\d:.]+ [*#.-] "));
    QStringList words;
    const QStringList lines = log.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines.mid(std::max<qsizetype>(0, lines.size() - lastLines)))
        words << QString(line).remove(stamp).trimmed();
    return words;
}

/// For a command line that people copy.
QString quoted(QString path)
{
    path.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + path + QLatin1Char('\'');
}

} // namespace

Error EmbeddedFolder::damaged(const QString &what) const
{
    const QString copy = m_path + QLatin1String("-copy");
    const QString data = QFile::exists(file(keeper::dataFolder))
                             ? QLatin1String(keeper::manifestFile)
                             : QLatin1String("appendonly.aof");
    Error error{ErrorKind::BadData, what,
                EmbeddedFailureText::tr(
                    "Nothing was changed. Repair a copy with the commands below, look at what "
                    "redis-check-aof wants to cut off before you agree, then put the copy in "
                    "place. Where it can't repair the copy, a backup is needed.")};
    error.details = {
        QStringLiteral("cp -a %1 %2").arg(quoted(m_path), quoted(copy)),
        QStringLiteral("redis-check-aof --fix %1").arg(quoted(copy + QLatin1Char('/') + data)),
        QStringLiteral("mv %1 %2").arg(quoted(m_path), quoted(m_path + QLatin1String("-damaged"))),
        QStringLiteral("mv %1 %2").arg(quoted(copy), quoted(m_path)),
    };
    return error;
}

Error EmbeddedFolder::explainEnd() const
{
    const QString name = file(keeper::logFile);
    QFile stored(name);
    QString log;
    if (stored.open(QIODevice::ReadOnly)) {
        stored.seek(std::max<qint64>(0, stored.size() - longestLog));
        log = QString::fromUtf8(stored.readAll());
    }
    if (saysDamaged(log)) {
        const QString part = damagedFile(log);
        const QString where = part.isEmpty() ? m_path : m_path + QLatin1String(": ") + part;
        return damaged(
            EmbeddedFailureText::tr("The data of Batchy's own Redis are damaged (%1).").arg(where));
    }
    Error error{ErrorKind::Offline, {}, {}, {}, lastWords(log)};
    if (log.contains(QLatin1String("No space left on device"))) {
        error.what =
            EmbeddedFailureText::tr("Batchy's own Redis can't start: the disk of %1 is full.")
                .arg(m_path);
        error.hint = EmbeddedFailureText::tr("Make space on it and try again.");
    } else if (log.contains(QLatin1String("Can't handle RDB format version"))) {
        error.kind = ErrorKind::BadConfig;
        error.what = EmbeddedFailureText::tr(
                         "The data in %1 were written by a newer Redis than the one here.")
                         .arg(m_path);
        error.hint = EmbeddedFailureText::tr("Install that version again. Nothing was changed.");
    } else {
        error.what = EmbeddedFailureText::tr("Batchy's own Redis ended as soon as it was started.");
        error.hint = EmbeddedFailureText::tr("Its own words are in %1.").arg(name);
    }
    return error;
}

} // namespace batchy
