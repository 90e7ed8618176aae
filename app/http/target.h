// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace batchy::http {

/// A request's target taken apart. Escapes are decoded exactly once, after the path has been cut at
/// its slashes, so that `%2F` can never make a segment and `%252e` never a dot.
struct Target
{
    std::vector<QByteArray> segments; ///< of `/a/b`: a, b; of `/`: none. UTF-8, never with a slash
    QByteArray query;                 ///< as sent, without the question mark
};

/// BadInput, with a sentence that names what is wrong: no path, a bad escape, U+0000 or another
/// control character, a slash inside a segment, bytes that are no UTF-8. `http://host/path` is
/// taken as its path.
Result<Target> parseTarget(QByteArrayView target);

/// One part of a query or path decoded: `%41` becomes A. The same failures.
Result<QByteArray> decodeEscapes(QByteArrayView text);

/// The values of one name in a query (`a=1&b=2`), decoded, `+` as a space; in their order.
Result<std::vector<QByteArray>> queryValues(QByteArrayView query, QByteArrayView name);

} // namespace batchy::http
