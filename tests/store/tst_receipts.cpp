// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/names.h"
#include "tests/store/storetest.h"
#include "tests/support/await.h"
#include "tests/support/faultyproxy.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace std::chrono_literals;
using test::await;
using test::FaultyProxy;

/// A change with a receipt happens once for its key, whatever goes wrong between.
class ReceiptsTest : public test::StoreTest
{
    Q_OBJECT

    static constexpr const char *key = "batchy:idem:k1";

    static Receipt receipt()
    {
        return {key, [](const Batch &after) -> QByteArray {
                    const auto start = after.jobs.front().job.value(param::batchStart);
                    return "kept " + start.value_or("none").toByteArray();
                }};
    }
    static ChangeWish wish(const QByteArray &verb)
    {
        ChangeWish made;
        made.workflow = "wf1";
        if (verb == "load")
            made.what = LoadWish{test::workflowFile("wf1"), LoadMode::Merge};
        else if (verb == "end")
            made.what = EndWish{EndKind::Failed, {}};
        return made;
    }
    Result<ChangeDone> change(const QByteArray &verb)
    {
        return await(m_store->change(wish(verb), receipt()));
    }
    static void addVerbs()
    {
        QTest::addColumn<QByteArray>("verb");
        for (const char *verb : {"open", "end", "load"})
            QTest::newRow(verb) << QByteArray(verb);
    }
    QByteArray kept() { return m_server.cli({"GET", key}); }
    int batches() { return int(m_server.cli({"KEYS", "wf1-?????*"}).split('\n').size()); }

    /// A store whose commands pass through a proxy that may lose them.
    struct Lossy
    {
        explicit Lossy(const Endpoint &upstream) : proxy(upstream)
        {
            Link::Options options;
            options.firstPause = 10ms;
            options.commandTimeout = 2s;
            link = std::make_unique<Link>(proxy.endpoint(), options);
            link->start();
            BatchStore::Options storeOptions;
            storeOptions.fateBudget = 3s;
            store = std::make_unique<BatchStore>(*link, storeOptions);
        }
        FaultyProxy proxy;
        std::unique_ptr<Link> link;
        std::unique_ptr<BatchStore> store;
    };

private Q_SLOTS:
    void theSecondTimeNothingIsWritten_data() { addVerbs(); }
    void theSecondTimeNothingIsWritten()
    {
        QFETCH(QByteArray, verb);
        loaded("wf1");
        const auto first = change(verb);
        QVERIFY2(first.has_value(), first ? "" : qPrintable(first.error().what));
        QVERIFY(!first->repeated);
        QCOMPARE(first->result.batch.jobs.size(), size_t(3));
        QVERIFY(kept().startsWith("kept "));
        const int life = m_server.cli({"TTL", key}).toInt();
        QVERIFY2(life > 86300 && life <= 86400, QByteArray::number(life).constData());

        const QByteArray before = digest();
        const QByteArray text = kept();
        m_now += 10s;
        const auto second = change(verb);
        QVERIFY(second.has_value());
        QCOMPARE(second->repeated, text);
        QCOMPARE(digest(), before);
    }

    void anotherKeyIsAnotherChange()
    {
        loaded("wf1");
        QVERIFY(change("open").has_value());
        Receipt other = receipt();
        other.key = "batchy:idem:k2";
        const auto second = await(m_store->change(wish("open"), other));
        QVERIFY(second.has_value() && !second->repeated);
        QCOMPARE(batches(), 3);
    }

    /// What would stop the change now doesn't matter: it has happened.
    void aRepeatedChangeIsNotJudgedAgain()
    {
        loaded("wf1");
        ChangeWish careful = wish("open");
        careful.precondition = [](const Batch &stored) -> Result<void> {
            if (stored.batchId())
                return fail(ErrorKind::Conflict, QStringLiteral("seen otherwise"));
            return {};
        };
        QVERIFY(await(m_store->change(careful, receipt())).has_value());
        QVERIFY(await(m_store->change(careful, receipt()))->repeated);
        QCOMPARE(await(m_store->change(careful)).error().kind, ErrorKind::Conflict);
        m_server.cli({"DEL", "wf1"});
        QVERIFY(await(m_store->change(careful, receipt()))->repeated);
        m_server.cli({"SET", "wf1", "no hash"});
        QVERIFY(await(m_store->change(careful, receipt()))->repeated);
    }

