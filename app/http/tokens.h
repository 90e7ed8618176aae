// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace batchy::http {

/// The bearer tokens of a file, one a line: `TOKEN read` or `TOKEN full`, and then a name for the
/// log if one likes; `#` begins a comment. Comparing takes the same time for every wrong token.
class Tokens
{
public:
    enum class Right { Read, Full };
    struct Holder
    {
        Right right = Right::Read;
        QByteArray name;
    };

    /// BadConfig names file and line, and never repeats a token. A file that others than its owner
    /// may read is refused, and so is one without any token.
    static Result<Tokens> read(const QString &file);

    /// Who holds the token; nothing for a wrong one.
    std::optional<Holder> find(QByteArrayView token) const;

private:
    struct Entry
    {
        QByteArray digest;
        Holder holder;
    };
    std::vector<Entry> m_entries;
};

} // namespace batchy::http
