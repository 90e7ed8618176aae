// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <charconv>
#include <concepts>
#include <span>

namespace batchy {

/// One argument of a command while it is being written: a view of somebody's bytes, or an integer
/// as decimal digits. Lives for one expression; floating point and truth values have no one
/// spelling and are not taken.
class CommandArgument
{
public:
    explicit CommandArgument(QByteArrayView bytes) : m_bytes(bytes) {}

    template<std::integral Integer>
    requires(!std::same_as<Integer, bool> &&
             !std::same_as<Integer, char>) explicit CommandArgument(Integer value)
    {
        const auto written = std::to_chars(m_digits, m_digits + sizeof m_digits, value);
        m_bytes = QByteArrayView(m_digits, written.ptr - m_digits);
    }
    Q_DISABLE_COPY_MOVE(CommandArgument)

    QByteArrayView bytes() const { return m_bytes; }

private:
    char m_digits[24];
    QByteArrayView m_bytes;
};

/// Appends a command in Redis' protocol to `out` and returns how many bytes that took. The same
/// bytes as hiredis' redisFormatCommandArgv, without an allocation a command.
qsizetype appendCommand(QByteArray &out, std::span<const QByteArrayView> arguments);

} // namespace batchy
