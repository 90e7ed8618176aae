// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/handover.h"

#include "core/ownprogram.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstring>
#include <utility>

namespace batchy::console {

namespace {

struct HandoverText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::ConsoleOptions)
};

} // namespace

std::optional<QByteArrayList> waitArguments(const QByteArrayList &arguments)
{
    const QByteArray option = "--wait";
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QByteArray &argument = arguments[i];
        const bool hasValue = argument.startsWith(QByteArray(option + '='));
        if (argument != option && !hasValue)
            continue;
        QByteArrayList call = arguments.first(i);
        call << "wait";
        if (hasValue)
            call << argument.sliced(option.size() + 1);
        return call + arguments.sliced(i + 1);
    }
    return {};
}

Error becomeBatchy(QByteArrayList arguments)
{
    const QString program = findOwnProgram(QStringLiteral("batchy"));
    if (!program.isEmpty())
        becomeOwnProgram(program, std::move(arguments));
    const QString why = program.isEmpty() ? HandoverText::tr("it isn't beside batchy-console")
                                          : QString::fromLocal8Bit(::strerror(errno));
    return {ErrorKind::Internal,
            HandoverText::tr("The program batchy, which waits, can't be started: %1.").arg(why),
            HandoverText::tr("Install it too (the Debian package batchy).")};
}

} // namespace batchy::console
