// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window of 10,000 workflows keeps a person waiting: the longest stall of its event
// loop while it starts, is scrolled, filtered and sorted, and while another process writes.
// Goal: 100 ms, what still feels immediate, for each of them.
#include "tests/bench/benchsupport.h"
#include "tests/support/redisserver.h"
#include "ui/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QHeaderView>
#include <QProcess>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <ctime>

using namespace batchy;
using namespace batchy::bench;

namespace {

constexpr int workflows = 10'000;

/// Beats every millisecond as long as the loop lets it, and counts the processor's time between two
/// beats: what other programs take from it meanwhile isn't the window's stall.
class Heart : public QObject
{
public:
    Heart()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Heart::beat);
        m_timer.start(1);
    }
    double takeLongest()
    {
        beat();
        return std::exchange(m_longest, 0);
    }

private:
    static double spent()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }
    void beat()
    {
        const double now = spent();
        m_longest = std::max(m_longest, now - std::exchange(m_last, now));
    }

    QTimer m_timer;
    double m_last = spent();
    double m_longest = 0;
};

void fill(const test::RedisServer &server)
{
    QByteArray script = "for i = 0, ARGV[1] - 1 do redis.call('HSET', string.format('wf.%012d', "
                        "i), 'job1', ARGV[2], "
                        "'job2', ARGV[3], 'job3', ARGV[4]) end";
    server.cli({"EVAL", script, "0", QByteArray::number(workflows), sampleJob(1), sampleJob(2),
                sampleJob(3)});
}

void row(const char *what, Heart &heart)
{
    std::printf("| %s | %.0f ms |\n", what, heart.takeLongest());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_LOGGING_RULES", "qt.qpa.*=false");
    QApplication app(argc, argv);
    test::RedisServer server;
    if (!server.start())
        return 1;
    fill(server);
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("state")), QSettings::IniFormat);
    Link link(server.endpoint(), Link::Options{});
    BatchStore store(link);
    Board board(link, store);

    std::printf("| with 10,000 workflows | longest stall |\n| --- | ---: |\n");
    Heart heart;
    MainWindow window({link, store, board, {}, QStringLiteral("bench"), settings});
    window.show();
    link.start();
    board.start();
    if (!QTest::qWaitFor([&] { return window.hasFirstData(); }, 20'000))
        return 1;
    QTest::qWait(300);
    row("start to first data", heart);

    auto *table = window.findChild<TableView *>(QStringLiteral("workflows"));
    for (int i = 0; i < 60; ++i) {
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() * i / 60);
        QTest::qWait(16);
    }
    row("scrolling from end to end", heart);
    auto *search = window.findChild<SearchField *>();
    for (const char key : {'w', 'f', '.', '9', '9'}) {
        QTest::keyClick(search, key);
        QTest::qWait(120);
    }
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(search, Qt::Key_Backspace);
        QTest::qWait(120);
    }
    row("filtering by typing", heart);
    for (int column = 0; column < WorkflowModel::columns; ++column) {
        table->sortByColumn(column, Qt::DescendingOrder);
        QTest::qWait(50);
    }
    row("sorting by each column", heart);
    QProcess writer;
    writer.start(QStringLiteral("redis-cli"),
                 {QStringLiteral("-p"), QString::number(server.port()), QStringLiteral("-r"),
                  QStringLiteral("-1"), QStringLiteral("-i"), QStringLiteral("0.002"),
                  QStringLiteral("EVAL"),
                  QStringLiteral("local i = redis.call('TIME')[2] % 10000 "
                                 "redis.call('HSET', string.format('wf.%012d', i), 'job1', "
                                 "string.format(ARGV[1], i))"),
                  QStringLiteral("0"),
                  QStringLiteral("{\"status\": \"failed\", \"batch_id\": %d}")});
    QTest::qWait(9'000);
    row("another process changes 400 a second", heart);
    writer.kill();
    writer.waitForFinished();
    return 0;
}
