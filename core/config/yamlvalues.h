// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/yamlgrammar.h"

namespace batchy::yaml {

/// What a scalar means (RULES 3): PyYAML's safe loader decides, except that dates and timestamps
/// become strings: a date stays as it is written, a timestamp becomes the UTC form in which times
/// are stored.
struct Value
{
    enum class Kind {
        String,  ///< text is UTF-8
        Literal, ///< text is JSON: a number, true, false or null
        Merge,   ///< the key `<<`
        Default  ///< the key `=`
    };
    Kind kind = Kind::String;
    QByteArray text;
};

/// Refuses values that JSON doesn't have, dates that don't exist, and tags that aren't known.
tl::expected<Value, FileProblem> resolveScalar(const Event &scalar);

/// Refuses a mapping or list whose tag says that it is something else.
std::optional<FileProblem> checkCollectionTag(const Event &start);

} // namespace batchy::yaml
