// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/eventspicture.h"
#include "app/http/eventsstream.h"
#include "app/http/eventstext.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace batchy::http;

namespace {

Batch oneJob(const QByteArray &workflow, const QByteArray &json)
{
    return Batch{workflow, {{"job", Job::fromText(json)}}};
}

QByteArray readAll(EventsStream &stream, qsizetype atOnce = 7)
{
    QByteArray all;
    QByteArray buffer(atOnce, ' ');
    while (const qsizetype count = stream.read(buffer.data(), buffer.size()))
        all += buffer.first(count);
    return all;
}

} // namespace

/// The parts of the event streams on plain values.
class EventsPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamGivesWhatWasSaid()
    {
        EventsStream stream(100, {});
        int woken = 0;
        stream.wake = [&woken] { ++woken; };
        QCOMPARE(readAll(stream), QByteArray());
        stream.say("one, which is longer\n\n");
        stream.say("two\n\n");
        QCOMPARE(woken, 2);
        QCOMPARE(readAll(stream), QByteArray("one, which is longer\n\ntwo\n\n"));
        QVERIFY(!stream.isOver());
        stream.say("three\n\n");
        stream.end();
        stream.say("never\n\n");
        QVERIFY(stream.isOver());
        QCOMPARE(readAll(stream), QByteArray("three\n\n"));
    }

    void streamIsBounded()
    {
        EventsStream stream(100, {});
        for (int round = 0; round < 50; ++round) { // what was taken doesn't count
            stream.say(QByteArray(60, 'x'));
            QCOMPARE(readAll(stream, 64).size(), 60);
        }
        stream.say(QByteArray(60, 'x'));
        char one;
        QCOMPARE(stream.read(&one, 1), 1);
        stream.say(QByteArray(41, 'x'));
        QVERIFY(!stream.isOver());
        stream.say("x");
        QVERIFY(stream.isOver());
        QCOMPARE(readAll(stream), QByteArray());
    }

    void streamTellsItsEndOnce()
    {
        int closed = 0;
        EventsStream stream(100, [&closed](EventsStream *) { ++closed; });
        stream.closed();
        stream.closed();
        QCOMPARE(closed, 1);
        stream.say("x");
        QCOMPARE(readAll(stream), QByteArray());
    }

    void words()
    {
        QCOMPARE(eventsWorkflow(oneJob("wf", R"({"status": "open", "batch_id": 1480000000})")),
                 QByteArray("event: workflow\ndata: {\"workflow\": \"wf\", \"status\": \"open\", "
                            "\"batch_id\": 1480000000}\n\n"));
        QCOMPARE(eventsWorkflow(oneJob("wf", R"({"batch_id": null})")),
                 QByteArray("event: workflow\ndata: {\"workflow\": \"wf\", \"status\": \"new\", "
                            "\"batch_id\": null}\n\n"));
        QCOMPARE(eventsGone("wf"),
                 QByteArray("event: workflow\ndata: {\"workflow\": \"wf\", \"status\": null, "
                            "\"batch_id\": null, \"gone\": true}\n\n"));
    }

    void pictureFindsDifferences()
    {
        EventsPicture picture;
        QVERIFY(picture.sawNone("unknown")); // anything may have been, so far
        picture.beginListing();
        const std::vector<Batch> first{oneJob("a", "{}"), oneJob("b", "{}"), oneJob("c", "{}")};
        picture.endListing(first);
        QVERIFY(picture.isWhole());
        QVERIFY(!picture.sawNone("unknown"));
        picture.beginListing();
        const std::vector<Batch> second{oneJob("a", "{}"), oneJob("b", R"({"x": 1})"),
                                        oneJob("d", "{}")};
        const auto difference = picture.endListing(second);
        QCOMPARE(difference.changed.size(), size_t(2));
        QCOMPARE(difference.changed[0]->workflow, QByteArray("b"));
        QCOMPARE(difference.changed[1]->workflow, QByteArray("d"));
        QCOMPARE(difference.gone, QList<QByteArray>({"c"}));
        QVERIFY(picture.sawNone("d"));
        QVERIFY(!picture.sawNone("d"));
    }

    void pictureTrustsWhatIsNewerThanAListing()
    {
        EventsPicture picture;
        picture.beginListing();
        const std::vector<Batch> first{oneJob("a", "{}"), oneJob("b", "{}")};
        picture.endListing(first);
        picture.beginListing();
        picture.saw(oneJob("a", R"({"x": 2})"));
        picture.saw(oneJob("c", "{}"));
        picture.sawNone("b");
        const auto stale = picture.endListing(first); // read before all that
        QVERIFY(stale.changed.empty());
        QVERIFY(stale.gone.isEmpty());
        picture.beginListing();
        const std::vector<Batch> now{oneJob("a", R"({"x": 2})"), oneJob("c", "{}")};
        const auto same = picture.endListing(now);
        QVERIFY(same.changed.empty());
        QVERIFY(same.gone.isEmpty());
    }

    void pictureSeesWhereAValueMoved()
    {
        EventsPicture picture;
        const auto two = [](const QByteArray &first, const QByteArray &second) {
            return std::vector<Batch>{
                {"a", {{"j1", Job::fromText(first)}, {"j2", Job::fromText(second)}}}};
        };
        picture.beginListing();
        picture.endListing(two("{}", R"({"x": 1})"));
        picture.beginListing();
        QCOMPARE(picture.endListing(two(R"({"x": 1})", "{}")).changed.size(), size_t(1));
    }
};

BATCHY_TEST(eventsparts, EventsPartsTest)
#include "tst_eventsparts.moc"
