// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/names.h"
#include "core/render/jobsjson.h"
#include "core/store/batchstore.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QCoroTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

using namespace batchy;
using namespace std::chrono_literals;
using test::await;

namespace {

constexpr int processes = 8;
constexpr int operations = 200;
constexpr size_t jobs = 3;

/// Reads the workflow again and again while others write it; stops at the first half-written hash.
class Observer
{
public:
    explicit Observer(const Endpoint &endpoint) : m_link(endpoint, quick()), m_store(m_link)
    {
        m_link.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
        m_timer.start(2);
    }

    int looks() const { return m_looks; }
    QByteArray offence() const { return m_offence; }

private:
    static Link::Options quick()
    {
        Link::Options options;
        options.firstPause = 10ms;
        options.longestPause = 50ms;
        return options;
    }
    void look()
    {
        if (m_busy)
            return;
        m_busy = true;
        QCoro::connect(m_store.status("wf1"), &m_timer, [this](const Result<Batch> &state) {
            m_busy = false;
            if (!state)
                return;
            ++m_looks;
            const Job &first = state->jobs[0].job;
            for (const auto &[name, job] : state->jobs)
                if (state->jobs.size() != jobs || state->isTorn() ||
                    job.value(param::batchStart) != first.value(param::batchStart) ||
                    job.value(param::status) != first.value(param::status))
                    m_offence = jobsJson(*state);
        });
    }

    Link m_link;
    BatchStore m_store;
    QTimer m_timer;
    bool m_busy = false;
    int m_looks = 0;
    QByteArray m_offence;
};

} // namespace

class ContentionTest : public QObject
{
    Q_OBJECT

    test::RedisServer m_server{durable()};

    static test::RedisServer::Options durable()
    {
        test::RedisServer::Options options;
        options.appendOnly = true;
        // With everysec, Redis answers before it writes while a slow fsync runs, and a killed one
        // then forgets what it acknowledged: that would be its loss, not ours.
        options.extra = {"--appendfsync", "always"};
        return options;
    }

    static QString workerPath() { return QStringLiteral(BATCHY_BIN_DIR "/storeworker"); }

    struct Worker
    {
        QProcess process;
        QByteArray said;
    };
    using Workers = std::vector<std::unique_ptr<Worker>>;

    Workers startWorkers(const Endpoint &endpoint)
    {
        Workers workers;
        for (int i = 0; i < processes; ++i) {
            auto worker = std::make_unique<Worker>();
            QProcess &process = worker->process;
            connect(&process, &QProcess::readyReadStandardOutput, this, [worker = worker.get()] {
                worker->said += worker->process.readAllStandardOutput();
            });
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start(workerPath(), {endpoint.display(), QStringLiteral("wf1"),
                                         QString::number(operations), QString::number(i + 1)});
            workers.push_back(std::move(worker));
        }
        return workers;
    }
    static qint64 opens(const Workers &workers)
    {
        qint64 count = 0;
        for (const auto &worker : workers)
            count += worker->said.count("\nopen ");
        return count;
    }
    static int running(const Workers &workers)
    {
        int count = 0;
        for (const auto &worker : workers)
            count += worker->process.state() == QProcess::NotRunning ? 0 : 1;
        return count;
    }

private Q_SLOTS:
    void nothingIsLostOrHalfWritten()
    {
        QVERIFY(m_server.start());
        Link link(m_server.endpoint());
        link.start();
        BatchStore store(link);
        Batch file{"wf1", {}};
        for (size_t i = 0; i < jobs; ++i)
            file.jobs.push_back({"job" + QByteArray::number(qint64(i)),
                                 Job::fromText(R"({"x": 2.0, "text": "some words"})")});
        QVERIFY(await(store.load(file, LoadMode::Replace)).has_value());
        QVERIFY(await(store.open("wf1")).has_value());

        Observer observer(m_server.endpoint());
        const auto workers = startWorkers(m_server.endpoint());
        // The server is killed when some more came through, not when some time has passed: so it
        // is as hard on a slow machine.
        QRandomGenerator random(42);
        int kills = 0;
        for (qint64 next = 30; running(workers) > 0;) {
            QTest::qWait(int(random.bounded(2, 20)));
            if (kills < 12 && opens(workers) >= next) {
                m_server.kill9();
                QVERIFY(m_server.start());
                ++kills;
                next = opens(workers) + random.bounded(10, 50);
            }
        }
        QVERIFY(kills >= 3);
        // The last kill may have left this link in a pause.
        QTRY_VERIFY(await(link.call("PING")).has_value());

        std::map<QByteArray, QByteArray> acknowledged;
        int ended = 0;
        for (const auto &worker : workers) {
            QCOMPARE(worker->process.exitCode(), 0);
            for (const QByteArray &line : worker->said.split('\n')) {
                ended += line == "end" ? 1 : 0;
                if (!line.startsWith("open "))
                    continue;
                const qsizetype space = line.indexOf(' ', 5);
                const QByteArray id = line.mid(5, space - 5);
                QVERIFY2(!acknowledged.contains(id), "one batch id was given twice");
                acknowledged[id] = line.mid(space + 1);
            }
        }
        QCOMPARE(ended, processes);
        QVERIFY2(acknowledged.size() > 300, "too few opens came through to mean anything");
        for (const auto &[id, opened] : acknowledged) {
            const auto history = await(store.status("wf1-" + id));
            QVERIFY2(history.has_value(), id.constData());
            QCOMPARE(history->jobs.size(), jobs);
            for (const auto &[name, job] : history->jobs) {
                QCOMPARE(job.batchId().value(), std::optional<qint64>(id.toLongLong()));
                QVERIFY(opened.contains(job.value(param::batchStart)->toByteArray()));
            }
        }
        const Batch last = await(store.status("wf1")).value();
        QCOMPARE(await(store.status(batchKey("wf1", *last.batchId())))->jobs, last.jobs);
        QVERIFY2(observer.offence().isEmpty(), observer.offence().constData());
        QVERIFY(observer.looks() > 50);
        qInfo("%d kills, %zu opens acknowledged, %d looks", kills, acknowledged.size(),
              observer.looks());
    }
};

BATCHY_TEST(contention, ContentionTest)
#include "tst_contention.moc"
