// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/servedprogram.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QProcess>
#include <QTest>

using namespace batchy;

/// Clients as they have always called the service: a Python program and a shell script, in their
/// own words.
class OldClientsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_redis.start());
        m_served = std::make_unique<test::ServedProgram>(m_redis.url());
        m_served->writeCfg(QStringLiteral("wf1.yaml"),
                           "global:\n  db: \"prod\"\n  big: 123456789012345678901234567890\n"
                           "job1:\n  reprocess_hours: 2\n  name: Grüße\n");
        m_served->writeCfg(QStringLiteral("bad.yaml"), "job1: [\n");
        QVERIFY(m_served->start());
    }
    void init() { m_redis.cli({"FLUSHALL"}); }

    void python()
    {
        run({QStringLiteral("/usr/bin/python3"), script(QStringLiteral("oldclient.py"))});
    }
    void shell() { run({QStringLiteral("sh"), script(QStringLiteral("infaclient.sh"))}); }

private:
    static QString script(const QString &name)
    {
        return QStringLiteral(BATCHY_SOURCE_DIR "/tests/http/") + name;
    }

    void run(QStringList command)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        const QString program = command.takeFirst();
        process.start(program,
                      command +
                          QStringList{QStringLiteral("http://127.0.0.1:%1").arg(m_served->port())});
        QVERIFY2(process.waitForFinished(), qPrintable(program));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }

    test::RedisServer m_redis;
    std::unique_ptr<test::ServedProgram> m_served;
};

BATCHY_TEST(oldclients, OldClientsTest)
#include "tst_oldclients.moc"
