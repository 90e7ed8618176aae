// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/config/pyyamlcases.h"

#include "core/config/pythonjson.h"
#include "core/config/workflowfile.h"

#include <QFile>
#include <QList>
#include <QTest>

namespace batchy::test {

namespace {

QByteArray dataFile(const char *name)
{
    QFile file(QStringLiteral(BATCHY_SOURCE_DIR "/tests/data/pyyaml/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no test data: %s", name);
    return file.readAll();
}

QList<QByteArray> lines(const char *name)
{
    QList<QByteArray> all = dataFile(name).split('\n');
    all.removeLast();
    return all;
}

/// Python's unicode_escape for bytes: \n, \r, \t, \\ and \xNN.
QByteArray unescaped(const QByteArray &text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            bytes += text[i];
            continue;
        }
        const char c = text[++i];
        if (c == 'x') {
            bytes += QByteArray::fromHex(text.sliced(i + 1, 2));
            i += 2;
        } else {
            bytes += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
        }
    }
    return bytes;
}

std::vector<PyYamlCase> escapedCases(const char *cases, const char *expected)
{
    std::vector<PyYamlCase> all;
    const QList<QByteArray> results = lines(expected);
    for (const QByteArray &line : lines(cases)) {
        const qsizetype tab = line.indexOf('\t');
        all.push_back({line.first(tab), unescaped(line.sliced(tab + 1)),
                       results.value(qsizetype(all.size())).sliced(tab + 1)});
    }
    return all;
}

} // namespace

std::vector<PyYamlCase> scalarCases()
{
    std::vector<PyYamlCase> all;
    const QList<QByteArray> results = lines("scalars.expected.txt");
    for (const QByteArray &line : lines("scalars.txt"))
        all.push_back({line, "job:\n  p: " + line + '\n', results.value(qsizetype(all.size()))});
    return all;
}

std::vector<PyYamlCase> documentCases()
{
    std::vector<PyYamlCase> all;
    const QList<QByteArray> results = lines("documents.expected.txt");
    const QByteArray documents = dataFile("documents.txt");
    qsizetype at = documents.indexOf("=== ");
    while (at >= 0) {
        const qsizetype next = documents.indexOf("=== ", at + 1);
        const QByteArray part = documents.mid(at + 4, next < 0 ? -1 : next - at - 4);
        const qsizetype nameEnd = part.indexOf('\n');
        all.push_back({part.first(nameEnd), part.sliced(nameEnd + 1),
                       results.value(qsizetype(all.size())).sliced(nameEnd + 1)});
        at = next;
    }
    return all;
}

std::vector<PyYamlCase> byteCases()
{
    return escapedCases("bytes.txt", "bytes.expected.txt");
}

std::vector<PyYamlCase> mutantCases()
{
    return escapedCases("mutants.txt", "mutants.expected.txt");
}

QByteArray asJson(const Batch &batch)
{
    QByteArray json = "{";
    for (const BatchJob &job : batch.jobs) {
        if (json.size() > 1)
            json += ", ";
        json += pythonQuoted(job.name) + ": " + job.job.text();
    }
    return json + '}';
}

void compareWithPyYaml(const PyYamlCase &item)
{
    const auto batch = readWorkflow(item.text, "wf");
    if (item.expected == "refused") {
        QVERIFY2(!batch, batch ? asJson(*batch).constData() : "");
        QVERIFY(batch.error().at.line >= 1);
        QVERIFY(batch.error().at.column >= 1);
        QVERIFY(batch.error().what.endsWith(QLatin1Char('.')));
        QVERIFY(!batch.error().hint.isEmpty());
        return;
    }
    QVERIFY2(batch,
             batch ? "" : qPrintable(toError(batch.error(), QStringLiteral("wf.yaml")).what));
    QCOMPARE(asJson(*batch), item.expected);
    for (const BatchJob &job : batch->jobs)
        QVERIFY(!job.job.isBroken());
}

} // namespace batchy::test
