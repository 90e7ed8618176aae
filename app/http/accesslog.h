// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <string>

namespace batchy::http {

/// One line a request: who asked, for what, how it ended, how long it took, which batch it was
/// about. The lines of a few milliseconds are written together. A log that can't be written
/// (full disk, reader gone) costs lines, never an answer.
class AccessLog : public QObject
{
public:
    enum class Format { None, Text, Json };

    /// Refers to what others keep.
    struct Entry
    {
        QByteArrayView client;
        QByteArrayView method;
        QByteArrayView target;
        int status = 0; ///< 0: the client left before it got an answer
        std::chrono::microseconds duration{0};
        qint64 batchId = 0;
        QByteArrayView agent;
    };

    /// Writes to a descriptor, which it doesn't own.
    AccessLog(Format format, int descriptor);
    ~AccessLog() override { flush(); }

    void add(const Entry &entry);
    void flush();

    /// The line of an entry, with its end. Control characters are escaped: a request can't forge a
    /// line or a terminal's colours.
    static QByteArray line(const Entry &entry, Format format, const QByteArray &time);

private:
    const Format m_format;
    const int m_descriptor;
    std::string m_lines;
    QTimer m_pause;        ///< runs while there are lines
    bool m_isTorn = false; ///< what was written last doesn't end with its line
};

} // namespace batchy::http
