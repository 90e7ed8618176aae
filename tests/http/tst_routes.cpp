// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/classicroutes.h"
#include "app/http/routes.h"
#include "tests/support/testrunner.h"

#include <QTest>

#include <algorithm>

using namespace batchy;
using http::Route;
using http::Routes;

namespace {

QCoro::Task<http::Response> nobody(http::Service *, http::Call)
{
    co_return http::Response();
}

Routes someRoutes()
{
    using Effect = Route::Effect;
    Routes routes;
    // In an order in which the first fit would often be the wrong one.
    routes.add({{"GET", "{any}", Effect::Reads, nobody},
                {"GET", "w/{name}", Effect::Reads, nobody},
                {"POST", "w/{name}", Effect::Changes, nobody},
                {"GET", "x/{a}/{b}", Effect::Reads, nobody}});
    routes.add({{"GET", "w/list", Effect::Alive, nobody},
                {"GET", "do/{name}", Effect::Changes, nobody},
                {"GET", "", Effect::Reads, nobody}});
    return routes;
}

std::vector<QByteArray> cut(const QByteArray &path)
{
    const QByteArrayList parts = path.isEmpty() ? QByteArrayList() : path.split('/');
    return {parts.begin(), parts.end()};
}

} // namespace

class RoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("pattern"); // "-" = none
        QTest::addColumn<QByteArrayList>("names");
        QTest::addColumn<QByteArray>("allowed");
        const auto row = [](const char *method, const char *path, const char *pattern,
                            const QByteArrayList &names, const char *allowed = "") {
            QTest::addRow("%s /%s", method, path)
                << QByteArray(method) << QByteArray(path) << QByteArray(pattern) << names
                << QByteArray(allowed);
        };
        row("GET", "", "", {});
        row("HEAD", "", "", {});
        row("GET", "x", "{any}", {"x"});
        row("GET", "w/wf1", "w/{name}", {"wf1"});
        row("HEAD", "w/wf1", "w/{name}", {"wf1"});
        row("POST", "w/wf1", "w/{name}", {"wf1"});
        row("GET", "w/list", "w/list", {});
        row("GET", "w/List", "w/{name}", {"List"});
        row("GET", "x/y/z", "x/{a}/{b}", {"y", "z"});
        row("GET", "x/y", "-", {});
        row("GET", "w/", "w/{name}", {""});
        row("GET", "do/wf1", "do/{name}", {"wf1"});
        row("GET", "a/b/c", "-", {});
        row("get", "", "-", {}, "GET, HEAD");
        row("OPTIONS", "", "-", {}, "GET, HEAD");
        row("DELETE", "x", "-", {}, "GET, HEAD");
        row("POST", "a/b/c", "-", {});
    }
    void finds()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArrayList, names);
        QFETCH(QByteArray, allowed);
        const Routes routes = someRoutes();
        const auto match = routes.find(method, cut(path));
        QCOMPARE(match.route ? match.route->pattern : QByteArray("-"), pattern);
        QCOMPARE(QByteArrayList(match.names.begin(), match.names.end()), names);
        if (!match.route)
            QCOMPARE(match.allowed, allowed);
    }

    /// HEAD of a path that changes something would change it: its own word for "not allowed".
    void headNeverChanges()
    {
        const Routes routes = someRoutes();
        QVERIFY(!routes.find("HEAD", cut("do/wf1")).route);
        Routes classic;
        classic.add(http::classicRoutes());
        for (const Route &route : classic.all()) {
            const auto found = classic.find("HEAD", cut(route.pattern));
            QCOMPARE(found.route != nullptr, route.effect != Route::Effect::Changes);
            if (!found.route)
                QCOMPARE(found.allowed, QByteArray("GET"));
        }
    }

    /// Every method that a path has is told, each once.
    void allowed()
    {
        const Routes routes = someRoutes();
        const auto match = routes.find("PUT", cut("w/wf1"));
        QVERIFY(!match.route);
        const QByteArrayList methods = match.allowed.split(',');
        QByteArrayList trimmed;
        for (const QByteArray &method : methods)
            trimmed << method.trimmed();
        std::sort(trimmed.begin(), trimmed.end());
        QCOMPARE(trimmed, (QByteArrayList{"GET", "HEAD", "POST"}));
    }
};

BATCHY_TEST(routes, RoutesTest)
#include "tst_routes.moc"
