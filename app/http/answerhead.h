// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/message.h"

#include <string>

namespace batchy::http {

/// What an answer's head tells beside the answer's own headers.
struct AnswerManner
{
    bool isHttp11 = true;
    bool keepsAlive = true;
    bool isChunked = false; ///< or, without a length, everything until the connection ends
};

/// Appends status line and headers, with the empty line behind them. A header whose value could
/// begin another line is left out.
void appendHead(std::string *out, const Response &response, const AnswerManner &manner);

/// Appends one chunk of a body; none when `bytes` is empty, which would end the body.
void appendChunk(std::string *out, QByteArrayView bytes);
/// Ends a body in chunks.
inline constexpr char lastChunk[] = "0\r\n\r\n";

} // namespace batchy::http
