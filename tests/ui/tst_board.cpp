// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/link.h"
#include "tests/models/samples.h"
#include "tests/support/testrunner.h"
#include "ui/actions/batchactions.h"
#include "ui/board/boardpanel.h"
#include "ui/board/connectionbar.h"
#include "ui/board/issuebar.h"
#include "ui/board/statuscounters.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tableview.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace batchy;
using namespace std::chrono_literals;

/// The list of workflows beside its window: what it says when it is empty, how it fits its room.
class BoardTest : public QObject
{
    Q_OBJECT

    static QString word(const StatusCounters &counters, const char *name)
    {
        return counters.findChild<QAbstractButton *>(QString::fromLatin1(name))->text();
    }

private Q_SLOTS:
    void saysWhyItIsEmpty()
    {
        WorkflowModel model;
        QObject owner;
        BatchActions actions(&owner);
        BoardPanel board(model, actions, QStringLiteral("/srv/cfg"));
        const auto *words = board.findChild<EmptyState *>();
        QCOMPARE(words->accessibleName(), QStringLiteral("Not connected"));
        board.setOnline(true);
        QCOMPARE(words->accessibleName(), QStringLiteral("Looking for workflows"));
        board.showScanned();
        QCOMPARE(words->accessibleName(), QStringLiteral("No workflows yet"));
        QVERIFY(words->accessibleDescription().contains(QStringLiteral("/srv/cfg")));
    }

    void saysThatThereIsNoFolder()
    {
        WorkflowModel model;
        QObject owner;
        BatchActions actions(&owner);
        BoardPanel board(model, actions, {});
        board.setOnline(true);
        board.showScanned();
        const auto *words = board.findChild<EmptyState *>();
        QVERIFY(words->accessibleDescription().contains(QStringLiteral("--cfg")));
        QVERIFY(!words->findChild<QAbstractButton *>());
    }

    void aChosenRowLeavesTheFirstOneWhole()
    {
        WorkflowModel model;
        model.merge(test::sampleNight());
        QObject owner;
        BatchActions actions(&owner);
        BoardPanel board(model, actions, {});
        board.resize(500, 500);
        board.show();
        board.showScanned();
        auto *table = board.findChild<TableView *>();
        const int last = model.rowCount() - 3;
        QVERIFY(board.choose(model.batchAt(model.index(last, 0))->workflow));
        QVERIFY(table->verticalScrollBar()->value() > 0);
        QCOMPARE(table->verticalScrollBar()->value() % table->rowHeight(0), 0);
        QVERIFY(table->viewport()->rect().contains(table->visualRect(model.index(last, 0))));
    }

    void countersLoseTheirWordsBeforeTheyAreCut()
    {
        StatusCounters counters;
        counters.setCounts(1234, {1, 2, 1200, 31});
        counters.resize(900, 40);
        counters.show();
        QTRY_COMPARE(word(counters, "count_failed"), QStringLiteral("31 failed"));
        counters.resize(320, 40);
        QTRY_COMPARE(word(counters, "count_failed"), QStringLiteral("31"));
        for (const auto *button : counters.findChildren<QAbstractButton *>()) {
            QVERIFY(counters.rect().contains(button->geometry()));
            QVERIFY(button->accessibleName().contains(QLatin1Char(' ')));
            QCOMPARE(button->toolTip(), button->accessibleName());
        }
    }

    void countersFilter()
    {
        StatusCounters counters;
        std::optional<Status> wanted;
        connect(&counters, &StatusCounters::statusWanted, this,
                [&](std::optional<Status> status) { wanted = status; });
        counters.findChild<QAbstractButton *>(QStringLiteral("count_failed"))->click();
        QCOMPARE(wanted, Status::Failed);
        counters.findChild<QAbstractButton *>(QStringLiteral("countAll"))->click();
        QVERIFY(!wanted);
    }

    void issuesOfTheListingGoByThemselves()
    {
        IssueBar bar;
        bar.tellListing({ErrorKind::Timeout, QStringLiteral("late"), {}});
        QVERIFY(bar.isHidden());
        bar.tellListing({ErrorKind::Refused, QStringLiteral("refused"), {}});
        QVERIFY(!bar.isHidden());
        bar.settleListing();
        QVERIFY(bar.isHidden());
        bar.tellChange({ErrorKind::Conflict, QStringLiteral("changed"), {}});
        bar.settleListing();
        QVERIFY(!bar.isHidden());
    }

    void issuesTellWhatToDo()
    {
        IssueBar bar;
        const auto says = [&bar](const QString &words) {
            const auto labels = bar.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel *label) { return label->text() == words; });
        };
        Error error{ErrorKind::BadData, QStringLiteral("what"), QStringLiteral("hint")};
        error.details = {QStringLiteral("WRONGTYPE …")};
        bar.tellChange(error);
        QVERIFY(says(QStringLiteral("hint")));
        error.kind = ErrorKind::Conflict;
        bar.tellChange(error);
        QVERIFY(says(QStringLiteral("WRONGTYPE …")));
    }

    void connectionBarCountsDownAndTriesNow()
    {
        Link::Options options;
        options.firstPause = 60s;
        options.longestPause = 60s;
        Link link(Endpoint::parse(QStringLiteral("redis://127.0.0.1:1")).value(), options);
        ConnectionBar bar(link);
        QSignalSpy failed(&link, &Link::failed);
        link.start();
        QVERIFY(failed.wait());
        QVERIFY(!bar.isHidden());
        QVERIFY(bar.message().contains(QStringLiteral("127.0.0.1:1")));
        const auto said = [&] {
            QString all;
            for (const auto *label : bar.findChildren<QLabel *>())
                all += label->text();
            return all;
        };
        const QString before = said();
        QTRY_VERIFY_WITH_TIMEOUT(said() != before, 5000);
        Q_EMIT bar.actionTriggered();
        QVERIFY(failed.count() > 1 || failed.wait());
    }
};

BATCHY_TEST(board, BoardTest)
#include "tst_board.moc"
