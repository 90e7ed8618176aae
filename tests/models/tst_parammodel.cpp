// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"
#include "ui/models/parammodel.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace batchy;

class ParamModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsStoredTextExactly()
    {
        ParamModel model;
        const QAbstractItemModelTester tester(&model);
        model.setJob(BatchJob{
            "job1",
            Job::fromText(R"({"status": "open", "n": 2.0, "list": [1,  2], "t": "\u00e9"})")});
        QCOMPARE(model.rowCount(), 4);
        const auto value = [&](int row) { return model.index(row, 1).data().toString(); };
        QCOMPARE(value(1), QStringLiteral("2.0"));
        QCOMPARE(value(2), QStringLiteral("[1,  2]"));
        QCOMPARE(value(3), QStringLiteral("\"\\u00e9\""));
        QVERIFY(model.index(0, 0).data(role::Secondary).toBool());
        QVERIFY(!model.index(1, 0).data(role::Secondary).toBool());
    }

    void keepsRowsThatStay()
    {
        ParamModel model;
        const QAbstractItemModelTester tester(&model);
        model.setJob(BatchJob{"job1", Job::fromText(R"({"a": 1, "b": 2, "c": 3, "d": 4})")});
        const QPersistentModelIndex last = model.index(3, 0);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setJob(
            BatchJob{"job1", Job::fromText(R"({"a": 1, "x": 0, "y": 0, "z": 1, "d": 5})")});
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(last.row(), 4);
        QCOMPARE(model.index(4, 1).data().toString(), QStringLiteral("5"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(reset.size(), 0);
        model.setJob(BatchJob{"job2", Job::fromText("{}")});
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 0);
    }

    void showsBrokenTextRawAndMarked()
    {
        ParamModel model;
        const QAbstractItemModelTester tester(&model);
        model.setJob(BatchJob{"job1", Job::fromText("{oops")});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("{oops"));
        QVERIFY(model.index(0, 1).data(role::Broken).toBool());
    }

    void doesNotLayOutMegabytes()
    {
        ParamModel model;
        const QByteArray huge = '"' + QByteArray(3'000'000, 'x') + '"';
        model.setJob(BatchJob{"job1", Job::fromText("{\"a\": " + huge + "}")});
        QVERIFY(model.index(0, 1).data().toString().size() < 5000);
        QCOMPARE(model.valueAt(model.index(0, 1)), huge);
    }
};

BATCHY_TEST(parammodel, ParamModelTest)
#include "tst_parammodel.moc"
