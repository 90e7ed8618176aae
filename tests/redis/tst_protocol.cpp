// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/backoff.h"
#include "core/redis/callqueue.h"
#include "core/redis/commandwriter.h"
#include "core/redis/readcommand.h"
#include "core/redis/replyreader.h"
#include "core/redis/servererror.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace std::chrono_literals;

namespace {

QByteArray shown(const Reply &reply)
{
    switch (reply.type) {
    case Reply::Type::Nil:
        return "nil";
    case Reply::Type::String:
        return '"' + reply.text + '"';
    case Reply::Type::Status:
        return '+' + reply.text;
    case Reply::Type::Error:
        return '-' + reply.text;
    case Reply::Type::Integer:
        return QByteArray::number(reply.integer);
    case Reply::Type::Array:
        break;
    }
    QByteArrayList parts;
    for (const Reply &element : reply.elements)
        parts.append(shown(element));
    return '[' + parts.join(',') + ']';
}

/// All replies in `bytes`, fed in the given pieces; "!" for an error.
QByteArrayList readAll(const QByteArrayList &pieces, qint64 limit = 1 << 20)
{
    ReplyReader reader(limit);
    QByteArrayList replies;
    for (const QByteArray &piece : pieces) {
        reader.feed(piece);
        auto progress = reader.advance();
        for (; progress == ReplyReader::Progress::HasReply; progress = reader.advance())
            replies << shown(reader.take());
        if (progress == ReplyReader::Progress::Broken)
            return replies << (reader.problem().kind == ErrorKind::Protocol ? "!" : "?");
    }
    return replies;
}

} // namespace

