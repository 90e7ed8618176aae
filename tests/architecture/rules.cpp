// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules.h"

#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QStringList>

#include <map>

namespace batchy::test {

namespace {

QRegularExpression expression(const char *pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern));
}

QString firstFolders(const QString &path, int count)
{
    return QFileInfo(path).path().section(QLatin1Char('/'), 0, count - 1);
}

/// The floors of the house, by folder. An include leads to its own folder or to a lower floor.
const std::map<QString, int> &floors()
{
    static const std::map<QString, int> table{
        {QStringLiteral("core"), 0}, // core/error.h, core/result.h
        {QStringLiteral("core/domain"), 1}, {QStringLiteral("core/config"), 2},
        {QStringLiteral("core/redis"), 2},  {QStringLiteral("core/render"), 2},
        {QStringLiteral("core/store"), 3},  {QStringLiteral("core/settings"), 3},
        {QStringLiteral("core/live"), 4},   {QStringLiteral("core/wait"), 5},
        {QStringLiteral("core/demo"), 4},   {QStringLiteral("ui"), 6},
        {QStringLiteral("app/http"), 6},    {QStringLiteral("app/keeper"), 7},
        {QStringLiteral("app/cli"), 7},     {QStringLiteral("app/server"), 8},
        {QStringLiteral("app/console"), 8}, {QStringLiteral("tests"), 9}};
    return table;
}

/// The folder that stands for a file in floors().
QString floorOf(const QString &path)
{
    const QString top = firstFolders(path, 1);
    return top == QLatin1String("ui") || top == QLatin1String("tests") ? top
                                                                       : firstFolders(path, 2);
}

/// The modules of Qt that a folder may include, the first line that fits.
struct ModuleRule
{
    QRegularExpression where;
    QStringList modules;
};

const QList<ModuleRule> &moduleRules()
{
    const QString core = QStringLiteral("QtCore");
    const QString network = QStringLiteral("QtNetwork");
    static const QList<ModuleRule> rules{
        {expression("^core/domain/"), {core}},
        {expression("^core/|^app/(cli|http|keeper|server)/"), {core, network}},
        {expression("^ui/models/"), {core}}};
    return rules;
}

bool isHeaderOf(const QString &module, const QString &header)
{
    static const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    return QFileInfo(headers.filePath(module + QLatin1Char('/') + header)).isFile();
}

QString problemOfQtInclude(const QString &from, const QString &header)
{
    static const QRegularExpression isQt = expression("^(Qt?[A-Z]|q[a-z0-9_]+\\.h$)");
    static const QRegularExpression isQCoro = expression("^QCoro");
    if (!isQt.match(header).hasMatch() || isQCoro.match(header).hasMatch())
        return {};
    for (const ModuleRule &rule : moduleRules()) {
        if (!rule.where.match(from).hasMatch())
            continue;
        const QString module = header.section(QLatin1Char('/'), 0, 0);
        for (const QString &allowed : rule.modules) {
            if (module == allowed || isHeaderOf(allowed, header))
                return {};
        }
        return QStringLiteral("includes <%1>, but may include only %2")
            .arg(header, rule.modules.join(QStringLiteral(" and ")));
    }
    return {};
}

/// Headers that don't belong in some files.
const QList<WordRule> &headerRules()
{
    static const QList<WordRule> rules{
        {expression("^core/"), expression("^(iostream|print|syncstream)$"),
         QStringLiteral("core never prints")},
        {expression("^core/domain/"),
         expression("^(.*/)?(Q(Abstract)?File\\w*|QSaveFile|QTemporary\\w+|QDir\\w*|QStorageInfo|"
                    "QStandardPaths|QSettings|QProcess\\w*|QIODevice|filesystem|fstream|"
                    "fcntl\\.h|unistd\\.h|sys/.*)$"),
         QStringLiteral("domain knows no files")},
        {expression("^core/domain/"),
         expression("^(.*/)?(QDateTime|QTime|QTimer|QTimeZone|QElapsedTimer|QDeadlineTimer|"
                    "QBasicTimer|ctime|time\\.h)$"),
         QStringLiteral("domain knows no clock: moments are Timestamp, now is an argument")},
        {expression("^core/"),
         expression(
             "^(CLI/|boost/|openssl/|git2|qt6keychain/|Qsci/|xlsxwriter|prometheus/|systemd/)"),
         QStringLiteral("what only one face needs is linked there")},
        {expression("^(?!core/redis/.*\\.cpp$|tests/)"), expression("^hiredis/"),
         QStringLiteral("hiredis is seen only in the .cpp files of core/redis")},
        {expression("^(?!core/config/.*\\.cpp$|tests/)"), expression("^yaml-cpp/"),
         QStringLiteral("yaml-cpp is seen only in the .cpp files of core/config")},
        {expression("^(?!app/http/.*\\.cpp$|tests/)"), expression("^(boost|openssl)/"),
         QStringLiteral("Beast and OpenSSL are seen only in the .cpp files of app/http")}};
    return rules;
}

} // namespace

