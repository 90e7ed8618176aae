// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps one embedded redis-server: starts it, waits until nobody uses it any more, ends it.
// Plain system calls and no Qt: it lives as long as the server, holds nothing but two locked files,
// and is right when anybody, itself included, is killed at any time. Why it is built this way is
// told in resources/docs/decisions/0001-embedded-redis-lifetime.md.
#include "core/redis/embeddedkeeper.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace batchy;

namespace {

/// A server that hasn't ended this long after it was asked to is killed.
constexpr unsigned secondsToEnd = 20;

int report = -1;
volatile pid_t server = -1;

[[noreturn]] void tell(int code)
{
    const auto byte = static_cast<unsigned char>(code);
    [[maybe_unused]] const auto written = ::write(report, &byte, 1);
    ::_exit(code);
}

/// The server has ended, whatever the keeper was about: so does the keeper. Done in the handler, so
/// that no moment between a check and a wait can miss it.
void serverEnded(int)
{
    ::waitpid(-1, nullptr, WNOHANG);
    tell(keeper::exitEnded);
}

void serverHangs(int)
{
    ::kill(server, SIGKILL);
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_NOCLDSTOP | SA_RESTART;
    ::sigaction(signal, &action, nullptr);
}

/// Whatever the starter blocked, ignored or left open isn't for a server that outlives it: a lock
/// or a pipe of somebody's shell script must not be held until the last user is gone.
void dropInheritance(int keep)
{
    ::setsid();
    ::umask(077);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGCHLD, SIGALRM})
        handle(signal, SIG_DFL);
    handle(SIGPIPE, SIG_IGN);
    report = STDERR_FILENO + 1;
    if (keep != report)
        ::dup2(keep, report);
    ::fcntl(report, F_SETFD, FD_CLOEXEC);
    ::close_range(report + 1, ~0U, 0);
}

int openFile(const char *name, int flags)
{
    const int fd = ::open(name, flags, 0600);
    if (fd < 0) {
        std::fprintf(stderr, "%s: %s\n", name, std::strerror(errno));
        tell(keeper::exitNoFiles);
    }
    return fd;
}

/// In the server's process: dies with its keeper, keeps the lock, says everything into its log.
[[noreturn]] void becomeServer(const char *program, pid_t keeperPid)
{
    handle(SIGCHLD, SIG_DFL);
    handle(SIGPIPE, SIG_DFL);
    // SIGTERM, not SIGKILL: Redis then writes what it has and ends in good order.
    if (::prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || ::getppid() != keeperPid)
        ::_exit(1);
    ::execl(program, program, keeper::configFile, static_cast<char *>(nullptr));
    std::fprintf(stderr, "%s: %s\n", program, std::strerror(errno));
    ::_exit(127);
}

void redirectOutput()
{
    ::rename(keeper::logFile, keeper::olderLogFile);
    const int log = openFile(keeper::logFile, O_WRONLY | O_CREAT | O_APPEND | O_TRUNC | O_CLOEXEC);
    const int nothing = openFile("/dev/null", O_RDWR | O_CLOEXEC);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(log, STDOUT_FILENO);
    ::dup2(log, STDERR_FILENO);
}

void lockOrRetry(int fd, int operation)
{
    while (::flock(fd, operation) != 0 && errno == EINTR) {
    }
}

/// Returns when nobody holds the users file and nobody came back within the pause. The exclusive
/// lock is then held, so nobody can become a user of a server that is being ended.
void waitForLastUser(int users, int linger)
{
    for (;;) {
        lockOrRetry(users, LOCK_EX);
        lockOrRetry(users, LOCK_UN);
        ::poll(nullptr, 0, linger);
        if (::flock(users, LOCK_EX | LOCK_NB) == 0)
            return;
    }
}

[[noreturn]] void keep(char **argv, int reportTo)
{
    dropInheritance(reportTo);
    if (::chdir(argv[1]) != 0) {
        std::fprintf(stderr, "%s: %s\n", argv[1], std::strerror(errno));
        tell(keeper::exitNoFiles);
    }
    const int users = openFile(keeper::usersFile, O_RDWR | O_CREAT | O_CLOEXEC);
    const int lock = openFile(keeper::lockFile, O_RDWR | O_CREAT); // inherited by the server
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0)
        tell(keeper::exitBusy);
    redirectOutput();

    handle(SIGCHLD, serverEnded);
    const pid_t self = ::getpid();
    server = ::fork();
    if (server == 0)
        becomeServer(argv[2], self);
    if (server < 0) {
        std::fprintf(stderr, "fork: %s\n", std::strerror(errno));
        tell(keeper::exitEnded);
    }

    waitForLastUser(users, std::atoi(argv[3]));
    handle(SIGALRM, serverHangs);
    ::alarm(secondsToEnd);
    ::kill(server, SIGTERM);
    for (;;)
        ::pause();
}

/// The first process: passes on what becomes of the start, for as long as the starter listens.
int answerStarter(int reports)
{
    for (;;) {
        pollfd sources[] = {{reports, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
        if (::poll(sources, 2, -1) < 0)
            continue;
        if (sources[0].revents != 0) {
            unsigned char code = 0;
            return ::read(reports, &code, 1) == 1 ? code : keeper::exitEnded;
        }
        char ignored[64];
        if (sources[1].revents != 0 && ::read(STDIN_FILENO, ignored, sizeof ignored) <= 0)
            return 0;
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fprintf(stderr,
                     "usage: %s FOLDER REDIS_SERVER LINGER_MILLISECONDS\n"
                     "Started by Batchy itself; nothing to run by hand.\n",
                     keeper::programName);
        return keeper::exitMisused;
    }
    int ends[2];
    if (::pipe(ends) != 0)
        return keeper::exitNoFiles;
    const pid_t child = ::fork();
    if (child < 0)
        return keeper::exitNoFiles;
    if (child == 0)
        keep(argv, ends[1]);
    ::close(ends[1]);
    return answerStarter(ends[0]);
}
