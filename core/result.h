// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace batchy {

/// A value, or the Error that prevented it. What can fail for a reason outside our code returns
/// one; programmers' mistakes are Q_ASSERT. Use `if (!r) return fail(r.error())` or
/// `and_then`/`map`.
template<class T>
using Result = tl::expected<T, Error>;

/// Makes the failure that a function returning Result<anything> can return.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, QString what, QString hint = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(what), std::move(hint)});
}

} // namespace batchy
