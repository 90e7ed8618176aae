// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"

#include <QCoreApplication>

/// In a file of its own, so that an executable with another main() takes nothing from here.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    return batchy::test::runTests(app.arguments());
}
