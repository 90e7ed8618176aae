// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/yamltext.h"

namespace batchy::yaml {

/// A word of YAML: what the scanner makes of characters and the grammar makes events of.
struct Token
{
    enum class Kind {
        StreamEnd,
        Directive,
        DocumentStart,
        DocumentEnd,
        BlockSequenceStart,
        BlockMappingStart,
        BlockEnd,
        FlowSequenceStart,
        FlowMappingStart,
        FlowSequenceEnd,
        FlowMappingEnd,
        BlockEntry,
        FlowEntry,
        Key,
        Value,
        Alias,
        Anchor,
        Tag,
        Scalar
    };
    Kind kind = Kind::StreamEnd;
    FileMark at;
    /// The text of a scalar, the name of an anchor, alias or directive, the suffix of a tag.
    QByteArray text = {};
    /// `!`, `!!` or `!x!` before a tag's suffix (empty: the suffix is the whole tag), or what a
    /// %TAG directive defines; the major version of a %YAML directive.
    QByteArray handle = {};
    /// What a %TAG directive's handle stands for.
    QByteArray prefix = {};
    bool isPlain = false;
};

/// What an error calls a token: "a key", `"["`, "the end of the file".
QString described(const Token &token);

/// The words that begin with `&`, `*`, `!` and `%`; the cursor stands at that character. Problems
/// are left in the cursor.
Token scanAnchorOrAlias(Cursor &in);
Token scanTag(Cursor &in);
Token scanDirective(Cursor &in);

} // namespace batchy::yaml
