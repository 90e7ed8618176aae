// SPDX-License-Identifier: GPL-3.0-or-later
//
// A user of the embedded Redis: `embedded_user FOLDER LINGER_MILLISECONDS` starts it, prints
// "ready" or "failed: …", and goes after that, as soon as its standard input ends.
#include "core/redis/embedded.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>

#include <unistd.h>

using namespace batchy;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Embedded::Options options;
    options.folder = app.arguments().at(1);
    options.linger = std::chrono::milliseconds(app.arguments().at(2).toInt());
    Embedded embedded(options);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    input.setEnabled(false);
    QCoro::connect(embedded.start(), &input, [&input](const Result<Endpoint> &endpoint) {
        if (endpoint)
            std::puts("ready");
        else
            std::printf("failed: %s\n", qPrintable(endpoint.error().what));
        std::fflush(stdout);
        input.setEnabled(true);
    });
    QObject::connect(&input, &QSocketNotifier::activated, &app, [] {
        char ignored[16];
        if (::read(STDIN_FILENO, ignored, sizeof ignored) <= 0)
            QCoreApplication::quit();
    });
    return app.exec();
}
