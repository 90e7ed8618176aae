// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"
#include "ui/wait/waitwindow.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/tableview.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>

using namespace batchy;
using namespace std::chrono_literals;

/// The window of a wait: what it says in each state, and when it goes.
class WaitWindowTest : public QObject
{
    Q_OBJECT

    WaitPicture m_picture;
    std::unique_ptr<WaitWindow> m_window;

    void store(const QByteArray &workflow, const QByteArray &json)
    {
        m_picture.state.add(workflow);
        *m_picture.state.find(workflow) =
            judged({workflow, {{"job1", Job::fromText(json)}}}, m_picture.wish);
        m_picture.state.isKnown = true;
    }
    template<class Widget>
    Widget *find(const char *name)
    {
        auto *found = m_window->findChild<Widget *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the window has no %s", name);
        return found;
    }
    QString text(const char *label) { return find<QLabel>(label)->text(); }
    MessageBar *news() { return find<MessageBar>("news"); }
    void end(WaitEnd::Kind kind, const QString &sentence, const QString &command = {})
    {
        m_window->tellEnd({kind, sentence, QStringLiteral("A hint."), command});
    }

private Q_SLOTS:
    void init()
    {
        m_picture = {};
        m_picture.now = *parseTimestamp("2026-11-24T12:00:00");
        m_picture.began = m_picture.now - 90s;
        m_picture.wish.day = *WaitDay::of({}, "UTC", m_picture.now);
        m_picture.wish.names = {"wf1"};
        m_picture.redis = QStringLiteral("redis://db1:6379");
        m_picture.isReached = true;
        m_picture.feedWords = QStringLiteral("By tracking.");
        m_picture.feedSince = m_picture.began;
        store("wf1", R"({"status":"open","batch_start":"2026-11-24T10:00:00"})");
        m_window = std::make_unique<WaitWindow>();
        m_window->setPicture(m_picture);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void saysAllOfIt()
    {
        QCOMPARE(text("headline"), QStringLiteral("Waiting for wf1"));
        QCOMPARE(text("progress"), QStringLiteral("0 of 1 done on 2026-11-24 (UTC)"));
        QCOMPARE(text("redis"), QStringLiteral("redis://db1:6379"));
        QCOMPARE(text("changes"), QStringLiteral("By tracking. (since 2026-11-24 11:58:30 UTC)"));
        QCOMPARE(text("since"), QStringLiteral("2026-11-24 11:58:30 UTC, for 1 min 30 s"));
        QVERIFY(find<QLabel>("left")->isHidden());
        QVERIFY(news()->isHidden());
        QCOMPARE(find<TableView>("missing")->model()->rowCount(), 2);
        m_picture.left = 299'500ms;
        m_window->setPicture(m_picture);
        QCOMPARE(text("left"), QStringLiteral("in 5 min"));
        QVERIFY(find<QLabel>("left")->isVisible());
    }

    void headlines_data()
    {
        QTest::addColumn<QByteArrayList>("names");
        QTest::addColumn<bool>("isAny");
        QTest::addColumn<QString>("headline");
        QTest::newRow("pattern") << QByteArrayList{"wf*"} << false
                                 << QStringLiteral("Waiting for wf*");
        QTest::newRow("all") << QByteArrayList{"wf1", "wf2"} << false
                             << QStringLiteral("Waiting for 2 workflows");
        QTest::newRow("any") << QByteArrayList{"wf1", "wf2"} << true
                             << QStringLiteral("Waiting for one of 2 workflows");
    }
    void headlines()
    {
        QFETCH(QByteArrayList, names);
        QFETCH(bool, isAny);
        QFETCH(QString, headline);
        m_picture.wish.names.assign(names.begin(), names.end());
        m_picture.wish.isAny = isAny;
        m_window->setPicture(m_picture);
        QCOMPARE(m_window->headline(), headline);
        QVERIFY(m_window->windowTitle().startsWith(headline));
    }

    void aLostRedisIsABarThatGoesByItself()
    {
        m_picture.state.lostSince = m_picture.now - 10s;
        m_picture.state.loss = {ErrorKind::Offline, QStringLiteral("Can't reach it."), {}};
        m_window->setPicture(m_picture);
        QVERIFY(news()->isVisible());
        QVERIFY(m_window->news().contains(QStringLiteral("lost since 2026-11-24 11:59:50 UTC")));
        QVERIFY(find<QLabel>("changes")->isHidden());
        m_picture.state.lostSince.reset();
        m_window->setPicture(m_picture);
        QVERIFY(news()->isHidden());
    }

    void aRedisThatWasNeverThere()
    {
        m_picture.isReached = false;
        m_picture.state.loss = {ErrorKind::Offline, QStringLiteral("Can't reach it."), {}};
        m_window->setPicture(m_picture);
        QCOMPARE(m_window->news(), QStringLiteral("Can't reach it."));
    }

    void escapeAndCtrlWStopTheWait_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("Escape") << int(Qt::Key_Escape) << Qt::KeyboardModifiers();
        QTest::newRow("Ctrl+W") << int(Qt::Key_W) << Qt::KeyboardModifiers(Qt::ControlModifier);
    }
    void escapeAndCtrlWStopTheWait()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QSignalSpy closed(m_window.get(), &WaitWindow::closed);
        QTest::keyClick(m_window->windowHandle(), Qt::Key(key), modifiers);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(!m_window->isOver());
    }

    void theButtonStopsTheWait()
    {
        QSignalSpy closed(m_window.get(), &WaitWindow::closed);
        QTest::mouseClick(find<QPushButton>("close"), Qt::LeftButton);
        QCOMPARE(closed.size(), 1);
    }

    void tabGoesFromTheListToTheButtons()
    {
        QVERIFY(find<TableView>("missing")->hasFocus());
        QTest::keyClick(m_window->windowHandle(), Qt::Key_Tab);
        QVERIFY(find<QPushButton>("copy")->hasFocus());
        QTest::keyClick(m_window->windowHandle(), Qt::Key_Tab);
        QVERIFY(find<QPushButton>("close")->hasFocus());
        QTest::keyClick(m_window->windowHandle(), Qt::Key_Tab);
        QVERIFY(find<TableView>("missing")->hasFocus());
    }

    void copiesWhatItShows()
    {
        QTest::mouseClick(find<QPushButton>("copy"), Qt::LeftButton);
        const QString copied = QApplication::clipboard()->text();
        for (const char *line : {"Waiting for wf1\n", "Redis: redis://db1:6379\n",
                                 "\n    job1 is open since 2026-11-24 10:00:00 UTC (2 h)\n"})
            QVERIFY2(copied.contains(QString::fromLatin1(line)), qPrintable(copied));
        find<TableView>("missing")->selectRow(1);
        QTest::keyClick(find<TableView>("missing"), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(),
                 QStringLiteral("job1 is open since 2026-11-24 10:00:00 UTC\t2 h"));
    }

    void aSuccessClosesItAfterAWhile()
    {
        store("wf1", R"({"status":"success","batch_end":"2026-11-24T11:59:59"})");
        m_window->setPicture(m_picture);
        QSignalSpy closed(m_window.get(), &WaitWindow::closed);
        end(WaitEnd::Kind::Done, QStringLiteral("wf1 is done."));
        QCOMPARE(text("headline"), QStringLiteral("wf1 is done"));
        QCOMPARE(m_window->news(), QStringLiteral("wf1 is done."));
        QVERIFY(find<QPushButton>("close")->hasFocus());
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 10'000);
    }

    void unlessSomebodyKeepsIt()
    {
        store("wf1", R"({"status":"success","batch_end":"2026-11-24T11:59:59"})");
        m_window->setPicture(m_picture);
        QSignalSpy closed(m_window.get(), &WaitWindow::closed);
        end(WaitEnd::Kind::Done, QStringLiteral("wf1 is done."));
        auto *keep = news()->findChild<QPushButton *>();
        QVERIFY(keep->isVisible());
        QTest::mouseClick(keep, Qt::LeftButton);
        QVERIFY(!keep->isVisible());
        QVERIFY(!closed.wait(6'000));
    }

    void anyOtherEndStays_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("headline");
        QTest::newRow("failed") << int(WaitEnd::Kind::Failed) << QStringLiteral("A job has failed");
        QTest::newRow("gave up") << int(WaitEnd::Kind::GaveUp) << QStringLiteral("Gave up waiting");
        QTest::newRow("problem") << int(WaitEnd::Kind::Problem)
                                 << QStringLiteral("The wait has ended with an error");
    }
    void anyOtherEndStays()
    {
        QFETCH(int, kind);
        QFETCH(QString, headline);
        end(WaitEnd::Kind(kind), QStringLiteral("So it is."));
        QCOMPARE(m_window->headline(), headline);
        QCOMPARE(m_window->news(), QStringLiteral("So it is."));
        QVERIFY(find<QLabel>("changes")->isHidden());
        QVERIFY(!news()->findChild<QPushButton *>()->isVisible()); // nothing counts down
        QVERIFY(m_window->isOver());
    }

    void aCommandKeepsItUntilItHasEnded()
    {
        store("wf1", R"({"status":"success","batch_end":"2026-11-24T11:59:59"})");
        m_window->setPicture(m_picture);
        end(WaitEnd::Kind::Done, QStringLiteral("wf1 is done."), QStringLiteral("./next.sh"));
        auto *keep = news()->findChild<QPushButton *>();
        QVERIFY(!keep->isVisible());
        m_window->tellCommandEnd(3);
        QVERIFY(m_window->news().contains(QStringLiteral("exit code 3")));
        QVERIFY(!keep->isVisible());
        end(WaitEnd::Kind::Done, QStringLiteral("wf1 is done."), QStringLiteral("./next.sh"));
        m_window->tellCommandEnd(0);
        QVERIFY(keep->isVisible());
    }

    void longNamesAndManyFit()
    {
        for (int i = 0; i < 30; ++i)
            store(QByteArray(199, 'x') + char('A' + i), "{}");
        m_picture.wish.names = {QByteArray(199, 'x') + "A"};
        m_window->setPicture(m_picture);
        QVERIFY(m_window->minimumSizeHint().width() <= 400);
        QCOMPARE(m_window->size().width(), 700);
    }

    void everyControlHasAName()
    {
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
                continue;
            auto *seen = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(seen && !seen->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }
};

BATCHY_TEST(waitwindow, WaitWindowTest)
#include "tst_waitwindow.moc"
