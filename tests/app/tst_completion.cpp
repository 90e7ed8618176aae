// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clirun.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace batchy;

/// The shells' completions with the real shells, with Redis there, away and silent.
class CompletionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_environment = test::programEnvironment();
        m_environment.insert(QStringLiteral("BATCHY_REDIS_URL"), m_server.url());
        m_environment.insert(QStringLiteral("BATCHY_CFG"), m_cfg.path());
        m_limited = m_environment;
        takeTime();
        test::writeFile(m_cfg.filePath(QStringLiteral("filed.yaml")), "a:\n");
        m_server.cli({"HSET", "sales_day", "a", "{}"});
        m_server.cli({"HSET", "sales_month", "a", "{}"});
        m_server.cli({"HSET", "stock", "a", "{}"});
        m_server.cli({"HSET", "stock-1467149783", "a", "{}"});
        m_server.cli({"HSET", "stock-1467149700-init", "a", "{}"});
    }

    void completes_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        for (const QString &shell : {QStringLiteral("bash"), QStringLiteral("fish")}) {
            const auto row = [&](const char *line, const char *expected) {
                QTest::newRow(qPrintable(shell + QLatin1Char(' ') + QLatin1String(line)))
                    << shell << QString::fromLatin1(line) << QString::fromLatin1(expected);
            };
            row("batchy op", "open");
            row("batchy open sa", "sales_day sales_month");
            row("batchy --format json open st", "stock");
            row("batchy status sto", "stock");
            row("batchy status stock-", "stock-1467149700-init stock-1467149783");
            row("batchy open stock-", "");
            row("batchy list --status br", "broken");
            row("batchy load fi", "filed");
            row("batchy config val", "validate");
            row("batchy config validate f", "filed");
            row("batchy open --dry", "--dry-run");
            row("batchy list --status su", "success");
            row("batchy status --format j", "json");
            row("batchy help prev", "preview");
            row("batchy dem", "demo");
            row("batchy wait", "wait waitsy");
            row("batchy wait sto", "stock");
            row("batchy waitsy sto", "stock");
            row("batchy waitsy -wf sto", "stock");
            row("batchy wait --any --jobs a,b sto", "stock");
            row("batchy wait --new", "--newer-than-batch");
            row("batchy wait --timezone Europe/Berl", "Europe/Berlin");
            row("batchy receipt v", "verify");
            row("batchy demo --work", "--workflows");
        }
    }
    void completes()
    {
        QFETCH(QString, shell);
        if (QStandardPaths::findExecutable(shell).isEmpty())
            QSKIP("this shell isn't installed");
        QFETCH(QString, line);
        QFETCH(QString, expected);
        QCOMPARE(complete(shell, line, m_environment), expected);
    }

    void redisOptionsCount_data() { shells(); }
    void redisOptionsCount()
    {
        QFETCH(QString, shell);
        if (QStandardPaths::findExecutable(shell).isEmpty())
            QSKIP("this shell isn't installed");
        QProcessEnvironment elsewhere = m_environment;
        elsewhere.remove(QStringLiteral("BATCHY_REDIS_URL"));
        const QString line = QStringLiteral("batchy --redis %1 status sto").arg(m_server.url());
        QCOMPARE(complete(shell, line, elsewhere), QStringLiteral("stock"));
    }

    void neverHangs_data() { shells(); }
    void neverHangs()
    {
        QFETCH(QString, shell);
        if (QStandardPaths::findExecutable(shell).isEmpty())
            QSKIP("this shell isn't installed");
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        for (const quint16 port : {quint16(1), silent.serverPort()}) {
            QProcessEnvironment away = m_limited;
            away.insert(QStringLiteral("BATCHY_REDIS_URL"),
                        QStringLiteral("redis://127.0.0.1:%1").arg(port));
            QElapsedTimer timer;
            timer.start();
            QCOMPARE(complete(shell, QStringLiteral("batchy open s"), away), QString());
            QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
        }
    }

    void zshLoadsItsCompletion()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("zsh")).isEmpty())
            QSKIP("zsh isn't installed");
        const QString screen = zsh(QStringLiteral("batchy open sto\t"), QStringLiteral("stock"));
        QVERIFY2(screen.contains(QStringLiteral("batchy open stock")), qPrintable(screen));
        const QString options =
            zsh(QStringLiteral("batchy open --dr\t"), QStringLiteral("--dry-run"));
        QVERIFY2(options.contains(QStringLiteral("--dry-run")), qPrintable(options));
    }

