// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/streams.h"

#include <QByteArrayList>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace batchy::test {

/// What one call of batchy left behind.
struct Ran
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/// Runs batchy in this process, on buffers. With answers a person sits at the terminal, who types
/// them one after the other and then nothing; a Person may do something before the answer.
using Person = std::function<QByteArray()>;
Ran runInProcess(QByteArrayList arguments);
Ran runInProcess(QByteArrayList arguments, Person person);
Ran runInProcess(QByteArrayList arguments, QByteArrayList answers);

/// The same with commands that were made otherwise than for the program.
Ran runInProcess(QByteArrayList arguments, std::vector<std::unique_ptr<cli::Command>> commands);

/// Runs the real program, standard input closed or fed with `input`.
Ran runProgram(const QStringList &arguments, const QProcessEnvironment &environment,
               const QByteArray &input = {});

/// Runs a command line of the shell under a terminal of its own (script), types `input` and returns
/// what appeared there, line ends as \n.
Ran runAtTerminal(const QString &commandLine, const QProcessEnvironment &environment,
                  const QByteArray &input = {});

/// The sandbox's environment with batchy in PATH.
QProcessEnvironment programEnvironment();

/// Writes a file, with its folder.
void writeFile(const QString &path, const QByteArray &text);

} // namespace batchy::test
