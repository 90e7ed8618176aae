// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clirun.h"

#include "app/cli/commands/commands.h"
#include "app/cli/program.h"
#include "tests/support/await.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <memory>

namespace batchy::test {

namespace {

QCoro::Task<QByteArray> answerOf(Person person)
{
    co_return person();
}

Ran run(QByteArrayList arguments, bool isInteractive, Person person,
        std::vector<std::unique_ptr<cli::Command>> commands = cli::allCommands())
{
    Ran ran;
    cli::Output out(&ran.out);
    cli::Output err(&ran.err);
    cli::Streams streams;
    streams.out = &out;
    streams.err = &err;
    streams.isInteractive = isInteractive;
    streams.readLine = [person] { return answerOf(person); };
    cli::Program program(
        std::move(arguments), streams,
        [](cli::ExitCode) { qFatal("a limit ran out in a test that has none"); },
        std::move(commands));
    ran.code = int(await(program.run()));
    return ran;
}

Ran finish(QProcess &process, const QByteArray &input)
{
    Ran ran;
    if (!process.waitForStarted()) {
        qWarning("%s", qPrintable(process.errorString()));
        return ran;
    }
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000)) {
        process.kill();
        process.waitForFinished();
        return ran;
    }
    ran.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

} // namespace

Ran runInProcess(QByteArrayList arguments)
{
    return run(std::move(arguments), false, {});
}

Ran runInProcess(QByteArrayList arguments, std::vector<std::unique_ptr<cli::Command>> commands)
{
    return run(std::move(arguments), false, {}, std::move(commands));
}

Ran runInProcess(QByteArrayList arguments, QByteArrayList answers)
{
    const auto left = std::make_shared<QByteArrayList>(std::move(answers));
    return runInProcess(std::move(arguments),
                        [left] { return left->isEmpty() ? QByteArray() : left->takeFirst(); });
}

Ran runInProcess(QByteArrayList arguments, Person person)
{
    return run(std::move(arguments), true, std::move(person));
}

Ran runProgram(const QStringList &arguments, const QProcessEnvironment &environment,
               const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(BATCHY_BIN_DIR "/batchy"), arguments);
    return finish(process, input);
}

Ran runAtTerminal(const QString &commandLine, const QProcessEnvironment &environment,
                  const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral("script"),
                  {QStringLiteral("-qec"), commandLine, QStringLiteral("/dev/null")});
    Ran ran = finish(process, input);
    ran.out.replace("\r\n", "\n");
    return ran;
}

QProcessEnvironment programEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PATH"), QStringLiteral(BATCHY_BIN_DIR ":") +
                                                   environment.value(QStringLiteral("PATH")));
    environment.insert(QStringLiteral("TERM"), QStringLiteral("xterm"));
    return environment;
}

void writeFile(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
    QCOMPARE(file.write(text), qint64(text.size()));
}

} // namespace batchy::test
