// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"
#include "ui/models/roles.h"
#include "ui/models/waitmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace batchy;

/// What a wait is missing, as rows.
class WaitModelTest : public QObject
{
    Q_OBJECT

    using Mark = WaitModel::Mark;

    WaitPicture m_picture;

    void store(const QByteArray &workflow,
               const std::vector<std::pair<QByteArray, QByteArray>> &jobs)
    {
        Batch batch{workflow, {}};
        for (const auto &[name, json] : jobs)
            batch.jobs.push_back({name, Job::fromText(json)});
        m_picture.state.add(workflow);
        *m_picture.state.find(workflow) = judged(batch, m_picture.wish);
        m_picture.state.isKnown = true;
    }
    static QByteArray open() { return R"({"status":"open","batch_start":"2026-11-24T10:00:00"})"; }
    static QByteArray done() { return R"({"status":"success","batch_end":"2026-11-24T11:00:00"})"; }
    static QStringList shown(const WaitModel &model)
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows << model.index(row, 0).data().toString() + QLatin1Char('|') +
                        model.index(row, 1).data().toString();
        return rows;
    }
    static Mark mark(const WaitModel &model, int row)
    {
        return Mark(model.index(row, 0).data(role::Mark).toInt());
    }

private Q_SLOTS:
    void init()
    {
        m_picture = {};
        m_picture.now = *parseTimestamp("2026-11-24T12:00:00");
        m_picture.wish.day = *WaitDay::of({}, "UTC", m_picture.now);
    }

    void showsWhatIsMissingFirst()
    {
        WaitModel model;
        const QAbstractItemModelTester tester(&model);
        store("a", {{"job1", done()}});
        store("b", {{"job1", open()}, {"job2", done()}, {"job3", "{}"}});
        model.setPicture(m_picture);
        QCOMPARE(shown(model),
                 QStringList({QStringLiteral("b|1 of 3 jobs done"),
                              QStringLiteral("job1 is open since 2026-11-24 10:00:00 UTC|2 h"),
                              QStringLiteral("job3 has not run since it was loaded|"),
                              QStringLiteral("a|done")}));
        QCOMPARE(mark(model, 0), Mark::Waiting);
        QCOMPARE(mark(model, 1), Mark::Open);
        QCOMPARE(mark(model, 2), Mark::New);
        QCOMPARE(mark(model, 3), Mark::Done);
        QVERIFY(model.index(1, 0).data(role::Below).toBool());
        QVERIFY(!model.index(3, 0).data(role::Below).toBool());
        QVERIFY(
            model.text().contains(QStringLiteral("\n    job3 has not run since it was loaded\n")));
    }

    void aFailedJobMarksItsWorkflow()
    {
        WaitModel model;
        store("a", {{"job1", open()},
                    {"job2", R"({"status":"failed","batch_end":"2026-11-24T11:30:00"})"}});
        model.setPicture(m_picture);
        QCOMPARE(mark(model, 0), Mark::Failed);
        QCOMPARE(model.index(2, 1).data().toString(), QStringLiteral("30 min"));
    }

    void offersTheDayBefore()
    {
        WaitModel model;
        store("a", {{"job1", R"({"status":"success","batch_end":"2026-11-23T23:58:00"})"}});
        model.setPicture(m_picture);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(mark(model, 1), Mark::Earlier);
        QCOMPARE(mark(model, 2), Mark::Offer);
        QVERIFY(shown(model)[2].contains(QStringLiteral("--date 2026-11-23")));
    }

    void saysWhatIsGone()
    {
        WaitModel model;
        const QAbstractItemModelTester tester(&model);
        m_picture.state.add("a");
        m_picture.state.find("a")->progress = WorkflowWait::Progress::Missing;
        m_picture.state.add("b");
        m_picture.state.find("b")->progress = WorkflowWait::Progress::Vanished;
        m_picture.state.find("b")->since = m_picture.now;
        m_picture.state.add("c");
        m_picture.state.add("d");
        m_picture.state.find("d")->progress = WorkflowWait::Progress::Waiting;
        model.setPicture(m_picture);
        QCOMPARE(shown(model),
                 QStringList(
                     {QStringLiteral("a|"), QStringLiteral("doesn't exist yet|"),
                      QStringLiteral("b|"), QStringLiteral("vanished at 2026-11-24 12:00:00 UTC|"),
                      QStringLiteral("c|not read yet"), QStringLiteral("d|0 of 0 jobs done"),
                      QStringLiteral("has no jobs|")}));
    }

    void rowsThatStayKeepTheirIndexes()
    {
        WaitModel model;
        const QAbstractItemModelTester tester(&model);
        store("a", {{"job1", open()}});
        store("b", {{"job1", open()}, {"job2", "{}"}});
        store("c", {{"job1", open()}});
        model.setPicture(m_picture);
        const QPersistentModelIndex a = model.index(0, 0);
        const QPersistentModelIndex b2 = model.index(4, 0);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setPicture(m_picture);
        QCOMPARE(changed.size(), 0);
        store("a", {{"job1", done()}});
        store("b", {{"job0", open()}, {"job2", "{}"}});
        model.setPicture(m_picture);
        QCOMPARE(a.row(), model.rowCount() - 1); // done ones come last
        QCOMPARE(b2.data().toString(), QStringLiteral("job2 has not run since it was loaded"));
        QCOMPARE(b2.row(), 2);
        QCOMPARE(reset.size(), 0);
    }

    void agesGrowAndALossIsDim()
    {
        WaitModel model;
        store("a", {{"job1", open()}});
        model.setPicture(m_picture);
        QVERIFY(!model.index(1, 0).data(role::Stale).toBool());
        m_picture.now += std::chrono::minutes(5);
        m_picture.state.lostSince = m_picture.now;
        model.setPicture(m_picture);
        QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("2 h 5 min"));
        QVERIFY(model.index(1, 0).data(role::Stale).toBool());
    }

    void isHeardWithItsWorkflow()
    {
        WaitModel model;
        store("wf1", {{"job1", "{}"}});
        model.setPicture(m_picture);
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("wf1, 0 of 1 jobs done"));
        QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("wf1: job1 has not run since it was loaded"));
    }
};

BATCHY_TEST(waitmodel, WaitModelTest)
#include "tst_waitmodel.moc"
