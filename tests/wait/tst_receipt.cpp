// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/receipt.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"
#include "tests/wait/waittest.h"

#include <QTest>

using namespace batchy;
using namespace batchy::test;

/// What a receipt proves against the history in Redis.
class ReceiptTest : public WaitTest
{
    Q_OBJECT

    WaitReceipt take(const std::vector<QByteArray> &names)
    {
        wait(names);
        [this] { QTRY_VERIFY(m_outcome); }();
        return receiptOf(m_waiter->wish(), m_waiter->state(), m_clock, m_outcome->seenAt,
                         QStringLiteral("redis"), QStringLiteral("me"));
    }
    QStringList problems(const WaitReceipt &receipt)
    {
        return await(verifyReceipt(m_store.get(), receipt)).value();
    }

private Q_SLOTS:
    void holdsWhileTheHistoryDoes()
    {
        succeed("wf1");
        succeed("wf1", "job2");
        succeed("wf1-1700000000", "job1", "2026-11-24T11:00:00", 1700000000);
        const WaitReceipt receipt = take({"wf1"});
        QCOMPARE(problems(receipt), QStringList());
        open("wf1"); // the next batch: the first one had no history of its own
        const QStringList lost = problems(receipt);
        QCOMPARE(lost.size(), 1);
        QVERIFY2(lost[0].contains(QStringLiteral("wf1, job1")), qPrintable(lost[0]));
        m_server.cli({"DEL", "wf1"});
        QCOMPARE(problems(receipt).size(), 2);
    }

    void theHistoryIsEnough()
    {
        succeed("wf1", "job1", "2026-11-24T11:00:00", 1700000000);
        const WaitReceipt receipt = take({"wf1"});
        succeed("wf1-1700000000", "job1", "2026-11-24T11:00:00", 1700000000);
        open("wf1");
        QCOMPARE(problems(receipt), QStringList());
        failAt("wf1-1700000000", "2026-11-24T13:00:00", 1700000000); // declared failed later
        QCOMPARE(problems(receipt).size(), 1);
    }

    void anotherEndIsAnotherSuccess()
    {
        succeed("wf1");
        const WaitReceipt receipt = take({"wf1"});
        succeed("wf1", "job1", "2026-11-24T11:00:00.000001");
        QCOMPARE(problems(receipt).size(), 1);
    }

    void redisAwayIsNoVerdict()
    {
        succeed("wf1");
        const WaitReceipt receipt = take({"wf1"});
        m_server.stop();
        const auto result = await(verifyReceipt(m_store.get(), receipt));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Offline);
    }
};

BATCHY_TEST(receipt, ReceiptTest)
#include "tst_receipt.moc"
