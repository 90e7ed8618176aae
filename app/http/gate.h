// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/message.h"
#include "app/http/routes.h"
#include "app/http/tokens.h"

#include <optional>

namespace batchy::http {

/// Decides whether a request is let in, before anything is done for it. The changing endpoints of
/// old are GET, so any web page could call them: whatever a browser marks as coming from elsewhere
/// is refused, and so are requests that only prefetch. Programs such as curl mark nothing.
class Gate
{
public:
    struct Options
    {
        bool isLocal = true; ///< only this machine can reach the listener
        bool isUnix = false;
        bool opensWrites = false; ///< --open-writes
        bool isReadOnly = false;  ///< --read-only
        QList<QByteArray> hosts;  ///< --host: more names under which we are called, lower case
    };

    explicit Gate(Options options);

    /// Without tokens, everybody may do what the options allow.
    void setTokens(std::optional<Tokens> tokens) { m_tokens = std::move(tokens); }

    /// The refusal; nothing when the request is let in.
    std::optional<Response> check(const Request &request, Route::Effect effect) const;

private:
    std::optional<Response> checkHost(const Request &request) const;
    std::optional<Response> checkOrigin(const Request &request) const;
    std::optional<Response> checkToken(const Request &request, bool changes) const;
    std::optional<Response> checkChange(const Request &request) const;
    bool isOurName(QByteArrayView host) const;

    Options m_options;
    std::optional<Tokens> m_tokens;
    mutable QByteArray m_goodHost; ///< the last Host that was found to be ours: nearly every one
};

} // namespace batchy::http
