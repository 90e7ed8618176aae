// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/samples.h"
#include "tests/support/testrunner.h"
#include "ui/models/jobmodel.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono;

namespace {

QByteArrayList jobsIn(const JobModel &model)
{
    QByteArrayList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data(role::Key).toByteArray();
    return names;
}

} // namespace

class JobModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsJobsInTheBatchsOrder()
    {
        JobModel model;
        const QAbstractItemModelTester tester(&model);
        model.setNow(sampleNow);
        Batch batch = sampleBatch("wf1", 2, 1, Status::Open, minutes{10});
        std::swap(batch.jobs[0], batch.jobs[1]);
        model.setBatch(batch);
        QCOMPARE(jobsIn(model), (QByteArrayList{"job2", "job1"}));
        const auto text = [&](JobModel::Column column) {
            return model.index(0, int(column)).data().toString();
        };
        QCOMPARE(text(JobModel::Column::Status), QStringLiteral("open"));
        QCOMPARE(text(JobModel::Column::FromDate), QStringLiteral("2026-11-23 00:00:00"));
        QCOMPARE(text(JobModel::Column::Started), QStringLiteral("2026-11-24 02:20:00"));
        QCOMPARE(text(JobModel::Column::Ended), QString());
        QCOMPARE(text(JobModel::Column::Duration), QStringLiteral("10 min"));
        QVERIFY(
            text(JobModel::Column::Params).startsWith(QStringLiteral("table=\"stage.load_2\"")));
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("job2, open"));
    }

    void mergesTheSameWorkflow()
    {
        JobModel model;
        const QAbstractItemModelTester tester(&model);
        model.setBatch(sampleBatch("wf1", 5, 1, Status::Open));
        const QPersistentModelIndex kept = model.indexOf("job3");
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        Batch next = sampleBatch("wf1", 6, 4, Status::Open);
        next.jobs.erase(next.jobs.begin());
        std::swap(next.jobs.front(), next.jobs.back());
        model.setBatch(next);
        QCOMPARE(jobsIn(model), (QByteArrayList{"job6", "job3", "job4", "job5", "job2"}));
        QCOMPARE(kept.data(role::Key).toByteArray(), QByteArray("job3"));
        QCOMPARE(kept.data(role::Status).toInt(), int(Status::Success));
        QCOMPARE(reset.size(), 0);
        model.setBatch(sampleBatch("wf2", 1, 1, Status::Success));
        QCOMPARE(reset.size(), 1);
        model.setBatch({});
        QCOMPARE(model.rowCount(), 0);
    }

    void sorts()
    {
        JobModel model;
        const QAbstractItemModelTester tester(&model);
        model.setBatch(sampleBatch("wf1", 11, 4, Status::Failed));
        model.sort(int(JobModel::Column::Name), Qt::DescendingOrder);
        QCOMPARE(jobsIn(model).first(), QByteArray("job11"));
        model.sort(int(JobModel::Column::Duration), Qt::AscendingOrder);
        QCOMPARE(jobsIn(model).first(), QByteArray("job1"));
        model.sort(-1);
        QCOMPARE(jobsIn(model).at(9), QByteArray("job10"));
    }

    void tellsReasonsAndProblems()
    {
        JobModel model;
        const QAbstractItemModelTester tester(&model);
        Batch batch = sampleBatch("wf1", 1, 1, Status::Success);
        batch.jobs.push_back({"job2", Job::fromText("[1]")});
        batch.jobs.push_back({"job3", Job::fromText(R"({"batch_start": "soon"})")});
        batch.jobs.push_back(
            {"job4", Job::fromText(R"({"from_date": "1776-07-04T23:59:00.000000"})")});
        model.setBatch(batch);
        model.setReasons({{"job1", QStringLiteral("given by hand")}});
        const auto at = [&](const char *job, JobModel::Column column) {
            return model.indexOf(job, column);
        };
        QCOMPARE(at("job1", JobModel::Column::FromDate).data(role::SecondLine).toString(),
                 QStringLiteral("given by hand"));
        QCOMPARE(at("job1", JobModel::Column::Status).data(role::SecondLine),
                 at("job1", JobModel::Column::FromDate).data(role::SecondLine));
        QVERIFY(at("job1", JobModel::Column::Name)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("given by hand")));
        QCOMPARE(at("job2", JobModel::Column::Name).data(role::SecondLine).toString(),
                 QStringLiteral("is JSON, but not an object"));
        QVERIFY(at("job2", JobModel::Column::Name).data(role::Broken).toBool());
        QCOMPARE(at("job2", JobModel::Column::Params).data().toString(), QStringLiteral("[1]"));
        QCOMPARE(at("job2", JobModel::Column::Status).data().toString(), QStringLiteral("broken"));
        QCOMPARE(at("job3", JobModel::Column::Started).data().toString(),
                 QStringLiteral("\"soon\""));
        QVERIFY(at("job3", JobModel::Column::Started)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("batch_start")));
        QCOMPARE(at("job4", JobModel::Column::FromDate).data().toString(),
                 QStringLiteral("beginning of time"));
    }
};

BATCHY_TEST(jobmodel, JobModelTest)
#include "tst_jobmodel.moc"
