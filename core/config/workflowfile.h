// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/fileproblem.h"
#include "core/domain/batch.h"

#include <tl/expected.hpp>

namespace batchy {

/// Reads workflow files (RULES 3): a mapping of job name to a mapping of params, or to nothing,
/// with the values that PyYAML's safe loader gives. Pure: no files, no Redis. The parts of the
/// reader, in the order in which a text passes them: yamltext (characters), yamlscanner (tokens),
/// yamlgrammar (events), secondreader (yaml-cpp must agree), yamlvalues and yamltree (nodes).

inline constexpr qsizetype largestWorkflowFile = 4 * 1024 * 1024;
inline constexpr size_t mostJobs = 10'000;

/// The batch that a file describes, in the file's order; each param's value as json.dumps writes
/// it. For an editor, which knows the file and marks the place of a problem.
tl::expected<Batch, FileProblem> readWorkflow(const QByteArray &text, const QByteArray &workflow);

/// The same with the problem as one sentence that names file, line and column (BadConfig).
Result<Batch> parseWorkflowFile(const QByteArray &text, const QByteArray &workflow,
                                const QString &fileName);

/// A problem in the sentence that names the place.
Error toError(const FileProblem &problem, const QString &fileName);

} // namespace batchy
