// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

namespace batchy::test {

/// Many Qt Test objects share one executable, because linking and the headers of Qt Test are the
/// expensive part of a test. Each registers itself by name; `test_unit NAME [Qt Test's options]`
/// runs one, `test_unit` runs all. Each object runs with home, config and runtime folders of its
/// own.
using Factory = std::unique_ptr<QObject> (*)();
bool registerTest(const char *name, Factory factory);

/// Runs the registered object that the first argument names, or all; what main() of a group calls
/// with the program's arguments, application object in place. 0 when all passed.
/// What main() of such an executable does once the application object is made; its exit code.
int runTests(QStringList arguments);

} // namespace batchy::test

/// Registers Class under name; stands in the .cpp below the class.
#define BATCHY_TEST(name, Class)                                                                   \
    [[maybe_unused]] static const bool name##Registered = batchy::test::registerTest(              \
        #name, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
