// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/waitsy.h"

namespace batchy::cli {

QByteArrayList withoutWaitsySpelling(const QByteArrayList &arguments)
{
    const qsizetype command = arguments.indexOf("waitsy");
    if (command < 0)
        return arguments;
    // Before it there may only be options and their values; a command's argument is just a name.
    for (qsizetype i = 0; i < command; ++i)
        if (!arguments[i].startsWith('-') && (i == 0 || !arguments[i - 1].startsWith("--")))
            return arguments;
    QByteArrayList today = arguments;
    today[command] = "wait";
    for (qsizetype i = command + 1; i < today.size(); ++i) {
        if (today[i] == "-wf")
            today.removeAt(i--);
        else if (today[i].startsWith("-wf="))
            today[i] = today[i].sliced(4);
    }
    return today;
}

} // namespace batchy::cli
