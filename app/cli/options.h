// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace batchy::cli {

/// One option, or one run of arguments without a dash, and where its value goes. Values are the
/// bytes that were typed; whoever owns the target checks their meaning.
struct Option
{
    /// Nothing but a switch; at most one value; any number of values.
    using Target = std::variant<bool *, std::optional<QByteArray> *, QByteArrayList *>;

    QByteArray name;     ///< "--merge"; empty for arguments without a dash
    QString placeholder; ///< what stands for the value in help: "DIR"
    QString help;
    Target target;
    int atLeast = 0; ///< arguments only
    int atMost = 1;  ///< arguments only
    bool isPositional() const { return name.isEmpty(); }
};

/// What a command takes, in the order in which help shows it.
class OptionSet
{
public:
    void flag(const QByteArray &name, bool *target, const QString &help);
    void value(const QByteArray &name, const QString &placeholder,
               std::optional<QByteArray> *target, const QString &help);
    /// May be given several times, one value each.
    void values(const QByteArray &name, const QString &placeholder, QByteArrayList *target,
                const QString &help);
    void argument(const QString &placeholder, std::optional<QByteArray> *target,
                  const QString &help, bool isNeeded);
    void arguments(const QString &placeholder, QByteArrayList *target, const QString &help,
                   bool isNeeded);

    const std::vector<Option> &all() const { return m_options; }

private:
    std::vector<Option> m_options;
};

/// The options that every command has.
struct GlobalOptions
{
    std::optional<QByteArray> redis;
    bool embedded = false;
    std::optional<QByteArray> passwordFile;
    std::optional<QByteArray> cfg;
    std::optional<QByteArray> format;
    std::optional<QByteArray> timeout; ///< a duration
    bool yes = false;
    bool version = false;

    OptionSet describe();
};

} // namespace batchy::cli
