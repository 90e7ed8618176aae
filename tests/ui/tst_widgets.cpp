// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"
#include "ui/theme/style.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statuspill.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace batchy;

namespace {

/// Every control that a person can reach has a name for those who can't see it.
void verifyNamed(const QWidget &parent)
{
    const auto buttons = parent.findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons)
        if (!button->isHidden())
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     button->metaObject()->className());
}

} // namespace

class WidgetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messageBarSpeaksAndOffersAStep()
    {
        MessageBar bar;
        QVERIFY(bar.isHidden());
        bar.setAction(QStringLiteral("Try now"));
        bar.setDismissable(true);
        bar.showMessage(Tone::Warning, QStringLiteral("Can't reach Redis."));
        QVERIFY(!bar.isHidden());
        QCOMPARE(bar.accessibleName(), QStringLiteral("Can't reach Redis."));
        verifyNamed(bar);
        QSignalSpy step(&bar, &MessageBar::actionTriggered);
        QTest::mouseClick(bar.findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(step.size(), 1);
        QTest::mouseClick(bar.findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(bar.isHidden());
    }

    void elidedLabelIsAsWideAsItsText()
    {
        QWidget row;
        QHBoxLayout layout(&row);
        auto *label = new ElidedLabel(&row);
        layout.addWidget(label);
        layout.addStretch();
        label->setText(QStringLiteral("wf1"));
        row.resize(600, 40);
        row.show();
        QTRY_COMPARE(label->width(), label->sizeHint().width());
        QVERIFY(label->toolTip().isEmpty());
        label->setText(QString(60, QLatin1Char('w')));
        row.resize(200, 40);
        QTRY_VERIFY(label->width() <= 200);
        QTRY_COMPARE(label->toolTip(), label->text());
    }

    void emptyStateLeadsOn()
    {
        EmptyState state;
        QAction load(QStringLiteral("Load…"));
        QAction connect(QStringLiteral("Connect…"));
        connect.setEnabled(false);
        QSignalSpy loaded(&load, &QAction::triggered);
        state.setContent(Icon::Database, QStringLiteral("No workflows yet"),
                         QStringLiteral("Load some."), {&load, &connect});
        QCOMPARE(state.accessibleName(), QStringLiteral("No workflows yet"));
        const auto buttons = state.findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 2);
        QVERIFY(isPrimary(buttons.first()) && !isPrimary(buttons.last()));
        QVERIFY(!buttons.last()->isEnabled());
        connect.setEnabled(true);
        QVERIFY(buttons.last()->isEnabled());
        QTest::mouseClick(buttons.first(), Qt::LeftButton);
        QCOMPARE(loaded.size(), 1);
        state.setContent(Icon::Clock, QStringLiteral("Loading"), {});
        QVERIFY(state.findChildren<QPushButton *>().isEmpty());
    }

    void searchFieldWaitsForAPause()
    {
        SearchField field(QStringLiteral("Filter workflows"));
        QCOMPARE(field.accessibleName(), QStringLiteral("Filter workflows"));
        QSignalSpy searched(&field, &SearchField::searched);
        QSignalSpy left(&field, &SearchField::left);
        QTest::keyClicks(&field, QStringLiteral("sales"));
        QVERIFY(searched.wait());
        QCOMPARE(searched.size(), 1);
        QCOMPARE(searched.takeFirst().first().toString(), QStringLiteral("sales"));
        QTest::keyClick(&field, Qt::Key_Down);
        QCOMPARE(left.size(), 1);
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
        QVERIFY(searched.wait());
        QCOMPARE(searched.takeFirst().first().toString(), QString());
    }

    void pillSaysItsWord()
    {
        StatusPill pill;
        pill.setStatus(Status::Failed);
        QCOMPARE(pill.accessibleName(), QStringLiteral("failed"));
        const int narrow = pill.sizeHint().width();
        pill.setPill({Icon::Clock, QStringLiteral("a much longer word"), Tone::Stale});
        QVERIFY(pill.sizeHint().width() > narrow);
    }
};

BATCHY_TEST(widgets, WidgetsTest)
#include "tst_widgets.moc"
