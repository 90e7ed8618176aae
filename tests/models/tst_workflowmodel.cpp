// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/samples.h"
#include "tests/support/testrunner.h"
#include "ui/models/roles.h"
#include "ui/models/workflowmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QItemSelectionModel>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono;

namespace {

QByteArrayList namesIn(const WorkflowModel &model)
{
    QByteArrayList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data(role::Key).toByteArray();
    return names;
}

std::vector<Batch> manyBatches(int count)
{
    std::vector<Batch> all;
    for (int i = 0; i < count; ++i)
        all.push_back(sampleBatch("wf" + QByteArray::number(i), 1, i % 2, Status::Failed,
                                  minutes{1 + i * 7919 % 5000}));
    return all;
}

} // namespace

class WorkflowModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatABatchIs()
    {
        WorkflowModel model;
        const QAbstractItemModelTester tester(&model);
        model.setNow(sampleNow);
        model.merge({sampleBatch("wf1", 7, 2, Status::Failed, minutes{64})});
        QCOMPARE(model.rowCount(), 1);
        const auto text = [&](WorkflowModel::Column column) {
            return model.index(0, int(column)).data().toString();
        };
        QCOMPARE(text(WorkflowModel::Column::Name), QStringLiteral("wf1"));
        QCOMPARE(text(WorkflowModel::Column::Status), QStringLiteral("failed"));
        QCOMPARE(text(WorkflowModel::Column::Done), QStringLiteral("2 / 7"));
        QCOMPARE(text(WorkflowModel::Column::Started), QStringLiteral("2026-11-24 01:26:00"));
        QCOMPARE(text(WorkflowModel::Column::Duration), QStringLiteral("7 min 41 s"));
        QCOMPARE(text(WorkflowModel::Column::Age), QStringLiteral("56 min ago"));
        const QModelIndex name = model.index(0, 0);
        QCOMPARE(name.data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("wf1, failed, 2 of 7 jobs"));
        QCOMPARE(name.data(role::SecondLine).toString(),
                 QStringLiteral("failed at 2026-11-24 01:29 UTC: job3, job4 and 3 more"));
        QCOMPARE(name.data(role::Status).toInt(), int(Status::Failed));
        for (int column = 0; column < WorkflowModel::columns; ++column) {
            QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
            QVERIFY(!model.index(0, column).data(Qt::ToolTipRole).toString().isEmpty());
        }
    }

    void marksTornAndBroken()
    {
        WorkflowModel model;
        model.merge(sampleNight());
        QVERIFY(model.indexOf("clickstream_sessions").data(role::Torn).toBool());
        QVERIFY(!model.indexOf("sales_daily").data(role::Torn).toBool());
        const QModelIndex broken = model.indexOf("legacy_mainframe");
        QVERIFY(broken.data(role::Broken).toBool());
        QVERIFY(broken.data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("broken")));
    }

    void mergesOnlyWhatDiffers()
    {
        WorkflowModel model;
        const QAbstractItemModelTester tester(&model);
        std::vector<Batch> night = sampleNight();
        model.merge(night);
        QCOMPARE(model.rowCount(), int(night.size()));
        const QPersistentModelIndex sales = model.indexOf("sales_daily");
        const QPersistentModelIndex gone = model.indexOf("fx_rates");
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

        model.merge(night);
        QCOMPARE(inserted.size() + removed.size() + changed.size(), 0);

        std::erase_if(night, [](const Batch &batch) { return batch.workflow == "fx_rates"; });
        night.push_back(sampleBatch("aaa_first", 1, 1, Status::Success));
        night.front() = sampleBatch("sales_daily", 7, 5, Status::Open, minutes{1});
        model.merge(night);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), sales.row());
        QVERIFY(!gone.isValid());
        QCOMPARE(sales.data(role::Key).toByteArray(), QByteArray("sales_daily"));
        QCOMPARE(sales.data(role::Done).toInt(), 5);
        QCOMPARE(namesIn(model).first(), QByteArray("aaa_first"));
        QCOMPARE(reset.size(), 0);
    }

    void namesThatComeTwiceAreOneRow()
    {
        WorkflowModel model;
        const QAbstractItemModelTester tester(&model);
        const Batch batch = sampleBatch("wf1", 1, 1, Status::Success);
        model.merge({batch, batch});
        model.merge({batch, batch, sampleBatch("wf2", 1, 0, Status::Open)});
        model.update(
            {sampleBatch("wf3", 1, 0, Status::Open), sampleBatch("wf3", 1, 0, Status::New)});
        model.remove("wf3");
        QCOMPARE(namesIn(model), (QByteArrayList{"wf1", "wf2"}));
        QCOMPARE(model.countOf(Status::Success), 1);
    }

    void selectionFollowsItsRows()
    {
        WorkflowModel model;
        const QAbstractItemModelTester tester(&model);
        QItemSelectionModel selection(&model);
        model.merge(sampleNight());
        model.sort(int(WorkflowModel::Column::Status));
        selection.setCurrentIndex(model.indexOf("web_logs"),
                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(namesIn(model).first(), QByteArray("inventory_snapshot"));
        model.update(sampleBatch("web_logs", 40, 39, Status::Failed, minutes{5}));
        model.update(sampleBatch("aaa", 1, 0, Status::Failed));
        model.remove("inventory_snapshot");
        model.sort(int(WorkflowModel::Column::Age), Qt::DescendingOrder);
        QCOMPARE(selection.currentIndex(), model.indexOf("web_logs"));
        QCOMPARE(selection.selectedRows(), QModelIndexList{model.indexOf("web_logs")});
    }

    void sortsByEachColumn_data()
    {
        QTest::addColumn<int>("column");
        for (int column = -1; column < WorkflowModel::columns; ++column)
            QTest::addRow("column %d", column) << column;
    }
    void sortsByEachColumn()
    {
        QFETCH(int, column);
        WorkflowModel model;
        const QAbstractItemModelTester tester(&model);
        model.setNow(sampleNow);
        model.merge(sampleNight());
        model.sort(column, Qt::AscendingOrder);
        const QByteArrayList ascending = namesIn(model);
        model.sort(column, Qt::DescendingOrder);
        const QByteArrayList descending = namesIn(model);
        QCOMPARE(QSet<QByteArray>(ascending.begin(), ascending.end()).size(), ascending.size());
        if (column == int(WorkflowModel::Column::Name))
            QCOMPARE(descending, QByteArrayList(ascending.rbegin(), ascending.rend()));
        if (column == int(WorkflowModel::Column::Started) ||
            column == int(WorkflowModel::Column::Duration))
            QCOMPARE(ascending.last(), descending.last()); // never ran: last both ways

        // Rows that change one by one end up where a sort of all would put them.
        for (const Batch &batch : sampleNight())
            model.update(sampleBatch(batch.workflow, 3, 1, Status::Open,
                                     minutes{int(batch.workflow.size()) * 7}));
        const QByteArrayList stepwise = namesIn(model);
        model.sort(column, Qt::DescendingOrder);
        QCOMPARE(namesIn(model), stepwise);
    }

    void filtersByWordsAndStatus()
    {
        WorkflowModel model;
        const QAbstractItemModelTester tester(&model);
        model.merge(sampleNight());
        const QPersistentModelIndex kept = model.indexOf("sales_hourly");
        model.setFilter(QStringLiteral("SALES  ly"));
        QCOMPARE(namesIn(model), (QByteArrayList{"sales_daily", "sales_hourly"}));
        QVERIFY(model.isFiltered());
        model.setStatusFilter(Status::Open);
        QCOMPARE(namesIn(model), QByteArrayList{"sales_hourly"});
        QCOMPARE(kept.row(), 0);
        QVERIFY(!model.indexOf("sales_daily").isValid());
        QVERIFY(model.find("sales_daily"));
        model.update(sampleBatch("sales_daily", 2, 1, Status::Open));
        QCOMPARE(model.rowCount(), 2);
        model.update(sampleBatch("sales_hourly", 2, 2, Status::Success));
        QVERIFY(!kept.isValid());
        model.setStatusFilter({});
        model.setFilter({});
        QCOMPARE(model.rowCount(), model.totalCount());
        QVERIFY(!model.isFiltered());
    }

    void countsAllNotJustTheFiltered()
    {
        WorkflowModel model;
        QSignalSpy counts(&model, &WorkflowModel::countsChanged);
        model.merge(sampleNight());
        model.setFilter(QStringLiteral("nothing is called so"));
        QCOMPARE(model.countOf(Status::Failed), 3);
        QCOMPARE(model.totalCount(), 15);
        model.remove("payments.settlement");
        QCOMPARE(model.countOf(Status::Failed), 2);
        QCOMPARE(counts.size(), 2);
    }

    void agesTickWithoutTouchingRows()
    {
        WorkflowModel model;
        const QAbstractItemModelTester tester(&model);
        model.setNow(sampleNow);
        model.merge(sampleNight());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy moved(&model, &QAbstractItemModel::layoutChanged);
        const QModelIndex age = model.indexOf("fx_rates", WorkflowModel::Column::Age);
        QCOMPARE(age.data().toString(), QStringLiteral("7 min ago"));
        model.setNow(sampleNow + minutes{2});
        QCOMPARE(age.data().toString(), QStringLiteral("9 min ago"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().column(),
                 int(WorkflowModel::Column::Duration));
        QCOMPARE(moved.size(), 0);
        model.setStale(true);
        QVERIFY(age.data(role::Stale).toBool());
    }

    void manyAtOnceMoveTogether()
    {
        WorkflowModel model;
        const QAbstractItemModelTester tester(&model);
        std::vector<Batch> all = manyBatches(400);
        model.merge(all);
        model.sort(int(WorkflowModel::Column::Started));
        const QPersistentModelIndex kept = model.indexOf("wf7");
        QSignalSpy structure(&model, &QAbstractItemModel::layoutChanged);
        std::erase_if(all, [](const Batch &batch) { return batch.workflow.endsWith('4'); });
        for (int i = 1000; i < 1200; ++i)
            all.push_back(sampleBatch("wf" + QByteArray::number(i), 1, 1, Status::Success,
                                      minutes{1 + i * 7919 % 5000}));
        model.merge(all);
        QCOMPARE(model.rowCount(), int(all.size()));
        QVERIFY(structure.size() <= 3);
        QCOMPARE(kept.data(role::Key).toByteArray(), QByteArray("wf7"));
        const QByteArrayList merged = namesIn(model);
        model.sort(int(WorkflowModel::Column::Started));
        QCOMPARE(namesIn(model), merged);
    }

    void survivesRandomChanges()
    {
        WorkflowModel model;
        const QAbstractItemModelTester tester(&model);
        std::mt19937 random(20261124);
        std::map<QByteArray, Batch> expected;
        for (int round = 0; round < 60; ++round) {
            const QByteArray name = "wf" + QByteArray::number(random() % 30);
            const Batch batch =
                sampleBatch(name, 3, int(random() % 4), Status::Open, minutes{random() % 600});
            if (random() % 4 == 0) {
                model.remove(name);
                expected.erase(name);
            } else {
                model.update(batch);
                expected[name] = batch;
            }
            if (round % 7 == 0)
                model.sort(int(random() % WorkflowModel::columns), Qt::SortOrder(random() % 2));
            model.setFilter(round % 5 == 0 ? QStringLiteral("1") : QString());
            QCOMPARE(model.totalCount(), int(expected.size()));
            for (const auto &[key, value] : expected)
                QVERIFY(model.find(key) && *model.find(key) == value);
        }
    }

    void staysFluidWithAHundredThousand()
    {
        WorkflowModel model;
        model.merge(manyBatches(100'000));
        model.sort(int(WorkflowModel::Column::Started));
        QElapsedTimer timer;
        timer.start();
        std::vector<Batch> some;
        for (int i = 0; i < 100; ++i)
            some.push_back(sampleBatch("wf" + QByteArray::number(i * 31), 1, 1, Status::Success));
        model.update(some);
        qInfo("100 updates of 100,000 rows: %lld ms", timer.restart());
        model.setFilter(QStringLiteral("99"));
        qInfo("a filter: %lld ms", timer.restart());
        model.setFilter({});
        qInfo("and its end: %lld ms", timer.restart());
        model.sort(int(WorkflowModel::Column::Duration), Qt::DescendingOrder);
        qInfo("a sort: %lld ms", timer.elapsed());
        QCOMPARE(model.rowCount(), 100'000);
    }
};

BATCHY_TEST(workflowmodel, WorkflowModelTest)
#include "tst_workflowmodel.moc"
