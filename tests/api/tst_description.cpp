// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/apitest.h"
#include "tests/support/testrunner.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace batchy;

namespace {

const QByteArrayList &methodNames()
{
    static const QByteArrayList names{"get", "post", "put", "delete", "patch", "head", "options"};
    return names;
}

/// Each object within a document, with where it stands.
void walk(const QJsonValue &value, const QString &where,
          const std::function<void(const QJsonObject &, const QString &)> &visit)
{
    if (value.isArray())
        for (const QJsonValue &item : value.toArray())
            walk(item, where, visit);
    if (!value.isObject())
        return;
    const QJsonObject object = value.toObject();
    visit(object, where);
    for (auto it = object.begin(); it != object.end(); ++it)
        walk(it.value(), where + QLatin1Char('/') + it.key(), visit);
}

} // namespace

/// The OpenAPI file says what the service does: no route without a description, and no description
/// without a route.
class ApiDescriptionTest : public test::ApiTest
{
    Q_OBJECT

    QJsonObject described() { return object(get("/api/v1/openapi.json")); }

    /// "GET /api/v1/workflows/{workflow}"
    QSet<QByteArray> describedRoutes()
    {
        QSet<QByteArray> all;
        const QJsonObject paths = described()[u"paths"].toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path)
            for (const QString &method : path.value().toObject().keys())
                if (methodNames().contains(method.toUtf8()))
                    all << method.toUtf8().toUpper() + ' ' + path.key().toUtf8();
        return all;
    }
    QSet<QByteArray> realRoutes()
    {
        QSet<QByteArray> all;
        for (const http::Route &route : m_service->routes().all())
            all << route.method + " /" + route.pattern;
        return all;
    }
    QJsonValue resolve(const QJsonObject &document, const QString &reference)
    {
        QJsonValue value = document;
        for (const QString &part : reference.mid(2).split(QLatin1Char('/')))
            value = value[part];
        return value;
    }
    QJsonObject resolved(const QJsonObject &document, const QJsonValue &value)
    {
        const QString reference = value[u"$ref"].toString();
        return (reference.isEmpty() ? value : resolve(document, reference)).toObject();
    }

