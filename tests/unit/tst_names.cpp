// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/names.h"
#include "tests/support/testrunner.h"

#include <QTest>

#include <algorithm>

using namespace batchy;

class NamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsKeysOut_data()
    {
        using Kind = KeyName::Kind;
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("workflow");
        QTest::addColumn<qint64>("id");
        const auto row = [](const char *key, Kind kind, const char *workflow, qint64 id) {
            QTest::newRow(key) << QByteArray(key) << int(kind) << QByteArray(workflow) << id;
        };
        row("wf1", Kind::Workflow, "wf1", 0);
        row("wf1-1467149783", Kind::Batch, "wf1", 1467149783);
        row("wf1-146714978", Kind::Batch, "wf1", 146714978);
        row("wf1-14671497831", Kind::Batch, "wf1", 14671497831);
        row("wf1-1467149783-init", Kind::Init, "wf1", 1467149783);
        row("wf1-14671497", Kind::Workflow, "wf1-14671497", 0);
        row("wf1-146714978311", Kind::Workflow, "wf1-146714978311", 0);
        row("wf1-init", Kind::Workflow, "wf1-init", 0);
        row("1467149783", Kind::Workflow, "1467149783", 0);
        row("a.b_c-D", Kind::Workflow, "a.b_c-D", 0);
    }
    void sortsKeysOut()
    {
        QFETCH(QByteArray, key);
        QFETCH(int, kind);
        QFETCH(QByteArray, workflow);
        QFETCH(qint64, id);
        const auto name = parseKeyName(key);
        QVERIFY(name.has_value());
        QCOMPARE(int(name->kind), kind);
        QCOMPARE(name->workflow, workflow);
        QCOMPARE(name->id, id);
        if (name->kind == KeyName::Kind::Batch)
            QCOMPARE(batchKey(workflow, id), key);
        if (name->kind == KeyName::Kind::Init)
            QCOMPARE(initKey(workflow, id), key);
        QCOMPARE(checkWorkflowName(key).has_value(), name->kind == KeyName::Kind::Workflow);
    }

    void leavesOthersKeysAlone_data()
    {
        QTest::addColumn<QByteArray>("key");
        const QByteArrayList keys{"",
                                  "batchy:audit",
                                  "with space",
                                  ".hidden",
                                  "-dash",
                                  "-1467149783",
                                  "caf\xc3\xa9",
                                  "a/b",
                                  "wf-1467149783-1467149783",
                                  "-1467149783-init",
                                  QByteArray(201, 'x'),
                                  QByteArray("nul\0", 4)};
        for (const QByteArray &key : keys)
            QTest::newRow(key.left(20).toPercentEncoding().constData()) << key;
    }
    void leavesOthersKeysAlone()
    {
        QFETCH(QByteArray, key);
        QVERIFY(!parseKeyName(key));
        const auto checked = checkWorkflowName(key);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::BadInput);
        QVERIFY(!checked.error().what.isEmpty() && !checked.error().hint.isEmpty());
    }

    void ordersNumbersAsNumbers()
    {
        QByteArrayList names{"job10", "job2", "job1", "Job3", "job02", "job", "a", "job2b", "job2"};
        std::sort(names.begin(), names.end(),
                  [](const QByteArray &a, const QByteArray &b) { return naturalLess(a, b); });
        QCOMPARE(names, (QByteArrayList{"Job3", "a", "job", "job1", "job02", "job2", "job2",
                                        "job2b", "job10"}));
        for (const QByteArray &a : std::as_const(names))
            for (const QByteArray &b : std::as_const(names))
                QCOMPARE(naturalLess(a, b) || naturalLess(b, a), a != b);
    }

    void findsWhatWasMeant()
    {
        const QByteArrayList known{"sales_daily", "sales_hourly", "inventory", "web_logs"};
        QCOMPARE(nearestNames("sales_dayly", known).value(0), QByteArray("sales_daily"));
        QCOMPARE(nearestNames("INVENTORY", known), QByteArrayList{"inventory"});
        QVERIFY(nearestNames("xyz", known).isEmpty());
    }
};

BATCHY_TEST(names, NamesTest)
#include "tst_names.moc"
