// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/yamlgrammar.h"

namespace batchy::yaml {

/// Lets yaml-cpp read the same text and compares what it finds, node by node, with our events.
/// Where two readers that were written independently see different mappings, lists or aliases, the
/// file is refused: better no load than one that a person, an editor or another service reads
/// differently. Only the structure is compared; what a scalar's text is, PyYAML's rules decide
/// (RULES 3). A text that yaml-cpp can't read at all is no disagreement: it refuses some that
/// PyYAML takes, such as a plain scalar of several lines with an anchor.
std::optional<FileProblem> findDisagreement(const std::u32string &text,
                                            const std::vector<Event> &events);

} // namespace batchy::yaml
