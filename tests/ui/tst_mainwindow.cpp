// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/names.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"
#include "ui/actions/changeflow.h"
#include "ui/detail/detailpanel.h"
#include "ui/mainwindow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

#include <memory>

using namespace batchy;
using namespace std::chrono_literals;
using test::await;

/// The whole window on a real Redis: what it shows and what its actions write.
class MainWindowTest : public QObject
{
    Q_OBJECT

    test::RedisServer m_server;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<BatchStore> m_store;
    std::unique_ptr<ChangeFeed> m_feed;
    std::unique_ptr<Board> m_board;
    std::unique_ptr<MainWindow> m_window;

    template<class Widget>
    Widget *find(const char *name)
    {
        auto *found = m_window->findChild<Widget *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the window has no %s", name);
        return found;
    }
    void press(const char *action)
    {
        auto *found = find<QAction>(action);
        QVERIFY2(found->isEnabled(), action);
        found->trigger();
    }
    /// Confirms the sheet that is open as a keyboard does.
    void confirmSheet()
    {
        QTRY_VERIFY(sheet());
        QVERIFY(QTest::qWaitForWindowActive(sheet()));
        QTest::keyClick(sheet()->windowHandle(), Qt::Key_Return, Qt::ControlModifier);
    }
    QDialog *sheet() { return qobject_cast<QDialog *>(QApplication::activeModalWidget()); }
    QByteArray stored(const QByteArray &job) { return m_server.cli({"HGET", "wf1", job}); }
    QString shown(const char *table, int row, int column)
    {
        const auto *model = find<TableView>(table)->model();
        return model->index(row, column).data().toString();
    }
    void addFile(const QString &name, const QByteArray &yaml)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(yaml) == yaml.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        addFile(QStringLiteral("wf1.yaml"), "job1: {table: t1, reprocess_hours: 1}\njob2:\n");
        addFile(QStringLiteral("bad.yaml"), "job1: {a: 1, a: 2}\n");
    }
    void init()
    {
        QVERIFY(m_server.start());
        m_server.cli({"FLUSHALL"});
        m_server.cli({"HSET", "wf1", "job1", R"({"table": "t1", "size": 2.0})", "job2", "{}"});
        m_server.cli({"HSET", "other", "job", R"({"status": "failed"})"});
        m_server.cli({"HSET", "broken", "job", "{}", "bad", "{oops"});
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("state")),
                                                 QSettings::IniFormat);
        Link::Options options;
        options.firstPause = 20ms;
        options.longestPause = 100ms;
        m_link = std::make_unique<Link>(m_server.endpoint(), options);
        m_store = std::make_unique<BatchStore>(*m_link);
        m_feed = std::make_unique<ChangeFeed>(*m_link, *m_store);
        m_board = std::make_unique<Board>(*m_link, *m_store, m_feed.get());
        m_window = std::make_unique<MainWindow>(
            MainWindow::Parts{*m_link, *m_store, *m_board, CfgFolder(m_folder.path()),
                              QStringLiteral("redis://test"), *m_settings});
        QSignalSpy first(m_window.get(), &MainWindow::firstDataShown);
        m_window->choose("wf1");
        m_window->show();
        m_link->start();
        m_board->start();
        QVERIFY(first.wait());
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        QTRY_VERIFY(!m_window->findChild<ChangeFlow *>()->isBusy());
        m_window.reset();
        m_board.reset();
        m_feed.reset();
        m_link->stop();
        m_store.reset();
        m_link.reset();
    }

    void showsWhatRedisHolds()
    {
        QCOMPARE(find<TableView>("workflows")->model()->rowCount(), 3);
        QCOMPARE(find<QLabel>("title")->text(), QStringLiteral("wf1"));
        QCOMPARE(find<TableView>("jobs")->model()->rowCount(), 2);
        QCOMPARE(shown("params", 1, 0), QStringLiteral("size"));
        QCOMPARE(shown("params", 1, 1), QStringLiteral("2.0"));
        QVERIFY(m_window->showsNames());
    }

    void showsAtOnceWhatOthersChange()
    {
        const auto *model = find<TableView>("workflows")->model();
        QTRY_COMPARE(m_feed->mode(), ChangeFeed::Mode::Tracking);
        m_server.cli({"HSET", "wf1", "job1", R"({"table": "t2"})"});
        QTRY_COMPARE_WITH_TIMEOUT(shown("params", 0, 1), QStringLiteral("\"t2\""), 1500);
        m_server.cli({"HSET", "newcomer", "job", "{}"});
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 4, 1500);
        m_server.cli({"DEL", "newcomer", "other"});
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 2, 1500);
        m_server.cli({"FLUSHDB"});
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 0, 1500);
    }

    void opensClosesAndFailsWithAPreviewFirst()
    {
        press("open");
        QTRY_VERIFY(sheet());
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("cancel"));
        const auto *changes = sheet()->findChild<TableView *>(QStringLiteral("changes"))->model();
        QCOMPARE(changes->rowCount(), 2);
        QCOMPARE(changes->index(0, 2).data().toString(), QStringLiteral("1776-07-04 23:59:00"));
        QVERIFY(!stored("job1").contains("open"));
        confirmSheet();
        QTRY_VERIFY(stored("job1").contains(R"("status": "open")"));
        QTRY_COMPARE(shown("jobs", 0, 1), QStringLiteral("open"));
        QVERIFY(stored("job1").contains(R"("size": 2.0)"));

        press("fail");
        confirmSheet();
        QTRY_VERIFY(stored("job2").contains(R"("status": "failed")"));
        QTRY_COMPARE(shown("jobs", 0, 1), QStringLiteral("failed"));
        press("close");
        confirmSheet();
        QTRY_VERIFY(stored("job2").contains(R"("status": "success")"));
    }

    void enterDoesWhatTheFocusedButtonSays()
    {
        press("fail");
        QTRY_VERIFY(sheet() && sheet()->focusWidget());
        QVERIFY(QTest::qWaitForWindowActive(sheet()));
        QCOMPARE(sheet()->focusWidget()->objectName(), QStringLiteral("cancel"));
        QTest::keyClick(sheet()->windowHandle(), Qt::Key_Tab);
        QTRY_COMPARE(sheet()->focusWidget()->objectName(), QStringLiteral("confirm"));
        QTest::keyClick(sheet()->windowHandle(), Qt::Key_Return);
        QTRY_VERIFY(stored("job1").contains("failed"));
    }

    void enterInTheDateGoesOnToTheButton()
    {
        press("rerun");
        QTRY_VERIFY(sheet() && sheet()->focusWidget());
        QVERIFY(QTest::qWaitForWindowActive(sheet()));
        QTest::keyClicks(sheet()->focusWidget(), QStringLiteral("2016-06-28"));
        QTest::keyClick(sheet()->focusWidget(), Qt::Key_Return);
        QCOMPARE(sheet()->focusWidget()->objectName(), QStringLiteral("confirm"));
        QTest::keyClick(sheet()->windowHandle(), Qt::Key_Return);
        QTRY_VERIFY(stored("job1").contains("2016-06-28T00:00:00"));
    }

    void cancelWritesNothing()
    {
        const QByteArray before = stored("job1");
        press("open");
        QTRY_VERIFY(sheet());
        QTest::keyClick(sheet(), Qt::Key_Escape);
        QTRY_VERIFY(!sheet());
        QCOMPARE(stored("job1"), before);
    }

    void rerunsFromADateThatIsChecked()
    {
        press("rerun");
        QTRY_VERIFY(sheet());
        auto *date = sheet()->findChild<QLineEdit *>(QStringLiteral("fromDate"));
        auto *confirm = sheet()->findChild<QPushButton *>(QStringLiteral("confirm"));
        date->setText(QStringLiteral("2016-13-01"));
        QVERIFY(!confirm->isEnabled());
        date->setText(QStringLiteral("2016-06-28"));
        QVERIFY(confirm->isEnabled());
        confirmSheet();
        QTRY_VERIFY(stored("job1").contains(R"("from_date": "2016-06-28T00:00:00.000000")"));
    }

    void loadsFromAFileAndTellsOfABadOne()
    {
        press("load");
        QTRY_VERIFY(sheet());
        auto *workflow = sheet()->findChild<QComboBox *>(QStringLiteral("workflow"));
        auto *confirm = sheet()->findChild<QPushButton *>(QStringLiteral("confirm"));
        workflow->setCurrentText(QStringLiteral("bad"));
        QVERIFY(!confirm->isEnabled());
        workflow->setCurrentText(QStringLiteral("wf1"));
        QVERIFY(confirm->isEnabled());
        confirmSheet();
        QTRY_VERIFY(stored("job1").contains("reprocess_hours"));
    }

    void aChangeBehindItsBackIsAConflict()
    {
        press("open");
        QTRY_VERIFY(sheet());
        m_server.cli({"HSET", "wf1", "job1", R"({"table": "other"})"});
        confirmSheet();
        auto *issue = find<MessageBar>("issueBar");
        QTRY_VERIFY(issue->isVisible());
        QVERIFY(issue->message().contains(QStringLiteral("changed")));
        QCOMPARE(stored("job1"), QByteArray(R"({"table": "other"})"));
        QTRY_COMPARE(shown("params", 0, 1), QStringLiteral("\"other\""));
    }

    void showsOthersChangesWithoutLosingTheSelection()
    {
        m_server.cli({"HSET", "aaa", "job", "{}"});
        m_server.cli({"HSET", "wf1", "job2", R"({"status": "success"})"});
        QTRY_COMPARE_WITH_TIMEOUT(find<TableView>("workflows")->model()->rowCount(), 4, 5000);
        QTRY_COMPARE(shown("jobs", 1, 1), QStringLiteral("success"));
        QCOMPARE(find<QLabel>("title")->text(), QStringLiteral("wf1"));
    }

    void showsAnOlderBatchReadOnly()
    {
        m_server.cli({"HSET", "wf1-1467149783", "job1", R"({"batch_id": 1467149783, "x": 7})"});
        auto *batches = find<QComboBox>("batches");
        QTest::mouseClick(batches, Qt::LeftButton);
        QTRY_VERIFY(batches->view()->isVisible());
        QCOMPARE(batches->count(), 2);
        batches->hidePopup();
        batches->setCurrentIndex(1);
        Q_EMIT batches->activated(1);
        QTRY_COMPARE(shown("params", 1, 1), QStringLiteral("7"));
        QVERIFY(!find<QAction>("open")->isEnabled());
        press("back");
        QTRY_VERIFY(find<QAction>("open")->isEnabled());
    }

    void anOlderBatchIsPickedWithTheMouse()
    {
        for (const char *id : {"1467149783", "1467149700"})
            m_server.cli({"HSET", QByteArray("wf1-") + id, "job1",
                          QByteArray(R"({"x": 7, "batch_id": )") + id + "}"});
        auto *batches = find<QComboBox>("batches");
        QTest::mouseClick(batches, Qt::LeftButton);
        QTRY_VERIFY(batches->view()->isVisible());
        QTRY_COMPARE(batches->count(), 3);
        // Oldest last; as a hand does it: there first, then press and let go.
        QWidget *list = batches->view()->viewport();
        const QPoint at = batches->view()->visualRect(batches->model()->index(2, 0)).center();
        QTest::mouseMove(list, at);
        QTest::mouseMove(list, at + QPoint(3, 0));
        QTest::mouseClick(list, Qt::LeftButton, {}, at);
        QTRY_VERIFY(!batches->view()->isVisible());
        QCOMPARE(batches->currentIndex(), 2);
        QTRY_COMPARE(shown("params", 1, 1), QStringLiteral("1467149700"));
        QVERIFY(!find<QAction>("open")->isEnabled());
        QVERIFY(find<DetailPanel>("detail")->isHistory());
    }

    void brokenWorkflowsCannotBeChanged()
    {
        m_window->choose("broken");
        QTRY_COMPARE(find<QLabel>("title")->text(), QStringLiteral("broken"));
        QVERIFY(!find<QAction>("open")->isEnabled());
        QVERIFY(find<MessageBar>("problemBar")->message().contains(QStringLiteral("bad")));
        m_window->choose("other");
        QTRY_VERIFY(find<MessageBar>("problemBar")->isHidden());
    }

    void aLostConnectionIsABarThatGoesByItself()
    {
        auto *bar = find<MessageBar>("connectionBar");
        QVERIFY(bar->isHidden());
        m_server.kill9();
        QTRY_VERIFY(bar->isVisible());
        QTRY_VERIFY(!find<QAction>("open")->isEnabled());
        QCOMPARE(find<TableView>("workflows")->model()->rowCount(), 3);
        QVERIFY(find<QLabel>("age")->text().startsWith(QStringLiteral("old")));
        QVERIFY(find<QLabel>("age")->text().endsWith(QStringLiteral("just now")));
        QVERIFY(m_server.start());
        m_server.cli({"HSET", "wf1", "job1", "{}"});
        QTRY_VERIFY(bar->isHidden());
        QTRY_COMPARE(find<TableView>("workflows")->model()->rowCount(), 1);
        QTRY_COMPARE(find<QLabel>("age")->text(), QStringLiteral("up to date"));
    }

    void anEmptyRedisShowsTheNextStepAlone()
    {
        m_server.cli({"FLUSHALL"});
        QTRY_COMPARE_WITH_TIMEOUT(find<TableView>("workflows")->model()->rowCount(), 0, 5000);
        QVERIFY(find<SearchField>("filterWorkflows")->isHidden());
        QVERIFY(find<DetailPanel>("detail")->isHidden());
        auto *words = m_window->findChild<EmptyState *>(QStringLiteral("whyEmpty"));
        QVERIFY(words && words->accessibleDescription().contains(m_folder.path()));
        QTRY_VERIFY(words->findChild<QPushButton *>());
        words->findChild<QPushButton *>()->click();
        QTRY_VERIFY(sheet());
        sheet()->findChild<QComboBox *>()->setCurrentText(QStringLiteral("wf1"));
        confirmSheet();
        QTRY_VERIFY(find<DetailPanel>("detail")->isVisible());
        QVERIFY(find<SearchField>("filterWorkflows")->isVisible());
    }

    void filtersByKeyboard()
    {
        QTest::keyClick(m_window->windowHandle(), Qt::Key_F, Qt::ControlModifier);
        auto *search = find<SearchField>("filterWorkflows");
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("oth"));
        QTRY_COMPARE(find<TableView>("workflows")->model()->rowCount(), 1);
        QTest::keyClicks(search, QStringLiteral("xx"));
        QTRY_COMPARE(find<TableView>("workflows")->model()->rowCount(), 0);
        QTest::keyClick(search, Qt::Key_Escape);
        QTRY_COMPARE(find<TableView>("workflows")->model()->rowCount(), 3);
        find<QAbstractButton>("count_failed")->click();
        QTRY_COMPARE(find<TableView>("workflows")->model()->rowCount(), 1);
    }

    void everyControlHasAName()
    {
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            const bool isControl = widget->inherits("QAbstractItemView") ||
                                   widget->inherits("QAbstractButton") ||
                                   widget->inherits("QLineEdit") || widget->inherits("QComboBox");
            if (!isControl || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
                continue;
            auto *seen = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(seen && !seen->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) +
                                widget->objectName()));
        }
    }

    void keepsItsState()
    {
        m_window->resize(1100, 700);
        m_window->close();
        QVERIFY(m_settings->contains(QStringLiteral("window/geometry")));
    }
};

BATCHY_TEST(mainwindow, MainWindowTest)
#include "tst_mainwindow.moc"
