// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/house.h"

#include "tests/architecture/rules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <tuple>

namespace batchy::test {

namespace {

const QStringList topFolders{QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("tests"),
                             QStringLiteral("ui")};
const QString licenceLine = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later");

/// A source while it is being read: its findings collect here.
struct Source
{
    QString root;
    QString path; ///< relative to root
    QList<Violation> violations = {};

    void found(int line, const QString &what) { violations.append({path, line, what}); }
};

/// Where an include leads within the project, relative to its root; empty when it leads outside.
QString projectPath(const Source &source, const QString &included)
{
    const QString folder = QFileInfo(source.path).path();
    const QString beside = QDir::cleanPath(folder + QLatin1Char('/') + included);
    if (included.startsWith(QLatin1String("../")) ||
        QFileInfo::exists(source.root + QLatin1Char('/') + beside))
        return beside;
    const QString clean = QDir::cleanPath(included);
    return topFolders.contains(clean.section(QLatin1Char('/'), 0, 0)) ? clean : QString();
}

void checkInclude(Source &source, int line, const QString &included)
{
    const QString target = projectPath(source, included);
    const QString problem = target.isEmpty() ? problemOfForeignInclude(source.path, included)
                                             : problemOfInclude(source.path, target);
    if (!problem.isEmpty())
        source.found(line, problem);
}

void checkLines(Source &source, const QString &text)
{
    static const QRegularExpression include(
        QStringLiteral(R"(^\s*#\s*include(?:_next)?\s*[<"]([^>"]+)[>"])"));
    int number = 0;
    for (const QString &line : withoutCommentsAndStrings(text).split(QLatin1Char('\n'))) {
        ++number;
        if (const auto match = include.match(line); match.hasMatch()) {
            checkInclude(source, number, match.captured(1));
            continue;
        }
        for (const WordRule &rule : wordRules()) {
            if (!rule.where.match(source.path).hasMatch())
                continue;
            if (const auto word = rule.word.match(line); word.hasMatch())
                source.found(number,
                             QStringLiteral("names %1: %2").arg(word.captured(), rule.because));
        }
    }
}

void checkShape(Source &source, const QString &text)
{
    if (text.section(QLatin1Char('\n'), 0, 0) != licenceLine)
        source.found(1, QStringLiteral("the first line isn't \"%1\"").arg(licenceLine));
    const auto newlines = text.count(QLatin1Char('\n'));
    const auto lines = text.endsWith(QLatin1Char('\n')) ? newlines : newlines + 1;
    const int limit = longestAllowed(source.path);
    if (lines > limit)
        source.found(limit + 1, QStringLiteral("has %1 lines, at most %2 are allowed")
                                    .arg(QString::number(lines), QString::number(limit)));
}

QList<Violation> violationsOf(const QString &root, const QString &path)
{
    Source source{root, path};
    QFile file(root + QLatin1Char('/') + path);
    if (!file.open(QIODevice::ReadOnly)) {
        source.found(1, QStringLiteral("can't be read: %1").arg(file.errorString()));
        return source.violations;
    }
    const QString text = QString::fromUtf8(file.readAll());
    checkShape(source, text);
    checkLines(source, text);
    return source.violations;
}

} // namespace

QList<Violation> violationsOfTheHouse(const QString &root)
{
    const QStringList suffixes{
        QStringLiteral("*.cpp"), QStringLiteral("*.cc"),  QStringLiteral("*.cxx"),
        QStringLiteral("*.c"),   QStringLiteral("*.h"),   QStringLiteral("*.hh"),
        QStringLiteral("*.hpp"), QStringLiteral("*.hxx"), QStringLiteral("*.inl")};
    QList<Violation> all;
    for (const QString &folder : topFolders) {
        QDirIterator files(root + QLatin1Char('/') + folder, suffixes, QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            all += violationsOf(root, QDir(root).relativeFilePath(files.next()));
    }
    std::sort(all.begin(), all.end(), [](const Violation &a, const Violation &b) {
        return std::tie(a.file, a.line, a.what) < std::tie(b.file, b.line, b.what);
    });
    return all;
}

} // namespace batchy::test
