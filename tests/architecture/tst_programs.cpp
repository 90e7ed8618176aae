// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"

#include <QFileInfo>
#include <QProcess>
#include <QTest>

/// What the built programs link. The command line must start fast and run on servers: a library of
/// windows, once linked anywhere below it, would be loaded by each call.
class TestPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandLineLinksNoWindows()
    {
        const QString program = QStringLiteral(BATCHY_BIN_DIR "/batchy");
        QVERIFY2(QFileInfo(program).isExecutable(), qPrintable(program));
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {program});
        QVERIFY2(ldd.waitForFinished(), qPrintable(ldd.errorString()));
        const QByteArray libraries = ldd.readAllStandardOutput();
        QCOMPARE(ldd.exitCode(), 0);
        QVERIFY2(libraries.contains("libQt6Core.so"), libraries.constData());
        QVERIFY2(!libraries.contains("not found"), libraries.constData());
        for (const char *library :
             {"libQt6Gui", "libQt6Widgets", "libQt6Charts", "libQt6PrintSupport", "libQt6Svg",
              "libQt6OpenGL", "libX11", "libxcb"})
            QVERIFY2(!libraries.contains(library), libraries.constData());
    }
};

BATCHY_TEST(programs, TestPrograms)
#include "tst_programs.moc"
