// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/serve.h"
#include "app/http/accesslog.h"
#include "app/http/server.h"
#include "core/result.h"

namespace batchy {

/// The texts of `batchy serve`'s options as values; BadInput names the option and what it takes.

/// A whole number from `least` to `most`; `fallback` where nothing was given.
Result<int> numberOption(const char *option, const std::optional<QByteArray> &text, int fallback,
                         int least, int most);

/// --log-format
Result<http::AccessLog::Format> logFormatOption(const std::optional<QByteArray> &text);

/// --tls-cert and --tls-key, which need each other; both empty where neither was given.
Result<http::Server::Tls> tlsOption(const std::optional<QByteArray> &certificate,
                                    const std::optional<QByteArray> &key);

} // namespace batchy
