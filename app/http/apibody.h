// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/message.h"
#include "core/domain/timestamp.h"
#include "core/result.h"

#include <QByteArrayList>

#include <optional>
#include <vector>

namespace batchy::http {

/// How an opened batch is answered.
enum class AnswerFormat {
    Json,
    Infa ///< the Informatica parameter file (RULES 7)
};

/// The body of a change in /api/v1, read and checked: what a member may hold is decided here, once
/// for all routes. Members that aren't there keep what stands here.
struct ApiBody
{
    AnswerFormat format = AnswerFormat::Json;
    /// The batch id that the client saw; the inner one is nothing where it saw a workflow that was
    /// never opened (null).
    std::optional<std::optional<qint64>> expectedBatchId = {};
    std::vector<QByteArray> jobs = {}; ///< empty = all
    bool merge = false;
    std::optional<Timestamp> fromDate = {}; ///< UTC
};

/// The refusal (415) of a body that isn't said to be JSON; nothing where there is no body.
std::optional<Response> wrongContentType(const Request &request);

/// An empty body is an empty object. BadInput, with a sentence that names the member: no JSON, no
/// object, a member that isn't among `known` or is there twice, a wrong type.
Result<ApiBody> parseApiBody(const QByteArray &body, const QByteArrayList &known);

} // namespace batchy::http
