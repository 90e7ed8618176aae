// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/cfgfolder.h"
#include "core/config/workflowfile.h"
#include "tests/support/testrunner.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace batchy;

class CfgFolderTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    QString m_path;

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    QString in(const QString &name) const { return m_path + QLatin1Char('/') + name; }
    CfgFolder folder() const { return CfgFolder(m_path); }

private Q_SLOTS:
    void init()
    {
        m_path = m_home.path() + QStringLiteral("/cfg");
        QVERIFY(QDir().mkpath(m_path));
        write(m_home.path() + QStringLiteral("/secret.yaml"), "job1:\n");
    }
    void cleanup() { QVERIFY(QDir(m_path).removeRecursively()); }

    void listsInNaturalOrder()
    {
        for (const char *name :
             {"wf10.yaml", "wf2.yaml", "a.b_c.yaml", "notes.txt", "wf3.yml", ".hidden.yaml",
              "bad name.yaml", "wf-1467149783.yaml", "wf4.yaml.bak"})
            write(in(QString::fromLatin1(name)), "job1:\n");
        QVERIFY(QDir(m_path).mkdir(QStringLiteral("folder.yaml")));
        QCOMPARE(folder().workflows(), QList<QByteArray>({"a.b_c", "wf2", "wf10"}));
        QCOMPARE(CfgFolder(in(QStringLiteral("none"))).workflows(), QList<QByteArray>());
    }

    void tellsWhatItCannotUse()
    {
        const QByteArray tooLong(201, 'x');
        for (const QByteArray &name :
             {QByteArray("good.yaml"), QByteArray("notes.txt"), QByteArray(".hidden.yaml"),
              QByteArray("bad name.yaml"), QByteArray("wf-1467149783.yaml"),
              QByteArray("wf-1467149783-init.yaml"), QByteArray("wf3.yml"), QByteArray("WF4.YAML"),
              QByteArray(tooLong + ".yaml")})
            write(in(QString::fromUtf8(name)), "job1:\n");
        QVERIFY(QDir(m_path).mkdir(QStringLiteral("folder.yaml")));
        QCOMPARE(::mkfifo(qPrintable(in(QStringLiteral("pipe.yaml"))), 0600), 0);
        QVERIFY(QFile::link(QStringLiteral("nowhere.yaml"), in(QStringLiteral("dangling.yaml"))));
        QVERIFY(QFile::link(QStringLiteral("loop.yaml"), in(QStringLiteral("loop.yaml"))));
        QStringList names;
        for (const auto &[file, error] : folder().unusable()) {
            names << file;
            QCOMPARE(error.kind, ErrorKind::BadConfig);
            QVERIFY2(error.what.contains(file), qPrintable(error.what));
            QVERIFY2(!error.hint.isEmpty(), qPrintable(error.what));
        }
        names.sort();
        QCOMPARE(names,
                 (QStringList{QStringLiteral("WF4.YAML"), QStringLiteral("bad name.yaml"),
                              QStringLiteral("dangling.yaml"), QStringLiteral("folder.yaml"),
                              QStringLiteral("loop.yaml"), QStringLiteral("pipe.yaml"),
                              QStringLiteral("wf-1467149783-init.yaml"),
                              QStringLiteral("wf-1467149783.yaml"), QStringLiteral("wf3.yml"),
                              QString::fromLatin1(tooLong + ".yaml")}));
        QCOMPARE(folder().workflows(), QList<QByteArray>{"good"});
        QCOMPARE(folder().validate().size(), size_t(names.size()));
        QVERIFY(CfgFolder(in(QStringLiteral("none"))).unusable().empty());
    }

    void takesTheFileForTheWorkflow()
    {
        write(in(QStringLiteral("wf1.yaml")), "job1:\n");
        write(in(QStringLiteral("a_very_long_name.yaml")), "job1:\n");
        for (const char *name : {"wf1", "a_very_long_name"})
            for (const char *suffix : {".yaml", ".yml"})
                QCOMPARE(folder().load(QByteArray(name) + suffix).error().hint,
                         QStringLiteral("Did you mean %1?").arg(QLatin1String(name)));
    }

    void loads()
    {
        write(in(QStringLiteral("wf1.yaml")), "job1:\n  a: 2.0\njob2:\n");
        const auto batch = folder().load("wf1");
        QVERIFY(batch);
        QCOMPARE(batch->workflow, QByteArray("wf1"));
        QCOMPARE(batch->jobs.size(), size_t(2));
        QCOMPARE(batch->jobs[0].job.text(), QByteArray("{\"a\": 2.0}"));
        QCOMPARE(batch->jobs[1].job.text(), QByteArray("{}"));
    }

    void namesFileLineAndColumn()
    {
        write(in(QStringLiteral("wf1.yaml")), "job1:\n  a: 1\n  a: 2\n");
        const auto batch = folder().load("wf1");
        QVERIFY(!batch);
        QCOMPARE(batch.error().kind, ErrorKind::BadConfig);
        QCOMPARE(
            batch.error().what,
            QStringLiteral("wf1.yaml, line 3, column 3: \"a\" is here for the second time; it is "
                           "already in line 2, column 3."));
        QVERIFY(!batch.error().hint.isEmpty());
    }

    void refusesNamesThatLeadOut_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name :
             {"../secret", "..", "/etc/passwd", "a/b", "", ".", "a\nb", "~", "secret.yaml/../x"})
            QTest::newRow(name) << QByteArray(name);
        QTest::newRow("nul") << QByteArray("a\0b", 3);
    }
    void refusesNamesThatLeadOut()
    {
        QFETCH(QByteArray, name);
        const auto batch = folder().load(name);
        QVERIFY(!batch);
        QCOMPARE(batch.error().kind, ErrorKind::BadInput);
    }

    void saysWhatMayHaveBeenMeant()
    {
        write(in(QStringLiteral("sales_daily.yaml")), "job1:\n");
        const auto batch = folder().load("sales_dialy");
        QVERIFY(!batch);
        QCOMPARE(batch.error().kind, ErrorKind::NotFound);
        QCOMPARE(batch.error().hint, QStringLiteral("Did you mean sales_daily?"));
        const auto other = folder().load("xyz");
        QCOMPARE(other.error().kind, ErrorKind::NotFound);
        QVERIFY(!other.error().hint.isEmpty());
        const auto missing = CfgFolder(in(QStringLiteral("none"))).load("wf1");
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QVERIFY(missing.error().hint.contains(QStringLiteral("folder")));
    }

    void followsLinksWithinTheFolderOnly()
    {
        write(in(QStringLiteral("wf1.yaml")), "job1:\n");
        QVERIFY(QFile::link(QStringLiteral("wf1.yaml"), in(QStringLiteral("alias.yaml"))));
        QVERIFY(folder().load("alias"));
        QVERIFY(QFile::link(QStringLiteral("../secret.yaml"), in(QStringLiteral("relative.yaml"))));
        QVERIFY(QFile::link(m_home.path() + QStringLiteral("/secret.yaml"),
                            in(QStringLiteral("absolute.yaml"))));
        QVERIFY(QFile::link(QStringLiteral("absolute.yaml"), in(QStringLiteral("twice.yaml"))));
        QVERIFY(QFile::link(QStringLiteral("nowhere.yaml"), in(QStringLiteral("dangling.yaml"))));
        QVERIFY(QFile::link(QStringLiteral("loop.yaml"), in(QStringLiteral("loop.yaml"))));
        for (const char *name : {"relative", "absolute", "twice", "dangling", "loop"}) {
            const auto batch = folder().load(name);
            QVERIFY2(!batch, name);
            QCOMPARE(batch.error().kind, ErrorKind::BadConfig);
        }
    }

    void worksThroughALinkToTheFolder()
    {
        write(in(QStringLiteral("wf1.yaml")), "job1:\n");
        const QString link = m_home.path() + QStringLiteral("/link");
        QVERIFY(QFile::link(m_path, link));
        QVERIFY(CfgFolder(link).load("wf1"));
        QVERIFY(QFile::remove(link));
    }

    void doesNotTakeANeighbourForTheFolder()
    {
        const QString neighbour = m_path + QStringLiteral("2");
        QVERIFY(QDir().mkpath(neighbour));
        write(neighbour + QStringLiteral("/wf1.yaml"), "job1:\n");
        QVERIFY(
            QFile::link(neighbour + QStringLiteral("/wf1.yaml"), in(QStringLiteral("wf1.yaml"))));
        QVERIFY(!folder().load("wf1"));
    }

    void refusesWhatIsNoRegularFile()
    {
        QVERIFY(QDir(m_path).mkdir(QStringLiteral("folder.yaml")));
        QCOMPARE(::mkfifo(qPrintable(in(QStringLiteral("pipe.yaml"))), 0600), 0);
        QVERIFY(QFile::link(QStringLiteral("/dev/zero"), in(QStringLiteral("device.yaml"))));
        for (const char *name : {"folder", "pipe", "device"}) {
            const auto batch = folder().load(name);
            QVERIFY2(!batch, name);
            QCOMPARE(batch.error().kind, ErrorKind::BadConfig);
        }
    }

    void refusesLargeAndUnreadableFiles()
    {
        write(in(QStringLiteral("large.yaml")), "job1:\n" + QByteArray(largestWorkflowFile, '\n'));
        const auto large = folder().load("large");
        QVERIFY(!large);
        QVERIFY(large.error().what.contains(QStringLiteral("4 MiB")));

        write(in(QStringLiteral("locked.yaml")), "job1:\n");
        QVERIFY(QFile::setPermissions(in(QStringLiteral("locked.yaml")), {}));
        if (::geteuid() == 0)
            return; // nothing is locked for the superuser
        const auto locked = folder().load("locked");
        QVERIFY(!locked);
        QCOMPARE(locked.error().kind, ErrorKind::BadConfig);
        QVERIFY(locked.error().what.contains(QStringLiteral("locked.yaml")));
    }

    void validatesAll()
    {
        write(in(QStringLiteral("good.yaml")), "job1:\n");
        write(in(QStringLiteral("bad2.yaml")), "job1: [\n");
        write(in(QStringLiteral("bad10.yaml")), "- job1\n");
        const auto problems = folder().validate();
        QCOMPARE(problems.size(), size_t(2));
        QCOMPARE(problems[0].first, QByteArray("bad2"));
        QCOMPARE(problems[1].first, QByteArray("bad10"));
        QVERIFY(
            problems[1].second.what.startsWith(QStringLiteral("bad10.yaml, line 1, column 1: ")));
    }
};

BATCHY_TEST(cfgfolder, CfgFolderTest)
#include "tst_cfgfolder.moc"