private Q_SLOTS:
    void everyRouteIsDescribedAndNothingElse()
    {
        const auto described = describedRoutes();
        const auto real = realRoutes();
        const auto join = [](const QSet<QByteArray> &set) -> QByteArray {
            return QByteArrayList(set.begin(), set.end()).join(", ");
        };
        const QByteArray missing = join(QSet<QByteArray>(real).subtract(described));
        const QByteArray extra = join(QSet<QByteArray>(described).subtract(real));
        QVERIFY2(missing.isEmpty(), QByteArray("not described: " + missing).constData());
        QVERIFY2(extra.isEmpty(), QByteArray("no such route: " + extra).constData());
    }

    void itHasWhatOpenApiNeeds()
    {
        const QJsonObject document = described();
        QVERIFY(document[u"openapi"].toString().startsWith(QStringLiteral("3.1.")));
        QVERIFY(!document[u"info"][u"title"].toString().isEmpty());
        QCOMPARE(document[u"info"][u"version"].toString(), QStringLiteral(BATCHY_VERSION));
        const QJsonObject bearer =
            document[u"components"][u"securitySchemes"][u"bearer"].toObject();
        QCOMPARE(bearer[u"type"].toString(), QStringLiteral("http"));
        QCOMPARE(bearer[u"scheme"].toString(), QStringLiteral("bearer"));
    }

    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed()
    {
        const QJsonObject document = described();
        QSet<QString> used;
        walk(document, QString(), [&](const QJsonObject &object, const QString &where) {
            const QString reference = object[u"$ref"].toString();
            if (reference.isEmpty())
                return;
            used << reference;
            QVERIFY2(resolve(document, reference).isObject(), qPrintable(where + reference));
        });
        const QJsonObject components = document[u"components"].toObject();
        for (auto kind = components.begin(); kind != components.end(); ++kind)
            for (const QString &name : kind.value().toObject().keys()) {
                const QString reference =
                    QStringLiteral("#/components/%1/%2").arg(kind.key(), name);
                QVERIFY2(kind.key() == QStringLiteral("securitySchemes") ||
                             used.contains(reference),
                         qPrintable(reference));
            }
    }

    /// Each placeholder is a required parameter of the path, and the other way round.
    void parametersOfPathsMatch()
    {
        const QJsonObject document = described();
        const QJsonObject paths = document[u"paths"].toObject();
        static const QRegularExpression placeholder(QStringLiteral("\\{([a-z_]+)\\}"));
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            QStringList wanted;
            auto found = placeholder.globalMatch(path.key());
            while (found.hasNext())
                wanted << found.next().captured(1);
            QStringList given;
            for (const QJsonValue &one : path.value()[u"parameters"].toArray()) {
                const QJsonObject parameter = resolved(document, one);
                QCOMPARE(parameter[u"in"].toString(), QStringLiteral("path"));
                QVERIFY(parameter[u"required"].toBool());
                QVERIFY(parameter[u"schema"].isObject());
                given << parameter[u"name"].toString();
            }
            QCOMPARE(given, wanted);
        }
    }

    void everyOperationIsWhole()
    {
        const QJsonObject document = described();
        const QJsonObject paths = document[u"paths"].toObject();
        QSet<QString> ids;
        for (const http::Route &route : m_service->routes().all()) {
            const QString path = QString::fromUtf8('/' + route.pattern);
            const QJsonObject operation =
                paths[path][QString::fromUtf8(route.method.toLower())].toObject();
            const QString id = operation[u"operationId"].toString();
            QVERIFY2(!id.isEmpty() && !ids.contains(id), qPrintable(path));
            ids << id;
            QVERIFY2(!operation[u"summary"].toString().isEmpty(), qPrintable(path));
            const QJsonObject responses = operation[u"responses"].toObject();
            QVERIFY2(responses.contains(QStringLiteral("200")), qPrintable(path));
            for (const QJsonValue &response : responses)
                QVERIFY2(!resolved(document, response)[u"description"].toString().isEmpty(),
                         qPrintable(path));
            const bool isAlive = route.effect == http::Route::Effect::Alive;
            QCOMPARE(operation.contains(QStringLiteral("security")), isAlive);
            if (isAlive)
                continue;
            for (const char *code : {"401", "403"})
                QVERIFY2(responses.contains(QString::fromLatin1(code)), qPrintable(path));
            if (route.method == "POST")
                for (const char *code : {"400", "404", "409", "413", "415", "422", "503"})
                    QVERIFY2(responses.contains(QString::fromLatin1(code)), qPrintable(path));
        }
    }

    /// A program can tell all failures apart by what is described.
    void everyErrorWordIsDescribed()
    {
        const QJsonValue schemas = described()[u"components"][u"schemas"];
        const QJsonArray words = schemas[u"Error"][u"properties"][u"error"][u"enum"].toArray();
        QSet<QString> real;
        for (int kind = 0; kind <= int(ErrorKind::Internal); ++kind)
            real << QString::fromLatin1(errorWord(ErrorKind(kind)));
        static const QRegularExpression refusal(
            QStringLiteral("refusal\\(\\s*[a-z0-9]+,\\s*\"([a-z_]+)\""));
        QDirIterator files(QStringLiteral(BATCHY_SOURCE_DIR "/app/http"),
                           {QStringLiteral("*.cpp")});
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            auto found = refusal.globalMatch(QString::fromUtf8(file.readAll()));
            while (found.hasNext())
                real << found.next().captured(1);
        }
        QVERIFY(real.size() > 15);
        for (const QString &word : real)
            QVERIFY2(words.contains(QJsonValue(word)), qPrintable(word));
        QCOMPARE(words.size(), real.size());
    }

    /// What is answered has the members that are described, and no other.
    void answersAreAsDescribed_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("item");
        QTest::addColumn<QByteArray>("schema");
        QTest::newRow("list") << QByteArray("workflows") << QByteArray() << QByteArray("Workflows");
        QTest::newRow("summary") << QByteArray("workflows") << QByteArray("workflows")
                                 << QByteArray("Summary");
        QTest::newRow("workflow") << QByteArray("workflows/wf1") << QByteArray()
                                  << QByteArray("Batch");
        QTest::newRow("history") << QByteArray("workflows/wf1/history") << QByteArray()
                                 << QByteArray("History");
        QTest::newRow("entry") << QByteArray("workflows/wf1/history") << QByteArray("history")
                               << QByteArray("HistoryEntry");
        QTest::newRow("preview") << QByteArray("workflows/wf1/preview") << QByteArray()
                                 << QByteArray("Preview");
        QTest::newRow("wait") << QByteArray("workflows/wf1/wait?timeout=0") << QByteArray()
                              << QByteArray("Wait");
        QTest::newRow("waiting") << QByteArray("workflows/wf1/wait?timeout=0")
                                 << QByteArray("workflows") << QByteArray("WaitingWorkflow");
        QTest::newRow("done") << QByteArray("workflows/wf2/wait?timeout=0") << QByteArray()
                              << QByteArray("WaitReceipt");
        QTest::newRow("failed") << QByteArray("workflows/wf3/wait?fail_fast=true") << QByteArray()
                                << QByteArray("WaitFailed");
        QTest::newRow("error") << QByteArray("workflows/nobody") << QByteArray()
                               << QByteArray("Error");
    }
    void answersAreAsDescribed()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, item);
        QFETCH(QByteArray, schema);
        loaded("wf1");
        loaded("wf2");
        loaded("wf3");
        QCOMPARE(post("/api/v1/workflows/wf1/open").status, 200);
        QCOMPARE(post("/api/v1/workflows/wf2/close").status, 200);
        QCOMPARE(post("/api/v1/workflows/wf3/fail").status, 200);
        QJsonObject answer = object(get("/api/v1/" + path));
        if (!item.isEmpty())
            answer = answer[QString::fromUtf8(item)].toArray().first().toObject();
        const QJsonObject schemas = described()[u"components"][u"schemas"].toObject();
        const QJsonObject wanted = schemas[QString::fromUtf8(schema)].toObject();
        QVERIFY(!wanted.isEmpty());
        const QJsonObject properties = wanted[u"properties"].toObject();
        for (const QString &name : answer.keys())
            QVERIFY2(properties.contains(name), qPrintable(name));
        for (const QJsonValue &name : wanted[u"required"].toArray())
            QVERIFY2(answer.contains(name.toString()), qPrintable(name.toString()));
    }
};

BATCHY_TEST(description, ApiDescriptionTest)
#include "tst_description.moc"
