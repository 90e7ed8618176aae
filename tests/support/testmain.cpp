// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"

#include <QCoreApplication>

// The main() of an executable of tests that brings none of its own.
int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return batchy::test::runTests(app.arguments());
}
