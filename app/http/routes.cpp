// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/routes.h"

#include <algorithm>

namespace batchy::http {

namespace {

bool isPlaceholder(const QByteArray &segment)
{
    return segment.startsWith('{');
}

bool fits(const std::vector<QByteArray> &pattern, const std::vector<QByteArray> &segments)
{
    return std::equal(pattern.begin(), pattern.end(), segments.begin(), segments.end(),
                      [](const QByteArray &wanted, const QByteArray &given) {
                          return isPlaceholder(wanted) || wanted == given;
                      });
}

/// Whether the left pattern has a fixed word where the right one first has a placeholder.
bool isMoreExact(const std::vector<QByteArray> &left, const std::vector<QByteArray> &right)
{
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
                                        [](const QByteArray &a, const QByteArray &b) {
                                            return isPlaceholder(b) > isPlaceholder(a);
                                        });
}

} // namespace

void Routes::add(std::vector<Route> routes)
{
    std::move(routes.begin(), routes.end(), std::back_inserter(m_routes));
    std::vector<std::pair<std::vector<QByteArray>, Route>> sorted;
    for (Route &route : m_routes) {
        const QList<QByteArray> parts =
            route.pattern.isEmpty() ? QList<QByteArray>() : route.pattern.split('/');
        sorted.emplace_back(std::vector<QByteArray>(parts.begin(), parts.end()), route);
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto &a, const auto &b) { return isMoreExact(a.first, b.first); });
    m_routes.clear();
    m_patterns.clear();
    m_byFirst.clear();
    m_rest.clear();
    for (auto &[pattern, route] : sorted) {
        const QByteArray first = pattern.empty() ? QByteArray() : pattern.front();
        (isPlaceholder(first) ? m_rest : m_byFirst[first]).push_back(m_routes.size());
        m_patterns.push_back(std::move(pattern));
        m_routes.push_back(std::move(route));
    }
    for (std::vector<size_t> &places : m_byFirst)
        places.insert(places.end(), m_rest.begin(), m_rest.end());
}

Routes::Match Routes::find(QByteArrayView method, const std::vector<QByteArray> &segments) const
{
    Match match;
    const auto allow = [&match](const QByteArray &one) {
        if (!match.allowed.isEmpty())
            match.allowed += ", ";
        match.allowed += one;
    };
    const auto some = m_byFirst.constFind(segments.empty() ? QByteArray() : segments.front());
    for (const size_t i : some == m_byFirst.cend() ? m_rest : *some) {
        if (!fits(m_patterns[i], segments))
            continue;
        const Route &route = m_routes[i];
        const bool hasHead = route.method == "GET" && route.effect != Route::Effect::Changes;
        if (route.method == method || (hasHead && method == "HEAD")) {
            match.route = &route;
            for (size_t at = 0; at < segments.size(); ++at)
                if (isPlaceholder(m_patterns[i][at]))
                    match.names.push_back(segments[at]);
            return match;
        }
        allow(route.method);
        if (hasHead)
            allow("HEAD");
    }
    return match;
}

} // namespace batchy::http
