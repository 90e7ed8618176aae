// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"
#include "ui/theme/appid.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace batchy;

/// What is installed for the desktop names one identity and one program, in both languages, and
/// what is installed works where it lies.
class DesktopTest : public QObject
{
    Q_OBJECT

    static QString textOf(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("can't read %s", qPrintable(path));
        return QString::fromUtf8(file.readAll());
    }
    static QStringList desktopLines()
    {
        return textOf(QStringLiteral(BATCHY_DESKTOP_FILE)).split(QLatin1Char('\n'));
    }
    static bool install(const QString &prefix, const QString &component)
    {
        QProcess cmake;
        cmake.setProcessChannelMode(QProcess::MergedChannels);
        cmake.start(QStringLiteral(BATCHY_CMAKE),
                    {QStringLiteral("--install"), QStringLiteral(BATCHY_BUILD_DIR),
                     QStringLiteral("--prefix"), prefix, QStringLiteral("--component"), component});
        const bool done = cmake.waitForFinished(60'000) && cmake.exitCode() == 0;
        if (!done)
            qWarning("%s", cmake.readAll().constData());
        return done;
    }
    static QByteArray outputOf(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        const bool done = process.waitForFinished() && process.exitCode() == 0;
        return done ? process.readAllStandardOutput() : process.readAllStandardError();
    }

private Q_SLOTS:
    void oneIdentity()
    {
        const QString id = applicationId;
        QCOMPARE(QFileInfo(QStringLiteral(BATCHY_DESKTOP_FILE)).completeBaseName(), id);
        QVERIFY(desktopLines().contains(QStringLiteral("Icon=") + id));
        QVERIFY(QFile::exists(QStringLiteral(BATCHY_SOURCE_DIR "/resources/icons/%1.svg").arg(id)));
        const QString metainfo = textOf(QStringLiteral(BATCHY_METAINFO));
        QVERIFY(metainfo.contains(QStringLiteral("<id>%1</id>").arg(id)));
        QVERIFY(metainfo.contains(QStringLiteral(">%1.desktop</launchable>").arg(id)));
        QVERIFY(metainfo.contains(QStringLiteral("version=\"" BATCHY_VERSION "\"")));
    }

    void everyTextIsGermanToo()
    {
        QStringList group;
        int texts = 0;
        const QStringList lines = desktopLines() << QStringLiteral("[");
        for (const QString &line : lines) {
            if (!line.startsWith(QLatin1Char('['))) {
                group << line.section(QLatin1Char('='), 0, 0);
                continue;
            }
            for (const char *key : {"GenericName", "Comment", "Keywords"}) {
                const QString name = QString::fromLatin1(key);
                texts += group.contains(name);
                QCOMPARE(group.contains(name + QStringLiteral("[de]")), group.contains(name));
            }
            group.clear();
        }
        QCOMPARE(texts, 3);
        const QString metainfo = textOf(QStringLiteral(BATCHY_METAINFO));
        for (const char *tag : {"summary", "p", "li"}) {
            const QString name = QString::fromLatin1(tag);
            QVERIFY(metainfo.contains(QStringLiteral("<%1>").arg(name)));
            QCOMPARE(metainfo.count(QStringLiteral("<%1 xml:lang=\"de\">").arg(name)),
                     metainfo.count(QStringLiteral("<%1>").arg(name)));
        }
    }

    void whatIsInstalledWorks()
    {
        const QTemporaryDir root;
        const QString prefix = root.filePath(QStringLiteral("a prefix"));
        QVERIFY(install(prefix, QStringLiteral("cli")));
        const QString batchy = prefix + QStringLiteral("/bin/batchy");
        const QString cfg = prefix + QStringLiteral("/share/batchy/cfg");
        const QByteArray out =
            outputOf(batchy, {QStringLiteral("--embedded"), QStringLiteral("--cfg"), cfg,
                              QStringLiteral("load"), QStringLiteral("wf1")});
        QVERIFY2(out.startsWith("wf1: loaded"), out.constData());
        for (const char *path : {"share/bash-completion/completions/batchy",
                                 "share/doc/batchy/copyright", "share/doc/batchy/changelog.gz"})
            QVERIFY2(QFile::exists(prefix + QLatin1Char('/') + QLatin1String(path)), path);
        QVERIFY(!QDir(prefix + QStringLiteral("/share/applications")).exists());
    }

    void theConsoleIsAComponentOfItsOwn()
    {
        const QTemporaryDir root;
        QVERIFY(install(root.path(), QStringLiteral("console")));
        const QString id = applicationId;
        for (const QString &path :
             {QStringLiteral("bin/batchy-console"),
              QStringLiteral("share/applications/%1.desktop").arg(id),
              QStringLiteral("share/metainfo/%1.metainfo.xml").arg(id),
              QStringLiteral("share/icons/hicolor/scalable/apps/%1.svg").arg(id)})
            QVERIFY2(QFile::exists(root.filePath(path)), qPrintable(path));
        QVERIFY(!QFile::exists(root.filePath(QStringLiteral("bin/batchy"))));
        const QString exec = QStringLiteral("Exec=batchy-console");
        QCOMPARE(desktopLines().filter(QStringLiteral("Exec=")).filter(exec).size(),
                 desktopLines().filter(QStringLiteral("Exec=")).size());
        const QByteArray version = outputOf(root.filePath(QStringLiteral("bin/batchy-console")),
                                            {QStringLiteral("--version")});
        QCOMPARE(version, QByteArray("batchy-console " BATCHY_VERSION "\n"));
    }
};

BATCHY_TEST(desktop, DesktopTest)
#include "tst_desktop.moc"
