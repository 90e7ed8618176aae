// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/names.h"
#include "core/wait/receipt.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"
#include "tests/wait/waittest.h"

#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

/// The night of 24 to 25 October 2026, in which Berlin's clocks go back: 200 workflows, 30 waits,
/// two restarts of Redis, an hour in which this machine sleeps, and midnight, all by an injected
/// clock. What has to happen is worked out beside it: every wait ends once, at the step that
/// fulfils it, for the right batch, and its receipt can be verified in the morning.
class NightTest : public QObject
{
    Q_OBJECT

    struct Sleeper
    {
        std::unique_ptr<Waiter> waiter;
        std::optional<Waiter::Outcome> outcome;
        int ends = 0;
        Timestamp dueAt{}; ///< the step that fulfils it
        WaitReceipt receipt;
    };

    static constexpr int workflowCount = 200;

    static QByteArray nameOf(int i) { return "wf" + QByteArray::number(i).rightJustified(3, '0'); }
    /// Each workflow's batch ends some time between 21:00 and 02:50, in a scattered order.
    static Timestamp endOf(int i) { return night() + 1h + 10min * ((i * 37) % 36); }
    static Timestamp night() { return *parseTimestamp("2026-10-24T20:00:00"); }

    void load()
    {
        QByteArray script;
        for (int i = 0; i < workflowCount; ++i)
            script +=
                "redis.call('HSET', '" + nameOf(i) +
                "', 'a', '{\"batch_id\":1761170000,\"status\":\"success\",\"batch_start\":"
                "\"2026-10-23T20:00:00\",\"batch_end\":\"2026-10-23T23:40:00\"}', 'b', '{}')\n";
        m_server.cli({"EVAL", script, "0"});
    }

    void lieDown()
    {
        const std::array<std::pair<const char *, const char *>, 4> days{
            {{"2026-10-24", "UTC"},
             {"2026-10-25", "UTC"},
             {"2026-10-25", "Europe/Berlin"},
             {"2026-10-26", "Europe/Berlin"}}};
        for (int i = 0; i < 30; ++i) {
            WaitWish wish;
            const auto [date, zone] = days[size_t(i) % days.size()];
            wish.day = *WaitDay::of(date, zone, night());
            wish.isAny = i % 7 == 3;
            if (i % 10 == 9)
                wish.names = {"wf" + QByteArray::number(i / 15) + "[0-4]?"};
            else
                for (int k = 0; k < 6; ++k)
                    wish.names.push_back(nameOf((i * 13 + k * 29) % workflowCount));
            Waiter::Options options;
            options.firstPause = 20ms;
            options.longestPause = 100ms;
            m_sleepers[size_t(i)].waiter =
                std::make_unique<Waiter>(*m_link, *m_store, wish, options);
            Sleeper &sleeper = m_sleepers[size_t(i)];
            connect(sleeper.waiter.get(), &Waiter::ended, this,
                    [this, &sleeper](const Waiter::Outcome &outcome) {
                        sleeper.outcome = outcome;
                        sleeper.dueAt = m_clock;
                        ++sleeper.ends;
                        sleeper.receipt = receiptOf(sleeper.waiter->wish(), sleeper.waiter->state(),
                                                    night(), outcome.seenAt, QString(), QString());
                    });
            sleeper.waiter->start();
        }
    }

    /// By the product's own rules, but for those that a stranger closes while everybody is away.
    void closeWhatEnds()
    {
        for (int i = 0; i < workflowCount; ++i) {
            if (endOf(i) != m_clock)
                continue;
            QVERIFY(await(m_store->open(nameOf(i))));
            QVERIFY(await(m_store->end(nameOf(i), EndKind::Success)));
            m_ended[nameOf(i)] = m_store->now();
        }
    }
    void closeAsAStranger()
    {
        for (int i = 0; i < workflowCount; ++i) {
            if (endOf(i) != m_clock)
                continue;
            const QByteArray job = R"({"batch_id":1761170001,"status":"success","batch_end":)"
                                   "\"" +
                                   formatTimestamp(m_clock) + "\"}";
            m_server.cli({"HSET", nameOf(i), "a", job, "b", job});
            m_ended[nameOf(i)] = m_clock;
        }
    }

