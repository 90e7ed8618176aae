// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"

#include <QApplication>

// The main() of tests that need widgets; no display is needed, nor used if there is one.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    return batchy::test::runTests(app.arguments());
}
