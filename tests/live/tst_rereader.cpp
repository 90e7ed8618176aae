// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/rereader.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QTest>

#include <memory>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

class RereaderTest : public QObject
{
    Q_OBJECT

    RedisServer m_server;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<BatchStore> m_store;
    std::unique_ptr<Rereader> m_reader;
    QList<QByteArray> m_told; ///< names, with a sign before those that are missing

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_server.start());
        m_server.cli({"FLUSHALL"});
        Link::Options options;
        options.firstPause = 10ms;
        options.longestPause = 50ms;
        m_link = std::make_unique<Link>(m_server.endpoint(), options);
        m_store = std::make_unique<BatchStore>(*m_link);
        m_reader = std::make_unique<Rereader>(*m_store);
        connect(m_reader.get(), &Rereader::found, this,
                [this](const Batch &batch) { m_told << batch.workflow; });
        connect(m_reader.get(), &Rereader::missing, this,
                [this](const QByteArray &name, bool isForeign) {
                    m_told << (isForeign ? '?' : '-') + name;
                });
        m_told.clear();
        m_link->start();
        QVERIFY(await(m_link->call("PING")));
    }
    void cleanup()
    {
        m_reader.reset();
        m_link->stop();
        m_store.reset();
        m_link.reset();
    }

    void tellsWhatThereIs()
    {
        m_server.cli({"HSET", "wf", "job", "{}"});
        m_server.cli({"HSET", "others", "field", "text"});
        m_server.cli({"SET", "string", "x"});
        for (const char *name : {"wf", "gone", "others", "string", "wf"})
            m_reader->read(name);
        QVERIFY(!m_reader->isIdle());
        QTRY_VERIFY(m_reader->isIdle());
        QCOMPARE(m_told, QList<QByteArray>({"wf", "-gone", "?others", "?string", "wf"}));
    }

    void oneDemandIsEnoughBeforeItIsSent()
    {
        for (int i = 0; i < 500; ++i) {
            m_reader->read("wf" + QByteArray::number(i));
            m_reader->read("wf" + QByteArray::number(i));
        }
        QTRY_VERIFY(m_reader->isIdle());
        // The first hundred were sent at once, so the second demand was one of its own.
        QVERIFY2(m_told.size() >= 500 && m_told.size() <= 600,
                 qPrintable(QString::number(m_told.size())));
    }

    void asksAgainForWhatWasLost()
    {
        m_server.cli({"HSET", "wf", "job", "{}"});
        m_server.pause();
        for (int i = 0; i < 300; ++i)
            m_reader->read(i == 0 ? QByteArray("wf") : "wf" + QByteArray::number(i));
        QTest::qWait(50);
        m_server.kill9();
        QTest::qWait(50);
        QCOMPARE(m_told.size(), 0);
        QVERIFY(m_server.start());
        QTRY_VERIFY(m_reader->isIdle());
        QCOMPARE(QSet<QByteArray>(m_told.begin(), m_told.end()).size(), 300);
        QCOMPARE(m_told.size(), 300);
    }

    void forgets()
    {
        for (int i = 0; i < 300; ++i)
            m_reader->read("wf" + QByteArray::number(i));
        m_reader->clear();
        QVERIFY(m_reader->isIdle());
        m_reader->read("after");
        QTRY_VERIFY(m_reader->isIdle());
        QCOMPARE(m_told, QList<QByteArray>({"-after"}));
    }

    void mayDieInsideItsSignals()
    {
        connect(m_reader.get(), &Rereader::missing, this, [this] {
            if (m_reader)
                m_reader.release()->deleteLater();
        });
        for (int i = 0; i < 300; ++i)
            m_reader->read("wf" + QByteArray::number(i));
        QTRY_VERIFY(!m_reader);
        QTest::qWait(50);
    }
};

BATCHY_TEST(rereader, RereaderTest)
#include "tst_rereader.moc"