    bool shouldHaveEnded(const WaitWish &wish)
    {
        int done = 0;
        int all = 0;
        for (int i = 0; i < workflowCount; ++i) {
            const bool isWanted =
                std::any_of(wish.names.begin(), wish.names.end(), [i](const QByteArray &name) {
                    return name == nameOf(i) ||
                           (isNamePattern(name) && nameOf(i).startsWith(name.first(3)) &&
                            nameOf(i)[3] <= '4');
                });
            if (!isWanted)
                continue;
            ++all;
            const auto end = m_ended.find(nameOf(i));
            done += end != m_ended.end() && end->second >= wish.day.start ? 1 : 0;
        }
        return wish.isAny ? done > 0 : done == all;
    }
    QByteArray ends(bool expected)
    {
        QByteArray text;
        for (Sleeper &sleeper : m_sleepers)
            text +=
                (expected ? shouldHaveEnded(sleeper.waiter->wish()) : sleeper.ends > 0) ? 'x' : '.';
        return text;
    }
    int awake()
    {
        return int(std::count_if(m_sleepers.begin(), m_sleepers.end(),
                                 [](const Sleeper &sleeper) { return sleeper.ends > 0; }));
    }

private Q_SLOTS:
    void everyWaitEndsOnceForTheRightBatch()
    {
        QVERIFY(m_server.start());
        load();
        Link::Options linkOptions;
        linkOptions.firstPause = 10ms;
        linkOptions.longestPause = 50ms;
        m_link = std::make_unique<Link>(m_server.endpoint(), linkOptions);
        BatchStore::Options options;
        options.clock = [this] { return m_clock; };
        m_store = std::make_unique<BatchStore>(*m_link, options);
        lieDown();
        for (Sleeper &sleeper : m_sleepers)
            QTRY_VERIFY(sleeper.waiter->state().isKnown);
        QCOMPARE(awake(), 0);

        for (m_clock = night(); m_clock <= night() + 8h; m_clock += 10min) {
            const auto step = (m_clock - night()) / 10min;
            if (step == 15 || step == 28) { // Redis restarts, and somebody closes in the gap
                const QSignalSpy states(m_link.get(), &Link::stateChanged);
                QVERIFY(m_server.restart());
                closeAsAStranger();
                QTRY_VERIFY(!states.isEmpty());
            } else if (step == 20) { // this machine sleeps for an hour
                for (int i = 0; i < 6; ++i, m_clock += 10min)
                    closeAsAStranger();
                closeAsAStranger();
            } else {
                QTRY_COMPARE(m_link->state(), Link::State::Online);
                closeWhatEnds();
            }
            QTRY_COMPARE(ends(false), ends(true));
        }
        // The next evening, for those who wait for a later day.
        for (m_clock = night() + 28h; m_clock <= night() + 36h; m_clock += 1h) {
            for (int i = 0; i < workflowCount; ++i) {
                if ((endOf(i) - night()) / 1h != (m_clock - night() - 28h) / 1h)
                    continue;
                QVERIFY(await(m_store->open(nameOf(i))));
                QVERIFY(await(m_store->end(nameOf(i), EndKind::Success)));
                m_ended[nameOf(i)] = m_store->now();
            }
            QTRY_COMPARE(ends(false), ends(true));
        }
        QCOMPARE(awake(), int(m_sleepers.size()));
        for (Sleeper &sleeper : m_sleepers)
            check(sleeper);
        m_sleepers = {};
    }

private:
    void check(const Sleeper &sleeper)
    {
        QCOMPARE(sleeper.ends, 1);
        QCOMPARE(sleeper.outcome->kind, Waiter::Outcome::Kind::Done);
        const WaitDay &day = sleeper.waiter->wish().day;
        Timestamp last{};
        for (const auto &[workflow, jobs] : sleeper.receipt.workflows)
            for (const WaitReceipt::SeenJob &job : jobs) {
                QVERIFY(job.end >= day.start);
                last = std::max(last, job.end);
            }
        // It ended in the step of its last batch: none was passed over for a later one.
        QVERIFY(last <= sleeper.dueAt + 5s && sleeper.dueAt - last < 61min);
        const auto read = parseReceipt(receiptText(sleeper.receipt));
        QVERIFY(read);
        const auto problems = await(verifyReceipt(m_store.get(), *read));
        QVERIFY(problems);
        for (const QString &problem : *problems) // what a stranger closed has no history
            QVERIFY2(problem.contains(QStringLiteral("1761170001")), qPrintable(problem));
    }

    static RedisServer::Options keeping()
    {
        RedisServer::Options options;
        options.appendOnly = true;
        return options;
    }

    RedisServer m_server{keeping()};
    Timestamp m_clock = night();
    std::unique_ptr<Link> m_link;
    std::unique_ptr<BatchStore> m_store;
    std::array<Sleeper, 30> m_sleepers;
    std::map<QByteArray, Timestamp> m_ended;
};

BATCHY_TEST(night, NightTest)
#include "tst_night.moc"
