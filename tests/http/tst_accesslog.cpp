// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/accesslog.h"
#include "core/domain/jsontext.h"
#include "tests/support/testrunner.h"

#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace batchy;
using http::AccessLog;
using Format = http::AccessLog::Format;

namespace {

const QByteArray moment = "2016-06-28T21:47:09.123456";

AccessLog::Entry someEntry()
{
    AccessLog::Entry entry;
    entry.client = "127.0.0.1";
    entry.method = "GET";
    entry.target = "/open_batch/wf1";
    entry.status = 200;
    entry.duration = std::chrono::microseconds(1234);
    entry.batchId = 1467149783;
    entry.agent = "curl/7.88.1";
    return entry;
}

/// A pipe whose both ends close with it; writing never blocks.
struct Pipe
{
    Pipe()
    {
        if (::pipe2(ends, O_CLOEXEC) != 0)
            qFatal("no pipe");
    }
    ~Pipe()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    QByteArray readAll()
    {
        ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
        QByteArray all;
        char buffer[65536];
        for (ssize_t got = 1; got > 0;) {
            got = ::read(ends[0], buffer, sizeof buffer);
            all.append(buffer, qMax<qsizetype>(got, 0));
        }
        return all;
    }
    int ends[2];
};

} // namespace

class AccessLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text()
    {
        QCOMPARE(AccessLog::line(someEntry(), Format::Text, moment),
                 QByteArray("2016-06-28T21:47:09.123456Z 127.0.0.1 \"GET /open_batch/wf1\" 200 "
                            "1.234ms batch_id=1467149783 \"curl/7.88.1\"\n"));
        AccessLog::Entry gone;
        gone.target = "/get_status/wf1";
        QCOMPARE(AccessLog::line(gone, Format::Text, moment),
                 QByteArray("2016-06-28T21:47:09.123456Z - \"- /get_status/wf1\" left 0.000ms\n"));
    }

    void json()
    {
        QCOMPARE(
            AccessLog::line(someEntry(), Format::Json, moment),
            QByteArray("{\"time\": \"2016-06-28T21:47:09.123456Z\", \"client\": \"127.0.0.1\", "
                       "\"method\": \"GET\", \"target\": \"/open_batch/wf1\", \"status\": 200, "
                       "\"ms\": 1.234, \"batch_id\": 1467149783, \"agent\": "
                       "\"curl/7.88.1\"}\n"));
    }

    /// Whatever a client sends in whichever field: one line, printable ASCII, no quote that ends
    /// the field before its end.
    void nothingForges_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("line feed") << QByteArray("x\n2016 127.0.0.1 \"GET /\" 200");
        QTest::newRow("carriage return") << QByteArray("x\rforged");
        QTest::newRow("quote") << QByteArray("x\" 200 1ms \"y");
        QTest::newRow("backslash") << QByteArray("x\\");
        QTest::newRow("colours") << QByteArray("\x1b[31m\x9b"
                                               "1m");
        QTest::newRow("zero") << QByteArray("a\0b", 3);
        QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8\xc2\x85");
        QTest::newRow("no UTF-8") << QByteArray("\xff\xfe\xc0");
        QTest::newRow("long") << QByteArray(100000, '\n');
        QByteArray all;
        for (int byte = 0; byte < 256; ++byte)
            all += char(byte);
        QTest::newRow("every byte") << all;
    }
    void nothingForges()
    {
        QFETCH(QByteArray, bytes);
        for (QByteArrayView AccessLog::Entry::*field :
             {&AccessLog::Entry::method, &AccessLog::Entry::target, &AccessLog::Entry::agent}) {
            AccessLog::Entry entry = someEntry();
            entry.*field = bytes;
            const QByteArray line = AccessLog::line(entry, Format::Text, moment);
            const QByteArray object = AccessLog::line(entry, Format::Json, moment);
            for (const QByteArray &one : {line, object}) {
                QCOMPARE(one.count('\n'), 1);
                QVERIFY(one.endsWith('\n'));
                QVERIFY(one.size() < 8000);
                for (const char c : one.chopped(1))
                    QVERIFY(c >= 0x20 && c < 0x7f);
            }
            QCOMPARE(line.count('"'), 4);
            QVERIFY(json::scanObject(object));
        }
    }

    void writesTheLinesOfAFewMillisecondsTogether()
    {
        Pipe pipe;
        AccessLog log(Format::Text, pipe.ends[1]);
        log.add(someEntry());
        log.add(someEntry());
        QCOMPARE(pipe.readAll(), QByteArray());
        QByteArray written;
        QTRY_COMPARE((written += pipe.readAll()).count('\n'), 2);
    }

    void theLastLinesAreWrittenAtTheEnd()
    {
        Pipe pipe;
        {
            AccessLog log(Format::Json, pipe.ends[1]);
            log.add(someEntry());
        }
        QCOMPARE(pipe.readAll().count('\n'), 1);
    }

    void noneIsNone()
    {
        Pipe pipe;
        {
            AccessLog log(Format::None, pipe.ends[1]);
            log.add(someEntry());
        }
        QCOMPARE(pipe.readAll(), QByteArray());
    }

    /// A reader that stops costs lines. When it reads again, no line is glued to the torn end of
    /// another.
    void aReaderThatSleepsGetsWholeLinesAfterwards()
    {
        Pipe pipe;
        ::fcntl(pipe.ends[1], F_SETPIPE_SZ, 8192);
        AccessLog log(Format::Text, pipe.ends[1]);
        QByteArray got;
        for (int round = 0; round < 40; ++round) {
            for (int i = 0; i < 37; ++i) {
                AccessLog::Entry entry = someEntry();
                const QByteArray target = '/' + QByteArray(i * 13, 'x');
                entry.target = target;
                log.add(entry);
            }
            log.flush();
            if (round % 4 == 3)
                got += pipe.readAll();
        }
        log.add(someEntry());
        log.flush();
        got += pipe.readAll();
        QVERIFY(got.endsWith("\"curl/7.88.1\"\n"));
        for (const QByteArray &line : got.chopped(1).split('\n'))
            QVERIFY2(line.startsWith("20") && line.endsWith("\"curl/7.88.1\"") &&
                         line.count("GET") == 1,
                     line.constData());
    }

    void aFullDiskAndAClosedPipeAreBorne()
    {
        const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
        QVERIFY(full >= 0);
        AccessLog log(Format::Text, full);
        log.add(someEntry());
        log.flush();
        ::close(full);
        AccessLog closed(Format::Text, full);
        closed.add(someEntry());
        closed.flush();
    }
};

BATCHY_TEST(accesslog, AccessLogTest)
#include "tst_accesslog.moc"
