// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QCoroTask>
#include <QString>

#include <functional>

namespace batchy::cli {

/// Where a command writes: a file descriptor, or a buffer in tests. A reader who went away (`|
/// head`) is not an error: the rest is dropped quietly. Any other failure is kept for the end.
class Output
{
public:
    explicit Output(int descriptor) : m_descriptor(descriptor) {}
    explicit Output(QByteArray *buffer) : m_buffer(buffer) {}

    void write(const QByteArray &text);
    /// Why something couldn't be written ("No space left on device"); empty when all was.
    const QString &problem() const { return m_problem; }

private:
    int m_descriptor = -1;
    QByteArray *m_buffer = nullptr;
    bool m_closed = false;
    QString m_problem;
};

/// How text for people may look on an output.
struct Look
{
    bool colour = false;
    int width = 0; ///< columns of the terminal; 0 = no terminal, nothing is cut off
};

/// Everything that a command may talk to. Copied freely; owns nothing.
struct Streams
{
    Output *out = nullptr;
    Output *err = nullptr;
    Look look;    ///< of out
    Look errLook; ///< of err
    /// Whether a person sits at standard input: only then anything is asked.
    bool isInteractive = false;
    /// A line typed by that person, without its end; empty at the end of the input.
    std::function<QCoro::Task<QByteArray>()> readLine;

    /// A sentence for people on err, made safe for terminals.
    void say(const QString &sentence) const;
    /// The error's sentence, further lines and hint on err.
    void complain(const Error &error) const;
    /// Asks on err and waits for an answer: only a yes is a yes.
    QCoro::Task<bool> confirm(QString question) const;
};

/// The process's own streams, with colour as NO_COLOR and TERM allow it.
Streams processStreams(Output *out, Output *err);

} // namespace batchy::cli