private:
    static void shells()
    {
        QTest::addColumn<QString>("shell");
        QTest::newRow("bash") << QStringLiteral("bash");
        QTest::newRow("fish") << QStringLiteral("fish");
    }

    /// For completion the program soon gives up, which on a busy machine leaves nothing to compare:
    /// a batchy that comes first in PATH gives it longer.
    void takeTime()
    {
        const QString program = m_bin.filePath(QStringLiteral("batchy"));
        test::writeFile(program,
                        "#!/bin/sh\nexec '" BATCHY_BIN_DIR "/batchy' --timeout 15 \"$@\"\n");
        QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
        m_environment.insert(QStringLiteral("PATH"),
                             m_bin.path() + QLatin1Char(':') +
                                 m_environment.value(QStringLiteral("PATH")));
    }

    static QString file(const char *name)
    {
        return QStringLiteral(BATCHY_SOURCE_DIR "/packaging/completions/") + QLatin1String(name);
    }

    /// What the shell offers for a line, sorted, with a space between.
    static QString complete(const QString &shell, const QString &line,
                            const QProcessEnvironment &environment)
    {
        const QString bash =
            QStringLiteral("source '%1'; COMP_LINE='%2'; COMP_POINT=${#COMP_LINE}; _batchy; "
                           "printf '%s\\n' \"${COMPREPLY[@]}\"")
                .arg(file("batchy.bash"), line);
        const QString fish = QStringLiteral("source '%1'; complete -C '%2' | string split -f1 \\t")
                                 .arg(file("batchy.fish"), line);
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(shell,
                      shell == QLatin1String("bash")
                          ? QStringList{QStringLiteral("-c"), bash}
                          : QStringList{QStringLiteral("--no-config"), QStringLiteral("-c"), fish});
        if (!process.waitForFinished(20'000))
            return QStringLiteral("it hangs");
        if (const QByteArray error = process.readAllStandardError(); !error.isEmpty())
            return QString::fromUtf8(error);
        QStringList offers = QString::fromUtf8(process.readAllStandardOutput())
                                 .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        offers.sort();
        return offers.join(QLatin1Char(' '));
    }

    /// zsh completes only at a terminal: what its screen shows after the keys, up to a word that is
    /// waited for.
    QString zsh(const QString &keys, const QString &awaited) const
    {
        const QString script = QStringLiteral(
            "zmodload zsh/zpty; zpty z \"zsh -f -i\"\n"
            "zpty -w z \"PS1=; fpath=('%1' \\$fpath); autoload -Uz compinit; compinit -u -D; print "
            "ready\"\n"
            "zpty -r z out '*ready*ready*'\n"
            "zpty -w -n z $'%2'\n"
            "zpty -r z out '*%3*'; print -r -- \"$out\"\n");
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(
            QStringLiteral("zsh"),
            {QStringLiteral("-f"), QStringLiteral("-c"),
             script.arg(QStringLiteral(BATCHY_SOURCE_DIR "/packaging/completions"),
                        QString(keys).replace(QLatin1Char('\t'), QStringLiteral("\\t")), awaited)});
        process.waitForFinished(20'000);
        return QString::fromUtf8(process.readAllStandardOutput()) +
               QString::fromUtf8(process.readAllStandardError());
    }

    test::RedisServer m_server;
    QTemporaryDir m_cfg;
    QTemporaryDir m_bin;
    QProcessEnvironment m_environment;
    QProcessEnvironment m_limited; ///< with the program as it is
};

BATCHY_TEST(completion, CompletionTest)
#include "tst_completion.moc"