/// The protocol without a socket: replies, commands, the queue, the words of errors.
class ProtocolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBytesCutAnywhere()
    {
        const char text[] = "+OK\r\n:-42\r\n$5\r\na\r\n\0b\r\n$0\r\n\r\n$-1\r\n*-1\r\n*0\r\n"
                            "*3\r\n:1\r\n*2\r\n$1\r\nx\r\n-ERR y\r\n$-1\r\n-WRONG z\r\n"
                            ":9223372036854775807\r\n";
        const QByteArray bytes(text, sizeof text - 1);
        const QByteArrayList expected{
            "+OK", "-42", QByteArray("\"a\r\n\0b\"", 7), "\"\"",     "nil",
            "nil", "[]",  "[1,[\"x\",-ERR y],nil]",      "-WRONG z", "9223372036854775807"};
        QCOMPARE(readAll({bytes}), expected);
        for (qsizetype first = 0; first <= bytes.size(); ++first)
            for (qsizetype second = first; second <= bytes.size(); ++second)
                QCOMPARE(readAll({bytes.first(first), bytes.sliced(first, second - first),
                                  bytes.sliced(second)}),
                         expected);
        QByteArrayList single;
        for (const char c : bytes)
            single.append(QByteArray(1, c));
        QCOMPARE(readAll(single), expected);
    }

    void refusesGarbage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *bytes :
             {"HTTP/1.1 400 Bad Request\r\n", "$x\r\n", "$-2\r\n", "*-2\r\n", "*99999999999\r\n",
              "*2147483647\r\n", ":12a\r\n", ":\r\n", "$3\r\nabcde", "$99999999999999999999\r\n",
              "$9223372036854775807\r\n", "*1\r\n$2000000\r\n", "%1\r\n", "\r\n",
              "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n"})
            QTest::newRow(QByteArray(bytes).toPercentEncoding().constData()) << QByteArray(bytes);
        QTest::newRow("endless line") << QByteArray("+") + QByteArray(1100000, 'x');
        QTest::newRow("endless line with returns") << QByteArray("+\r") + QByteArray(1100000, 'x');
        QTest::newRow("endless length") << QByteArray("$") + QByteArray(1100000, '1');
        QTest::newRow("too large in sum")
            << "*3\r\n" + QByteArray("$500000\r\n" + QByteArray(500000, 'x') + "\r\n").repeated(3);
        QTest::newRow("too many elements") << "*260000\r\n" + QByteArray(":1\r\n").repeated(260000);
        QTest::newRow("TLS greeting") << QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7);
    }
    void refusesGarbage()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(readAll({bytes}, 1000000).value(0), QByteArray("!"));
        QCOMPARE(readAll({bytes, ":1\r\n"}, 1000000), QByteArrayList{"!"});
    }

    void takesRepliesUpToTheLimit()
    {
        const QByteArray text(900000, 'x');
        QCOMPARE(
            readAll({"$900000\r\n" + text + "\r\n", "$900000\r\n" + text + "\r\n"}, 1000000).size(),
            2);
        QCOMPARE(readAll({"*200000\r\n" + QByteArray(":1\r\n").repeated(200000)}, 1000000).size(),
                 1);
    }

    void writesCommands()
    {
        QByteArray out("before");
        const CommandArgument number(-9223372036854775807LL - 1);
        const QByteArray binary("a\0\r\n", 4);
        const QByteArrayView arguments[] = {"SET", binary, QByteArrayView(), number.bytes()};
        const auto written = appendCommand(out, arguments);
        QCOMPARE(out, QByteArray("before*4\r\n$3\r\nSET\r\n$4\r\n") + binary +
                          "\r\n$0\r\n\r\n$20\r\n-9223372036854775808\r\n");
        QCOMPARE(written, out.size() - 6);
    }

    void queuesInOrder()
    {
        const auto start = CallQueue::Clock::time_point() + 1h;
        const QByteArrayView a[] = {"A"};
        const QByteArrayView b[] = {"BB"};
        CallQueue queue;
        QVERIFY(queue.unsent() == 0 && !queue.isOwed());
        QCOMPARE(queue.earliestDeadline(), CallQueue::Clock::time_point::max());
        const auto sent = queue.add(a, 50ms, start);
        QCOMPARE(queue.takeUnsent(), QByteArray("*1\r\n$1\r\nA\r\n"));
        QCOMPARE(queue.unsentSize(), 0);
        const auto slow = queue.add(b, 100ms, start);
        const auto quick = queue.add(a, 10ms, start);
        const auto last = queue.add(b, 100ms, start);
        QCOMPARE(queue.earliestDeadline(), start + 10ms);

        const auto expired = queue.takeExpired(start + 50ms);
        QCOMPARE(expired.sent.size(), size_t(1));
        QVERIFY(expired.sent.front() == sent);
        QCOMPARE(expired.unsent.size(), size_t(1));
        QVERIFY(expired.unsent.front() == quick);

        QVERIFY(queue.takeHead() == sent);
        QVERIFY(!queue.isOwed());
        QCOMPARE(queue.takeUnsent(), QByteArray("*1\r\n$2\r\nBB\r\n").repeated(2));
        QVERIFY(queue.takeHead() == slow);
        const auto remains = queue.takeAll();
        QVERIFY(remains.unsent.empty());
        QVERIFY(remains.sent.size() == 1 && remains.sent.front() == last);
    }

    void knowsWhatOnlyReads()
    {
        for (const char *word : {"HGETALL", "hgetall", "SCAN", "INFO", "PING", "CLIENT", "EXISTS",
                                 "TYPE", "HLEN", "TIME"})
            QVERIFY2(isReadCommand(word), word);
        for (const char *word : {"HSET", "DEL", "EVAL", "EVALSHA", "HGETALLS", "HGETAL", "SET", ""})
            QVERIFY2(!isReadCommand(word), word);
    }

    void growsItsPauses()
    {
        Backoff backoff(100ms, 1000ms);
        QCOMPARE(backoff.next(0.5), 100ms);
        QCOMPARE(backoff.next(0.0), 150ms);
        QCOMPARE(backoff.next(1.0), 500ms);
        QCOMPARE(backoff.next(0.5), 800ms);
        QCOMPARE(backoff.next(0.5), 1000ms);
        QCOMPARE(backoff.next(1.0), 1000ms);
        backoff.reset();
        QCOMPARE(backoff.next(0.5), 100ms);
        backoff.jumpToLongest();
        QCOMPARE(backoff.next(0.0), 750ms);
    }

    void explainsErrors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *text, const char *code, const char *part,
                            ErrorKind kind = ErrorKind::Refused) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(code) << int(kind)
                                << QString::fromUtf8(part);
        };
        row("NOAUTH Authentication required.", "NOAUTH", "asks for a password");
        row("WRONGPASS invalid username-password pair or user is disabled.", "WRONGPASS",
            "refuses");
        row("NOPERM this user has no permissions to run the 'get' command", "NOPERM", "permit");
        row("READONLY You can't write against a read only replica.", "READONLY", "replica");
        row("MASTERDOWN Link with MASTER is down", "MASTERDOWN", "primary");
        row("LOADING Redis is loading the dataset in memory", "LOADING", "loading");
        row("OOM command not allowed when used memory > 'maxmemory'.", "OOM", "memory");
        row("BUSY Redis is busy running a script.", "BUSY", "script");
        row("MISCONF Redis is configured to save RDB snapshots", "MISCONF", "disk");
        row("NOREPLICAS Not enough good replicas to write.", "NOREPLICAS", "replicas");
        row("CLUSTERDOWN Hash slot not served", "CLUSTERDOWN", "cluster");
        row("MOVED 3999 127.0.0.1:6381", "MOVED", "cluster");
        row("ASK 3999 127.0.0.1:6381", "ASK", "cluster");
        row("DENIED Redis is running in protected mode", "DENIED", "own machine");
        row("EXECABORT Transaction discarded", "EXECABORT", "transaction");
        row("ERR max number of clients reached", "ERR", "too many clients");
        row("ERR unknown command 'XY', with args beginning with: ", "ERR", "know or offer");
        row("NOSCRIPT No matching script. Please use EVAL.", "NOSCRIPT", "script");
        row("WRONGTYPE Operation against a key", "WRONGTYPE", "another type", ErrorKind::BadData);
        row("ERR syntax error", "ERR", "Redis refuses: ERR syntax error");
        row("ASKED for something", "ASKED", "ASKED for something");
        row("NEWWORD", "NEWWORD", "NEWWORD");
        row("", "", "refuses");
        row("NOPERM this user has no permissions to access one of the keys used as arguments",
            "NOPERM", "this key");
        row("NOPERM No permissions to access a key", "NOPERM", "this key");
        row("ERR The user executing the script can't run this command or subcommand script: "
            "08be99c76f7a10d96dc9ea23ee73a858e02d5ce8, on @user_script:1.",
            "NOPERM", "permit this");
        row("ERR The user executing the script can't access at least one of the keys mentioned in "
            "the command arguments script: 6db1, on @user_script:1.",
            "NOPERM", "this key");
        row("ERR ACL failure in script: User u has no permissions to run the 'hset' command "
            "script: 08be, on @user_script:1.",
            "NOPERM", "permit this");
        row("ERR ACL failure in script: No permissions to access a key script: 08be, on "
            "@user_script:1.",
            "NOPERM", "this key");
        row("ERR Error running script (call to f_08be): @user_script:1: @user_script: 1: The user "
            "executing the script can't run this command or subcommand",
            "NOPERM", "permit this");
        row("READONLY You can't write against a read only replica. script: "
            "1b936e3fe509bcbc9cd0664897bbe8fd0cac101b, on @user_script:1.",
            "READONLY", "replica");
        row("NOPERM this user has no permissions to run the 'get' command script: ab, on "
            "@user_script:12.",
            "NOPERM", "permit");
        row("ERR Error running script (call to f_6b1bf4): @user_script:1: OOM command not allowed",
            "OOM", "memory");
    }
    void explainsErrors()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        QFETCH(int, kind);
        QFETCH(QString, part);
        const Error error = serverError(text);
        QCOMPARE(error.code, code);
        QCOMPARE(int(error.kind), kind);
        QVERIFY2(error.what.contains(part), qPrintable(error.what));
        QVERIFY(!error.details.value(0).contains(QStringLiteral("@user_script")));
        const QByteArrayList passing{"LOADING", "BUSY", "MASTERDOWN", "NOREPLICAS", "CLUSTERDOWN"};
        QCOMPARE(isPassing(error), passing.contains(code) || text.startsWith("ERR max"));
    }
};

BATCHY_TEST(protocol, ProtocolTest)
#include "tst_protocol.moc"
