// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/message.h"
#include "app/http/target.h"

#include <QCoroTask>
#include <QHash>

#include <functional>
#include <vector>

namespace batchy::http {

class Service;

/// What a handler gets: the request, its target and what the pattern's placeholders stood for.
struct Call
{
    std::shared_ptr<Request> request;
    QByteArray query;
    std::vector<QByteArray> names; ///< decoded, in the pattern's order
};

/// One line of the table: a method, a pattern of segments (`get_status/{name}`), and what is done.
struct Route
{
    enum class Effect {
        Reads,   ///< HEAD is allowed where GET is
        Changes, ///< writes to Redis: guarded by the gate, never by HEAD
        Alive    ///< reads, and needs no token: for those who only look whether we live
    };
    using Handler = QCoro::Task<Response> (*)(Service *service, Call call);

    QByteArray method;
    QByteArray pattern;
    Effect effect = Effect::Reads;
    Handler handler = nullptr;
};

/// The table of all routes. The first segment of a pattern is always a fixed word. A pattern with
/// fixed words goes before one with a placeholder in the same place, whatever their order.
class Routes
{
public:
    void add(std::vector<Route> routes);

    struct Match
    {
        const Route *route = nullptr; ///< nullptr: no such path, or not by this method
        std::vector<QByteArray> names;
        /// The methods that the path has, for Allow; empty when there is no such path.
        QByteArray allowed;
    };
    Match find(QByteArrayView method, const std::vector<QByteArray> &segments) const;

    const std::vector<Route> &all() const { return m_routes; }

private:
    std::vector<Route> m_routes;
    std::vector<std::vector<QByteArray>> m_patterns;  ///< the segments of each
    QHash<QByteArray, std::vector<size_t>> m_byFirst; ///< places in m_routes by the first segment
};

} // namespace batchy::http