    void ofManyAtOnceFromTwoProcessesOneHappens_data() { addVerbs(); }
    void ofManyAtOnceFromTwoProcessesOneHappens()
    {
        QFETCH(QByteArray, verb);
        loaded("wf1");
        Link secondLink(m_server.endpoint());
        secondLink.start();
        BatchStore second(secondLink);
        const int before = batches();
        std::vector<QCoro::Task<Result<ChangeDone>>> all;
        for (int i = 0; i < 20; ++i)
            all.push_back((i % 2 ? *m_store : second).change(wish(verb), receipt()));
        int written = 0;
        for (auto &task : all) {
            const auto done = await(std::move(task));
            QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().what));
            written += done->repeated ? 0 : 1;
            if (done->repeated)
                QCOMPARE(*done->repeated, kept());
        }
        QCOMPARE(written, 1);
        if (verb == "open")
            QCOMPARE(batches(), before + 1);
    }

    void aFailedChangeLeavesNoReceipt()
    {
        QCOMPARE(change("open").error().kind, ErrorKind::NotFound);
        QCOMPARE(kept(), QByteArray());
        loaded("wf1");
        QVERIFY(!change("open")->repeated);
    }

    /// Nothing is half done: what the receipt can't have is found out before the first write.
    void withoutTheRightToKeepItNothingIsWritten_data()
    {
        QTest::addColumn<QByteArrayList>("rules");
        QTest::newRow("no get") << QByteArrayList{"~*", "+@all", "-get"};
        QTest::newRow("no set") << QByteArrayList{"~*", "+@all", "-set"};
        QTest::newRow("no key") << QByteArrayList{"~wf*", "+@all"};
        QTest::newRow("may read the key only") << QByteArrayList{"~wf*", "%R~batchy:*", "+@all"};
    }
    void withoutTheRightToKeepItNothingIsWritten()
    {
        QFETCH(QByteArrayList, rules);
        loaded("wf1");
        const QByteArray before = digest();
        const auto link = linkOf(rules);
        BatchStore store(*link);
        const auto refused = await(store.change(wish("open"), receipt()));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY(refused.error().hint.contains(QStringLiteral("batchy:idem:*")));
        QCOMPARE(digest(), before);
        QVERIFY(await(store.change(wish("open"))).has_value());
    }

    void withoutMemoryNothingIsWritten()
    {
        loaded("wf1");
        const QByteArray before = digest();
        m_server.cli({"CONFIG", "SET", "maxmemory", "1"});
        const auto refused = change("end");
        m_server.cli({"CONFIG", "SET", "maxmemory", "0"});
        QCOMPARE(refused.error().code, QByteArray("OOM"));
        QCOMPARE(digest(), before);
    }

    void aKeyOfAnotherTypeIsInTheWay()
    {
        loaded("wf1");
        m_server.cli({"RPUSH", key, "a"});
        const QByteArray before = digest();
        const auto refused = change("open");
        QCOMPARE(refused.error().kind, ErrorKind::BadData);
        QVERIFY(refused.error().what.contains(QLatin1String(key)));
        QCOMPARE(digest(), before);
    }

    void aLostAnswerIsFoundByItsReceipt_data() { addVerbs(); }
    void aLostAnswerIsFoundByItsReceipt()
    {
        QFETCH(QByteArray, verb);
        loaded("wf1");
        QVERIFY(await(m_store->open("wf1")).has_value()); // the script is known
        Lossy lossy(m_server.endpoint());
        QVERIFY(await(lossy.link->call("PING")).has_value());
        lossy.proxy.arm(FaultyProxy::Fault::LoseAnswer, "EVALSHA");
        const auto done = await(lossy.store->change(wish(verb), receipt()));
        QVERIFY(lossy.proxy.hasStruck());
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().what));
        QVERIFY(!done->repeated);
        const auto again = await(lossy.store->change(wish(verb), receipt()));
        QCOMPARE(again->repeated, kept());
    }

    void aLostCommandLeavesNoReceipt()
    {
        loaded("wf1");
        QVERIFY(await(m_store->open("wf1")).has_value());
        const QByteArray before = digest();
        Lossy lossy(m_server.endpoint());
        QVERIFY(await(lossy.link->call("PING")).has_value());
        lossy.proxy.arm(FaultyProxy::Fault::LoseCommand, "EVALSHA", 2);
        QCOMPARE(await(lossy.store->change(wish("end"), receipt())).error().kind,
                 ErrorKind::Offline);
        QCOMPARE(digest(), before);
        QVERIFY(!await(lossy.store->change(wish("end"), receipt()))->repeated);
    }
};

BATCHY_TEST(receipts, ReceiptsTest)
#include "tst_receipts.moc"
