// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/house.h"
#include "tests/support/testrunner.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace batchy::test;

/// The sources keep the order of the house; and the check itself finds every kind of violation,
/// planted in a small tree, and stays quiet about what only looks like one.
class TestHouse : public QObject
{
    Q_OBJECT

    static QList<Violation> planted(const QString &path, const QByteArray &text)
    {
        const QTemporaryDir root;
        QDir(root.path()).mkpath(QFileInfo(path).path());
        QFile file(root.filePath(path));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("can't plant %s", qPrintable(file.fileName()));
        file.close();
        return violationsOfTheHouse(root.path());
    }

    static QString listed(const QList<Violation> &violations)
    {
        QString text;
        for (const Violation &v : violations)
            text += QStringLiteral("\n%1:%2: %3").arg(v.file, QString::number(v.line), v.what);
        return text;
    }

    static void row(const char *path, const char *line)
    {
        QTest::addRow("%s %s", path, line) << QString::fromLatin1(path) << QByteArray(line);
    }

private Q_SLOTS:
    void sourcesKeepTheOrder()
    {
        const QString root = QStringLiteral(BATCHY_SOURCE_DIR);
        QVERIFY(QFile::exists(root + QStringLiteral("/core/result.h")));
        const QList<Violation> violations = violationsOfTheHouse(root);
        QVERIFY2(violations.isEmpty(), qPrintable(listed(violations)));
    }

