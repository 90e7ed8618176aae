// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/listener.h"
#include "tests/support/testrunner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace batchy;
using http::ListenAddress;
using http::Listener;
using http::parseListenAddress;

namespace {

bool isOpen(int descriptor)
{
    return ::fcntl(descriptor, F_GETFD) >= 0;
}

/// Whether somebody takes a connection at the address; one of ours has room for it before anybody
/// accepts.
bool answers(const ListenAddress &address)
{
    sockaddr_storage storage = {};
    socklen_t size = 0;
    if (address.isUnix()) {
        auto *local = reinterpret_cast<sockaddr_un *>(&storage);
        local->sun_family = AF_UNIX;
        qstrncpy(local->sun_path, address.path.constData(), sizeof local->sun_path);
        size = sizeof *local;
    } else if (address.host.contains(':')) {
        auto *v6 = reinterpret_cast<sockaddr_in6 *>(&storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(address.port);
        ::inet_pton(AF_INET6, address.host.constData(), &v6->sin6_addr);
        size = sizeof *v6;
    } else {
        auto *v4 = reinterpret_cast<sockaddr_in *>(&storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(address.port);
        ::inet_pton(AF_INET, address.host.constData(), &v4->sin_addr);
        size = sizeof *v4;
    }
    const int probe = ::socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool isTaken = ::connect(probe, reinterpret_cast<sockaddr *>(&storage), size) == 0;
    ::close(probe);
    return isTaken;
}

} // namespace

class ListenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("shown"); // empty = refused
        QTest::addColumn<bool>("isLocal");
        const auto row = [](const char *text, const char *shown, bool isLocal = false) {
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(shown) << isLocal;
        };
        row("127.0.0.1:5000", "127.0.0.1:5000", true);
        row("127.9.9.9:0", "127.9.9.9:0", true);
        row("localhost:5000", "127.0.0.1:5000", true);
        row("0.0.0.0:65535", "0.0.0.0:65535");
        row("192.0.2.1:80", "192.0.2.1:80");
        row("[::1]:5000", "[::1]:5000", true);
        row("[::]:5000", "[::]:5000");
        row("[2001:db8::1]:5000", "[2001:db8::1]:5000");
        row("unix:/run/batchy/http", "unix:/run/batchy/http", true);
        row("unix:/a b:c", "unix:/a b:c", true);
        for (const char *bad : {"",
                                ":",
                                ":5000",
                                "5000",
                                "127.0.0.1",
                                "127.0.0.1:",
                                "127.0.0.1:65536",
                                "127.0.0.1:-1",
                                "127.0.0.1:+1",
                                "127.0.0.1: 1",
                                "127.0.0.1:1x",
                                "127.0.0.1:99999999999",
                                "127.1:80",
                                "1:80",
                                "256.0.0.1:80",
                                "::1:5000",
                                "[::1]",
                                "[::1]5000",
                                "[::1:5000",
                                "[127.0.0.1]:5000",
                                "[]:5000",
                                "[x]:1",
                                "example.net:80",
                                "http://127.0.0.1:80",
                                "unix:",
                                "unix:relative",
                                "unix:@abstract",
                                "Unix:/a"})
            row(bad, "");
    }
    void parses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, shown);
        QFETCH(bool, isLocal);
        const auto address = parseListenAddress(text);
        QCOMPARE(address.has_value(), !shown.isEmpty());
        if (!address) {
            QCOMPARE(address.error().kind, ErrorKind::BadInput);
            return;
        }
        QCOMPARE(address->display(), shown);
        QCOMPARE(address->isLocal(), isLocal);
    }

    void parsesNoZeroByteAndNoLongPath()
    {
        QVERIFY(!parseListenAddress(QByteArrayView("127.0.0.1\0:80", 13)));
        QVERIFY(!parseListenAddress(QByteArrayView("unix:/a\0b", 9)));
        QVERIFY(parseListenAddress(QByteArray("unix:/" + QByteArray(106, 'x'))));
        QVERIFY(!parseListenAddress(QByteArray("unix:/" + QByteArray(107, 'x'))));
    }

    /// Everybody, in the notation of the other family, is not only this machine.
    void mappedAddresses()
    {
        const auto all = parseListenAddress("[::ffff:0.0.0.0]:0");
        QVERIFY(!all || !all->isLocal());
        const auto loop = parseListenAddress("[::ffff:127.0.0.1]:0");
        QVERIFY(!loop || loop->isLocal());
    }

    void listens_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("IPv4") << QByteArray("127.0.0.1");
        QTest::newRow("IPv6") << QByteArray("::1");
    }
    void listens()
    {
        QFETCH(QByteArray, host);
        ListenAddress address;
        {
            const auto listener = Listener::open({host, 0, {}});
            QVERIFY2(listener, listener ? "" : qPrintable(listener.error().what));
            address = listener->address();
            QCOMPARE(address.host, host);
            QVERIFY(address.port != 0);
            QVERIFY(answers(address));
            const auto second = Listener::open(address);
            QVERIFY(!second);
            QCOMPARE(second.error().kind, ErrorKind::BadInput);
            QVERIFY(second.error().what.contains(QString::number(address.port)));
        }
        QVERIFY(!answers(address));
        QVERIFY(Listener::open(address)); // again, whatever connections are left of the last one
    }

    void unixSockets()
    {
        const QByteArray path = QFile::encodeName(m_folder.filePath(QStringLiteral("http")));
        const ListenAddress address{{}, 0, path};
        {
            const auto listener = Listener::open(address);
            QVERIFY2(listener, listener ? "" : qPrintable(listener.error().what));
            QCOMPARE(listener->address(), address);
            QVERIFY(answers(address));
            QVERIFY(!Listener::open(address));
            QVERIFY(answers(address)); // the loser took nothing away
        }
        QVERIFY(!QFile::exists(QFile::decodeName(path)));
    }

    void aStaleSocketFileIsReplaced()
    {
        const QByteArray path = QFile::encodeName(m_folder.filePath(QStringLiteral("stale")));
        const ListenAddress address{{}, 0, path};
        {
            const int dead = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
            sockaddr_un local = {};
            local.sun_family = AF_UNIX;
            qstrncpy(local.sun_path, path.constData(), sizeof local.sun_path);
            QCOMPARE(::bind(dead, reinterpret_cast<sockaddr *>(&local), sizeof local), 0);
            ::close(dead);
        }
        const auto listener = Listener::open(address);
        QVERIFY2(listener, listener ? "" : qPrintable(listener.error().what));
        QVERIFY(answers(address));
    }

    void anotherFileIsLeftAlone()
    {
        QFile file(m_folder.filePath(QStringLiteral("precious")));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("data");
        file.close();
        QVERIFY(!Listener::open({{}, 0, QFile::encodeName(file.fileName())}));
        QCOMPARE(file.size(), 4);
        QVERIFY(!Listener::open(
            {{}, 0, QFile::encodeName(m_folder.filePath(QStringLiteral("no/such/folder")))}));
    }

    void takesAHandedSocketForWhatItIs()
    {
        auto listener = Listener::open({"127.0.0.1", 0, {}});
        QVERIFY(listener);
        const int copy = ::fcntl(listener->descriptor(), F_DUPFD_CLOEXEC, 3);
        {
            const auto adopted = Listener::adopt(copy);
            QVERIFY(adopted);
            QCOMPARE(adopted->address(), listener->address());
            QVERIFY(adopted->address().isLocal());
        }
        QVERIFY(!isOpen(copy));

        int pair[2] = {};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
        QVERIFY(!Listener::adopt(pair[0]));
        QVERIFY(!Listener::adopt(STDIN_FILENO));
        ::close(pair[0]);
        ::close(pair[1]);
    }

    /// The file of a socket that systemd made is systemd's.
    void aHandedUnixSocketKeepsItsFile()
    {
        const ListenAddress address{
            {}, 0, QFile::encodeName(m_folder.filePath(QStringLiteral("handed")))};
        const auto listener = Listener::open(address);
        QVERIFY(listener);
        {
            const auto adopted =
                Listener::adopt(::fcntl(listener->descriptor(), F_DUPFD_CLOEXEC, 3));
            QVERIFY(adopted);
            QVERIFY(adopted->address().isUnix());
        }
        QVERIFY(answers(address));
    }

private:
    QTemporaryDir m_folder;
};

BATCHY_TEST(listener, ListenerTest)
#include "tst_listener.moc"
