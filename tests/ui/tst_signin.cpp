// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/changefeed.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"
#include "ui/board/connectionbar.h"
#include "ui/dialogs/passworddialog.h"

#include <QAccessible>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace batchy;

/// A wrong password is corrected where it is told of: on the window's bar.
class SignInTest : public QObject
{
    Q_OBJECT

    test::RedisServer m_server;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<BatchStore> m_store;
    std::unique_ptr<ChangeFeed> m_feed;
    std::unique_ptr<ConnectionBar> m_bar;

    PasswordDialog *dialog() { return m_bar->window()->findChild<PasswordDialog *>(); }
    template<class Widget>
    Widget *find(const char *name)
    {
        return dialog()->findChild<Widget *>(QString::fromLatin1(name));
    }
    void openDialog()
    {
        QTRY_VERIFY(m_bar->isVisible());
        auto *button = m_bar->findChild<QPushButton *>();
        QCOMPARE(button->text(), QStringLiteral("Sign &in …"));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(dialog() && dialog()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
    }
    void type(const QByteArray &password)
    {
        auto *field = find<QLineEdit>("password");
        field->clear();
        QTest::keyClicks(field, QString::fromLatin1(password));
        QTest::keyClick(field, Qt::Key_Return);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_server.start());
        m_server.cli({"ACL", "SETUSER", "clerk", "reset", "on", ">secret", "~*", "&*", "+@all"});
        Endpoint endpoint = m_server.endpoint();
        endpoint.user = QStringLiteral("clerk");
        endpoint.password = QStringLiteral("wrong");
        m_link = std::make_unique<Link>(endpoint);
        m_store = std::make_unique<BatchStore>(*m_link);
        m_feed = std::make_unique<ChangeFeed>(*m_link, *m_store);
        m_bar = std::make_unique<ConnectionBar>(*m_link);
        m_link->start();
        m_feed->start();
    }
    void cleanup()
    {
        m_bar.reset();
        m_feed.reset();
        m_link->stop();
        m_store.reset();
        m_link.reset();
    }

    void theRightPasswordLetsAllConnectionsIn()
    {
        openDialog();
        QCOMPARE(find<QLineEdit>("user")->text(), QStringLiteral("clerk"));
        QCOMPARE(find<QLineEdit>("password")->echoMode(), QLineEdit::Password);
        QVERIFY(find<QLineEdit>("password")->text().isEmpty());
        type("secret");
        QTRY_COMPARE(m_link->state(), Link::State::Online);
        QTRY_VERIFY(!dialog());
        QTRY_VERIFY(m_bar->isHidden());
        QTRY_COMPARE(m_feed->mode(), ChangeFeed::Mode::Tracking);
    }

    void anotherWrongOneIsToldInTheDialog()
    {
        openDialog();
        type("wrong again");
        auto *outcome = find<MessageBar>("outcome");
        QTRY_VERIFY(outcome->message().contains(QStringLiteral("refuses the user name")));
        QVERIFY(!outcome->message().contains(QStringLiteral("wrong again")));
        QVERIFY(find<QLineEdit>("password")->hasFocus());
        QVERIFY(m_link->state() != Link::State::Online);
        type("secret");
        QTRY_COMPARE(m_link->state(), Link::State::Online);
    }

    void cancelChangesNothing()
    {
        openDialog();
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog());
        QCOMPARE(m_link->endpoint().password, QStringLiteral("wrong"));
    }

    void everyFieldHasAName()
    {
        openDialog();
        for (QWidget *field : dialog()->findChildren<QWidget *>()) {
            if (!field->isVisible() || field->focusPolicy() == Qt::NoFocus)
                continue;
            QVERIFY2(
                !QAccessible::queryAccessibleInterface(field)->text(QAccessible::Name).isEmpty(),
                field->metaObject()->className());
        }
    }

    void otherTroubleIsTriedAgain()
    {
        QTRY_VERIFY(m_bar->isVisible());
        m_server.stop();
        m_link->stop();
        m_link->start();
        QTRY_COMPARE(m_bar->findChild<QPushButton *>()->text(), QStringLiteral("Try &now"));
    }
};

BATCHY_TEST(signin, SignInTest)
#include "tst_signin.moc"
