// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/timestamp.h"
#include "core/result.h"

#include <QByteArrayList>

#include <optional>
#include <vector>

namespace batchy::http {

/// The parameters of a query (`a=1&b=2`), decoded, for routes of /api/v1: there, a parameter that
/// nobody knows is a mistake and told, so that a filter with a typing error never lists everything.
class ApiQuery
{
public:
    /// BadInput for a parameter that isn't among `known` or `repeatable`, for one that is given
    /// twice though not repeatable, and for bad escapes.
    static Result<ApiQuery> parse(QByteArrayView query, const QByteArrayList &known,
                                  const QByteArrayList &repeatable = {});

    std::optional<QByteArray> value(QByteArrayView name) const;
    std::vector<QByteArray> values(QByteArrayView name) const;
    /// A whole number within bounds; BadInput names them.
    Result<int> number(QByteArrayView name, int fallback, int least, int most) const;
    /// A moment, UTC where it names no zone (RULES 2); BadInput shows an example.
    Result<std::optional<Timestamp>> moment(QByteArrayView name) const;

private:
    std::vector<std::pair<QByteArray, QByteArray>> m_pairs;
};

/// A moment in a parameter or a member of that name, or BadInput.
Result<Timestamp> apiMoment(QByteArrayView name, QByteArrayView text);

/// A name or a text of a client for a sentence, shortened.
QString clientText(QByteArrayView utf8);

} // namespace batchy::http
