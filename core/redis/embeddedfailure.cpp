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
/// Redis 6.2 writes 9, Redis 8 writes 12.
constexpr int latestFormat = 40;

/// What Redis 6.2 and 7 write when they won't load their file. All end the server and change
/// nothing.
bool saysDamaged(const QString &log)
{
    static constexpr std::array signs = {
        "reading the append only file", // bad format, unknown command, unrecoverable error
        "FATAL AOF MANIFEST FILE ERROR",
        "Unable to obtain the AOF file",
        "The append log file",
        "the truncated file is not the last file",
        "Internal error in RDB",
        "Short read or OOM loading DB",
        "Wrong RDB checksum",
        "Wrong signature trying to load DB",
        "Error reading the RDB",           // preamble, base file
        "Can't handle RDB format version", // one that no Redis has: isOfNewerRedis() comes first
    };
    return std::any_of(signs.begin(), signs.end(),
                       [&](const char *sign) { return log.contains(QLatin1String(sign)); });
}

/// Some damage isn't noticed by Redis: it stumbles over it.
bool saysCrashedWhileLoading(const QString &log)
{
    return log.contains(QLatin1String("REDIS BUG REPORT START")) &&
           !log.contains(QLatin1String("eady to accept connections"));
}

/// Either the whole file is there but its last write, or a length in it is damaged and Redis looked
/// for more than there is.
bool saysCutOff(const QString &log)
{
    return log.contains(QLatin1String("Unexpected end of file reading the append only file"));
}

/// A version that a coming Redis may have; any other number is damage.
bool isOfNewerRedis(const QString &log)
{
    static const QRegularExpression version(
        QStringLiteral("Can't handle RDB format version (\\d{1,2})\\b"));
    const int number = version.match(log).captured(1).toInt();
    return number > 0 && number <= latestFormat;
}

/// The name of the file that Redis stumbled over, where it tells.
QString damagedFile(const QString &log)
{
    static const QRegularExpression name(
        QStringLiteral("the append only file (appendonly[\\w.-]+)|Checking RDB file ([\\w.-]+)|"
                       "the AOF file ([\\w.-]+)|the RDB base file ([\\w.-]+)|"
                       "The append log file ([\\w.-]+)"));
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

Error EmbeddedFolder::cutOff(const QString &where) const
{
    Error error = damaged(
        EmbeddedFailureText::tr("The data of Batchy's own Redis end in the middle of a write (%1).")
            .arg(where));
    error.hint = EmbeddedFailureText::tr(
        "Nothing was changed. A power cut leaves such an end: the last write is lost, all before "
        "it is there. Repair a copy with the commands below, and agree when redis-check-aof wants "
        "to cut off little (\"diff\", in bytes); then put the copy in place. If it wants to cut "
        "off much, the file is damaged further up: a backup may hold more.");
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
    Error error{ErrorKind::Offline, {}, {}, {}, lastWords(log)};
    if (isOfNewerRedis(log)) {
        error.kind = ErrorKind::BadConfig;
        error.what = EmbeddedFailureText::tr(
                         "The data in %1 were written by a newer Redis than the one here.")
                         .arg(m_path);
        error.hint = EmbeddedFailureText::tr("Install that version again. Nothing was changed.");
        return error;
    }
    if (saysDamaged(log) || saysCrashedWhileLoading(log)) {
        const QString part = damagedFile(log);
        const QString where = part.isEmpty() ? m_path : m_path + QLatin1String(": ") + part;
        if (saysCutOff(log))
            return cutOff(where);
        error = damaged(
            EmbeddedFailureText::tr("The data of Batchy's own Redis are damaged (%1).").arg(where));
        if (log.contains(QLatin1String("Unknown command '")))
            error.hint += QLatin1Char(' ') +
                          EmbeddedFailureText::tr(
                              "If redis-check-aof finds nothing wrong, the name of a command is "
                              "spoilt: %1 quotes it, and it can be mended in the copy by hand.")
                              .arg(name);
        return error;
    }
    if (log.contains(QLatin1String("No space left on device"))) {
        error.what =
            EmbeddedFailureText::tr("Batchy's own Redis can't start: the disk of %1 is full.")
                .arg(m_path);
        error.hint = EmbeddedFailureText::tr("Make space on it and try again.");
    } else {
        error.what = EmbeddedFailureText::tr("Batchy's own Redis ended as soon as it was started.");
        error.hint = EmbeddedFailureText::tr("Its own words are in %1.").arg(name);
    }
    return error;
}

} // namespace batchy
