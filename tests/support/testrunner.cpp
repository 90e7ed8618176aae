// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"

#include "core/redis/embeddedkeeper.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <map>
#include <string>

#include <sys/file.h>

namespace batchy::test {

namespace {

std::map<std::string, Factory> &registry()
{
    static std::map<std::string, Factory> tests;
    return tests;
}

/// Nothing of the person who runs the tests is read or written: no settings, no embedded Redis.
void enterSandbox(const QTemporaryDir &home)
{
    const QByteArray path = home.path().toLocal8Bit();
    for (const char *variable : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                 "XDG_RUNTIME_DIR", "XDG_STATE_HOME"})
        qputenv(variable, path);
    for (const char *variable :
         {"BATCHY_REDIS_URL", "BATCHY_REDIS_PASSWORD", "BATCHY_CFG", "BATCHY_TOKEN", "NO_COLOR"})
        qunsetenv(variable);
}

/// The embedded Redis of a program that a test ran stays for some seconds: it is ended and waited
/// for, so that it isn't left running in a folder that goes. The server and its keeper hold the
/// lock as long as they live.
void endEmbeddedRedis(const QTemporaryDir &home)
{
    const QString folder = home.filePath(QStringLiteral("batchy/redis/"));
    QFile lock(folder + QLatin1String(keeper::lockFile));
    if (!lock.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return;
    QProcess cli;
    cli.start(QStringLiteral("redis-cli"),
              {QStringLiteral("-s"), folder + QLatin1String(keeper::socketFile),
               QStringLiteral("shutdown"), QStringLiteral("nosave")});
    cli.waitForFinished();
    ::flock(lock.handle(), LOCK_EX);
}

} // namespace

bool registerTest(const char *name, Factory factory)
{
    return registry().emplace(name, factory).second;
}

int runTests(QStringList arguments)
{
    const std::string wanted = arguments.size() > 1 && !arguments.at(1).startsWith(QLatin1Char('-'))
                                   ? arguments.takeAt(1).toStdString()
                                   : std::string();
    int failures = 0;
    bool found = false;
    for (const auto &[name, factory] : registry()) {
        if (!wanted.empty() && wanted != name)
            continue;
        found = true;
        const QTemporaryDir home;
        enterSandbox(home);
        const std::unique_ptr<QObject> test = factory();
        failures += QTest::qExec(test.get(), arguments);
        endEmbeddedRedis(home);
    }
    if (!found) {
        std::fprintf(stderr, "no test is called \"%s\" here\n", wanted.c_str());
        return 1;
    }
    return failures == 0 ? 0 : 1;
}

} // namespace batchy::test
