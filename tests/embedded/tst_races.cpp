// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/embedded/embeddedfixture.h"
#include "tests/support/testrunner.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace batchy::test;

class RacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Round after round in one folder: some find nobody, some a server that is just being ended.
    void manyStartersGetOneServer()
    {
        const EmbeddedFixture fixture;
        for (int round = 0; round < 20; ++round) {
            std::vector<std::unique_ptr<EmbeddedUser>> users;
            for (int i = 0; i < 2 + round % 3; ++i)
                users.push_back(std::make_unique<EmbeddedUser>(fixture));
            for (const auto &user : users)
                QCOMPARE(user->answer(), "ready");
            QCOMPARE(fixture.servers().size(), 1);
            QCOMPARE(fixture.keepers().size(), 1);
            QCOMPARE(fixture.cli({QStringLiteral("incr"), QStringLiteral("rounds")}),
                     QByteArray::number(round + 1));
            for (const auto &user : users)
                round % 2 ? user->kill9() : user->leave();
            if (round % 4 == 0)
                QTRY_VERIFY(fixture.isQuiet());
        }
        QTRY_VERIFY(fixture.isQuiet());
    }

    void startersThatDieHalfWayLeaveNothing()
    {
        const EmbeddedFixture fixture;
        for (int round = 0; round < 20; ++round) {
            EmbeddedUser victim(fixture);
            QTest::qWait(5 * round); // at another moment of the start each time
            victim.kill9();
            QTRY_VERIFY(fixture.isQuiet());
        }
        EmbeddedUser user(fixture);
        QCOMPARE(user.answer(), "ready");
    }
};

BATCHY_TEST(races, RacesTest)

#include "tst_races.moc"