QString problemOfInclude(const QString &from, const QString &to)
{
    const QString here = floorOf(from);
    const QString there = floorOf(to);
    for (const QString &folder : {here, there}) {
        if (!floors().contains(folder))
            return QStringLiteral("%1 has no floor in tests/architecture/rules.cpp").arg(folder);
    }
    const bool down = floors().at(there) < floors().at(here);
    const bool headlessSeesWindows = there == QLatin1String("ui") &&
                                     here != QLatin1String("app/console") &&
                                     here != QLatin1String("tests");
    if (here == there || (down && !headlessSeesWindows))
        return {};
    return QStringLiteral("includes %1, but %2 doesn't stand on %3").arg(to, here, there);
}

QString problemOfForeignInclude(const QString &from, const QString &header)
{
    for (const WordRule &rule : headerRules()) {
        if (rule.where.match(from).hasMatch() && rule.word.match(header).hasMatch())
            return QStringLiteral("includes <%1>: %2").arg(header, rule.because);
    }
    return problemOfQtInclude(from, header);
}

const QList<WordRule> &wordRules()
{
    static const QList<WordRule> rules{
        {expression("^core/"),
         expression("\\bstd::(cout|cerr|clog|print|println|puts|printf)\\b|\\bstd(out|err)\\b|"
                    "(?<![\\w.>:])(::)?(v?f?printf|f?puts|f?putc(har)?)\\s*\\("),
         QStringLiteral("core never prints")},
        {expression("^core/"),
         expression(
             "\\bQ(Widget|Application|GuiApplication|MainWindow|Dialog|MessageBox|Action|Painter|"
             "Color|Icon|Pixmap|Font)\\b"),
         QStringLiteral("core knows no window")},
        {expression("^(core|ui)/"),
         expression("\\bQEventLoop\\b|\\bprocessEvents\\s*\\(|\\bsleep_(for|until)\\b|"
                    "\\bQThread::m?u?sleep\\b|(?<!\\w)u?sleep\\s*\\("),
         QStringLiteral("nothing blocks, nothing nests an event loop")},
        // qCoro(x).waitForFinished() is awaited and doesn't block.
        {expression("^(core|ui)/"),
         expression("^(?!.*\\bqCoro\\s*\\().*\\K\\b(QCoro::)?waitFor(Started|Finished|ReadyRead|"
                    "BytesWritten|"
                    "Connected|Disconnected|Encrypted|NewConnection|Done)?\\s*\\("),
         QStringLiteral("nothing blocks, nothing nests an event loop")},
        {expression("^core/domain/"),
         expression("\\b(QFile|QSaveFile|QDir|QFileInfo|QIODevice|QSettings|QStandardPaths|"
                    "[io]?fstream|fopen)\\b|\\bstd::filesystem\\b"),
         QStringLiteral("domain knows no files")},
        {expression("^core/domain/"),
         expression("\\bclock::now\\b|_clock\\b|\\bcurrent(DateTime|Date|Time|MSecs|Secs)\\w*|"
                    "\\b(QElapsedTimer|QDeadlineTimer|QTimer)\\b|"
                    "\\b(clock_gettime|gettimeofday|localtime|gmtime)\\w*\\s*\\(|"
                    "\\btime\\s*\\(\\s*(nullptr|NULL|0|&\\w+)\\s*\\)"),
         QStringLiteral("domain knows no clock: now is an argument")},
        {expression("^core/domain/"),
         QRegularExpression(QStringLiteral("\\b(hi)?redis\\w*|\\bYAML\\w*"),
                            QRegularExpression::CaseInsensitiveOption),
         QStringLiteral("domain knows neither Redis nor YAML")}};
    return rules;
}

int longestAllowed(const QString &path)
{
    static const QRegularExpression isHeader = expression("\\.(h|hh|hpp|hxx|inl)$");
    if (path == QLatin1String("ui/mainwindow.cpp"))
        return 300;
    return isHeader.match(path).hasMatch() ? 200 : 400;
}

} // namespace batchy::test