    void violation_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("line");
        // Includes that point up or sideways.
        row("core/store/a.cpp", "#include \"ui/mainwindow.h\"");
        row("core/store/a.cpp", "#include \"app/cli/command.h\"");
        row("core/store/a.cpp", "#include <app/cli/command.h>");
        row("core/store/a.cpp", "#include \"../../ui/mainwindow.h\"");
        row("core/store/a.cpp", "  #  include \"ui/mainwindow.h\" // why not");
        row("core/store/a.cpp", "/**/ #include \"ui/mainwindow.h\"");
        row("ui/board/a.h", "#include \"app/console/main.h\"");
        row("app/cli/a.cpp", "#include \"ui/mainwindow.h\"");
        row("app/http/a.cpp", "#include \"ui/mainwindow.h\"");
        row("app/http/a.cpp", "#include \"app/cli/command.h\"");
        row("core/error.cpp", "#include \"core/domain/job.h\"");
        row("core/domain/a.cpp", "#include \"core/redis/link.h\"");
        row("core/domain/a.cpp", "#include \"core/config/workflowfile.h\"");
        row("core/domain/a.cpp", "#include \"../store/batchstore.h\"");
        row("core/config/a.cpp", "#include \"core/redis/link.h\"");
        row("core/redis/a.cpp", "#include \"core/config/workflowfile.h\"");
        row("core/redis/a.cpp", "#include \"core/store/batchstore.h\"");
        row("core/render/a.cpp", "#include \"core/redis/reply.h\"");
        row("core/render/a.cpp", "#include \"core/store/batchstore.h\"");
        row("core/store/a.cpp", "#include \"core/live/board.h\"");
        row("core/live/a.cpp", "#include \"core/wait/waiter.h\"");
        row("core/attic/a.cpp", "#include \"core/error.h\"");
        // Headers of windows, printing, and of other people's libraries.
        row("core/store/a.h", "#include <QtWidgets/QWidget>");
        row("core/store/a.h", "#include <QWidget>");
        row("core/store/a.h", "#include <qwidget.h>");
        row("core/store/a.h", "#include <QtGui>");
        row("core/store/a.h", "#include <QColor>");
        row("core/store/a.h", "#include <QtCharts/QChart>");
        row("core/store/a.h", "#include <QTest>");
        row("core/store/a.h", "#include <iostream>");
        row("core/store/a.h", "#include <CLI/CLI.hpp>");
        row("core/store/a.h", "#include <hiredis/hiredis.h>");
        row("core/redis/a.h", "#include <hiredis/read.h>");
        row("core/config/a.h", "#include <yaml-cpp/yaml.h>");
        row("app/cli/a.h", "#include <QApplication>");
        row("ui/models/a.h", "#include <QColor>");
        row("core/domain/a.h", "#include <QTcpSocket>");
        row("core/domain/a.h", "#include <QtNetwork/QTcpSocket>");
        row("core/domain/a.cpp", "#include <hiredis/read.h>");
        row("core/domain/a.cpp", "#include <yaml-cpp/yaml.h>");
        row("core/domain/a.cpp", "#include <QFile>");
        row("core/domain/a.cpp", "#include <QtCore/QDir>");
        row("core/domain/a.cpp", "#include <filesystem>");
        row("core/domain/a.cpp", "#include <QDateTime>");
        row("core/domain/a.cpp", "#include <QElapsedTimer>");
        // Words.
        row("core/store/a.cpp", "class QWidget;");
        row("core/store/a.cpp", "std::cout << 1;");
        row("core/store/a.cpp", "std::printf(\"x\");");
        row("core/store/a.cpp", "puts(\"x\");");
        row("core/store/a.cpp", "QTextStream out(stdout);");
        row("core/store/a.cpp", "QEventLoop loop;");
        row("core/redis/a.cpp", "process.waitForStarted();");
        row("core/redis/a.cpp", "QCoro::waitFor(task);");
        row("ui/board/a.cpp", "QCoreApplication::processEvents();");
        row("ui/board/a.cpp", "std::this_thread::sleep_for(1s);");
        row("core/domain/a.cpp", "f(std::filesystem::exists(p));");
        row("core/domain/a.cpp", "QFile f(p);");
        row("core/domain/a.cpp", "auto t = QDateTime::currentDateTimeUtc();");
        row("core/domain/a.cpp", "auto t = std::chrono::system_clock::now();");
        row("core/domain/a.cpp", "auto t = std::time(nullptr);");
        row("core/domain/a.cpp", "auto t = time(0);");
        row("core/domain/a.cpp", "redisReply *r;");
        row("core/domain/a.cpp", "YAML::Node n;");
    }

    void violation()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, line);
        const QByteArray head = "// SPDX-License-Identifier: GPL-3.0-or-later\n#pragma once\n";
        const QList<Violation> violations = planted(path, head + line + '\n');
        QVERIFY2(violations.size() == 1, qPrintable(listed(violations)));
        QCOMPARE(violations.front().file, path);
        QCOMPARE(violations.front().line, 3);
    }

    void noViolation_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("line");
        row("core/store/a.cpp", "// unlike #include \"ui/mainwindow.h\", QWidget or printf()");
        row("core/store/a.cpp", "f(\"QWidget // std::cout\");");
        row("core/store/a.cpp", "#include \"core/domain/job.h\"");
        row("core/store/a.cpp", "#include \"core/render/json.h\"");
        row("core/store/a.cpp", "#include <QTcpSocket>");
        row("core/store/a.cpp", "#include <QtNetwork/QTcpSocket>");
        row("core/store/a.cpp", "#include <QCoroTask>");
        row("core/store/a.cpp", "const int n = std::snprintf(b, 10, \"x\");");
        row("core/store/a.cpp", "#include <cstdio>");
        row("core/store/a.cpp", "process.printf();");
        row("core/redis/a.cpp", "#include <hiredis/read.h>");
        row("core/redis/a.cpp", "co_await qCoro(process).waitForFinished(step);");
        row("core/config/a.cpp", "#include <yaml-cpp/yaml.h>");
        row("core/domain/a.cpp", "Timestamp now(std::chrono::seconds{1'000});");
        row("core/domain/a.cpp", "#include <QByteArray>");
        row("ui/board/a.cpp", "#include <QWidget>");
        row("ui/board/a.cpp", "#include \"core/live/board.h\"");
        row("app/cli/a.cpp", "#include <iostream>");
        row("app/cli/a.cpp", "#include \"app/http/server.h\"");
        row("app/console/a.cpp", "#include \"ui/mainwindow.h\"");
        row("tests/ui/a.cpp", "#include \"ui/mainwindow.h\"");
    }

    void noViolation()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, line);
        const QByteArray head = "// SPDX-License-Identifier: GPL-3.0-or-later\n#pragma once\n";
        const QList<Violation> violations = planted(path, head + line + '\n');
        QVERIFY2(violations.isEmpty(), qPrintable(listed(violations)));
    }

    void length_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("limit");
        QTest::newRow("source") << QStringLiteral("core/store/a.cpp") << 400;
        QTest::newRow("test") << QStringLiteral("tests/unit/tst_a.cpp") << 400;
        QTest::newRow("header") << QStringLiteral("ui/board/a.h") << 200;
        QTest::newRow("window") << QStringLiteral("ui/mainwindow.cpp") << 300;
    }

    void length()
    {
        QFETCH(const QString, path);
        QFETCH(const int, limit);
        const QByteArray head = "// SPDX-License-Identifier: GPL-3.0-or-later\n";
        const QByteArray full = head + QByteArray(limit - 1, '\n');
        QCOMPARE(planted(path, full).size(), 0);
        QCOMPARE(planted(path, full + "int last;").size(), 1);
    }

    void licence()
    {
        const QString path = QStringLiteral("ui/a.cpp");
        QCOMPARE(planted(path, "int a;\n").size(), 1);
        QCOMPARE(planted(path, "").size(), 1);
        QCOMPARE(planted(path, "\n// SPDX-License-Identifier: GPL-3.0-or-later\n").size(), 1);
        QCOMPARE(planted(path, "// SPDX-License-Identifier: MIT\n").size(), 1);
    }
};

BATCHY_TEST(house, TestHouse)
#include "tst_house.moc"
