// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/waitsy.h"

#include "app/cli/options.h"

namespace batchy::cli {

namespace {

/// Where the command stands: the first word that is neither an option nor the value of one.
qsizetype commandAt(const QByteArrayList &arguments)
{
    GlobalOptions global;
    QByteArrayList withValue;
    const OptionSet options = global.describe();
    for (const Option &option : options.all())
        if (!std::holds_alternative<bool *>(option.target))
            withValue << option.name;
    qsizetype at = 0;
    while (at < arguments.size() && arguments[at].startsWith('-'))
        at += withValue.contains(arguments[at]) ? 2 : 1;
    return at;
}

} // namespace

QByteArrayList withoutWaitsySpelling(const QByteArrayList &arguments)
{
    qsizetype command = commandAt(arguments);
    if (arguments.value(command) == "help")
        ++command;
    if (arguments.value(command) != "waitsy" && arguments.value(command) != "waitsy.py")
        return arguments;
    QByteArrayList today = arguments;
    today[command] = "wait";
    for (qsizetype i = command + 1; i < today.size(); ++i) {
        if (today[i] == "-wf" || today[i] == "--wf")
            today.removeAt(i--);
        else if (today[i].startsWith("-wf=") || today[i].startsWith("--wf="))
            today[i] = today[i].sliced(today[i].indexOf('=') + 1);
    }
    return today;
}

} // namespace batchy::cli
