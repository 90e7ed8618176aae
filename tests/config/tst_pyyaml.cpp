// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/workflowfile.h"
#include "tests/config/pyyamlcases.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace batchy::test;

Q_DECLARE_METATYPE(batchy::test::PyYamlCase)

/// The reader against what PyYAML said about the same texts, once.
class PyYamlTest : public QObject
{
    Q_OBJECT

    static void addRows(const std::vector<PyYamlCase> &cases)
    {
        QTest::addColumn<PyYamlCase>("item");
        for (const PyYamlCase &item : cases)
            QTest::addRow("%s", item.name.constData()) << item;
    }
    static void compare()
    {
        QFETCH(PyYamlCase, item);
        compareWithPyYaml(item);
    }

private Q_SLOTS:
    void scalars_data() { addRows(scalarCases()); }
    void scalars() { compare(); }

    void documents_data()
    {
        auto cases = documentCases();
        std::erase_if(cases, isReadDifferently);
        addRows(cases);
    }
    void documents() { compare(); }

    void bytes_data()
    {
        auto cases = byteCases();
        std::erase_if(cases, isReadDifferently);
        addRows(cases);
    }
    void bytes() { compare(); }

    void mutants_data()
    {
        auto cases = mutantCases();
        const auto before = cases.size();
        std::erase_if(cases, isReadDifferently);
        // Whether the second reader refuses more than a few oddities.
        QVERIFY(before - cases.size() < 10);
        addRows(cases);
    }
    void mutants() { compare(); }

    void refusesWhatReadersDisagreeOn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty explicit key") << QByteArray("job1:\n  ? a\n  :\n  ?\n  : b\n");
        QTest::newRow("line separator") << QByteArray("job1: # x\xe2\x80\xa8  a: 1\n");
        QTest::newRow("bracket behind a colon") << QByteArray("job1: {a:[b]}\n");
    }
    void refusesWhatReadersDisagreeOn()
    {
        QFETCH(QByteArray, text);
        QVERIFY(isReadDifferently({{}, text, "accepted"}));
    }

private:
    /// Whether PyYAML takes the text and only the second reader sees something else in it.
    static bool isReadDifferently(const PyYamlCase &item)
    {
        if (item.expected == "refused")
            return false;
        const auto batch = readWorkflow(item.text, "wf");
        return !batch && batch.error().what.contains(QStringLiteral("read differently"));
    }
};

BATCHY_TEST(pyyaml, PyYamlTest)
#include "tst_pyyaml.moc"
