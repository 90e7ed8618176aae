// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/apiroutes.h"

#include "app/http/apichanges.h"
#include "app/http/apidescription.h"
#include "app/http/apiglob.h"
#include "app/http/apijson.h"
#include "app/http/apiquery.h"
#include "app/http/apireads.h"
#include "app/http/errors.h"
#include "core/domain/names.h"

namespace batchy::http {

using namespace std::chrono_literals;

namespace {

constexpr int usualPage = 100;
constexpr int largestPage = 1000;
/// A list walks over all keys of the database.
constexpr auto listPatience = 30s;
/// Workflows that are read together while a page is filled.
constexpr size_t readTogether = 500;

Response apiAnswer(QByteArray body, qint64 batchId = 0)
{
    Response response;
    response.body = std::move(body);
    response.batchId = batchId;
    return response;
}

Response batchAnswer(const Result<Batch> &batch)
{
    return batch ? apiAnswer(batchJson(*batch), batch->batchId().value_or(0))
                 : errorResponse(batch.error());
}

/// The refusal of a query, for addresses that take none.
std::optional<Response> refusedQuery(const Call &call)
{
    const auto query = ApiQuery::parse(call.query, {});
    return query ? std::optional<Response>() : errorResponse(query.error());
}

} // namespace

namespace page {

/// Which workflows a list shows, and from where on.
struct Wanted
{
    std::optional<Status> status;
    std::optional<ApiGlob> match;
    QByteArray after; ///< the name of the last page's last one; empty = from the beginning
    int limit = usualPage;

    bool hasName(const QByteArray &name) const
    {
        return (after.isEmpty() || naturalLess(after, name)) && (!match || match->matches(name));
    }
    bool has(const Batch &batch) const { return !status || batch.status() == *status; }
};

} // namespace page

namespace {

Result<page::Wanted> wantedPage(const Call &call)
{
    const auto query = ApiQuery::parse(call.query, {"status", "match", "cursor", "limit"});
    if (!query)
        return fail(query.error());
    page::Wanted wanted;
    const auto limit = query->number("limit", usualPage, 1, largestPage);
    if (!limit)
        return fail(limit.error());
    wanted.limit = *limit;
    wanted.after = query->value("cursor").value_or(QByteArray());
    if (const auto status = query->value("status")) {
        wanted.status = parseStatusWord(*status);
        if (!wanted.status)
            return fail(
                ErrorKind::BadInput,
                QStringLiteral("\"status\" must be new, open, success or failed, not \"%1\".")
                    .arg(clientText(*status)));
    }
    if (const auto glob = query->value("match")) {
        const auto match = ApiGlob::parse(*glob);
        if (!match)
            return fail(match.error());
        wanted.match = *match;
    }
    return wanted;
}

/// One more than asked for tells whether there is a next page.
QByteArray workflowsPage(const std::vector<Batch> &found, size_t limit)
{
    QByteArrayList items;
    for (size_t i = 0; i < std::min(found.size(), limit); ++i)
        items << summaryJson(found[i]);
    return pageJson("workflows", items,
                    found.size() > limit ? found[limit - 1].workflow : QByteArray());
}

QCoro::Task<Result<QByteArray>> readWorkflows(BatchStore *store, page::Wanted wanted)
{
    const auto all = co_await store->names();
    if (!all)
        co_return fail(all.error());
    QList<QByteArray> left;
    std::copy_if(all->begin(), all->end(), std::back_inserter(left),
                 [&wanted](const QByteArray &name) { return wanted.hasName(name); });
    const auto enough = size_t(wanted.limit) + 1;
    const size_t step = wanted.status ? readTogether : enough;
    std::vector<Batch> found;
    std::optional<Error> denied;
    for (size_t from = 0; from < size_t(left.size()) && found.size() < enough; from += step) {
        const size_t to = std::min(from + step, size_t(left.size()));
        std::vector<QByteArray> names(left.begin() + from, left.begin() + to);
        auto read = co_await store->read(std::move(names));
        if (!read)
            co_return fail(read.error());
        std::copy_if(read->workflows.begin(), read->workflows.end(), std::back_inserter(found),
                     [&wanted](const Batch &batch) { return wanted.has(batch); });
        denied = read->denied ? read->denied : denied;
    }
    if (found.empty() && denied)
        co_return fail(*denied);
    co_return workflowsPage(found, enough - 1);
}

QCoro::Task<Response> listWorkflows(Service *service, Call call)
{
    const auto wanted = wantedPage(call);
    if (!wanted)
        co_return errorResponse(wanted.error());
    call.request->patience = listPatience;
    const std::function<QCoro::Task<Result<QByteArray>>()> ask = [service, wanted = *wanted] {
        return readWorkflows(&service->store(), wanted);
    };
    const auto body = co_await askAgain(service, ask);
    co_return body ? apiAnswer(*body) : errorResponse(body.error());
}

QCoro::Task<Response> readBatch(Service *service, QByteArray key)
{
    const std::function<QCoro::Task<Result<Batch>>()> ask = [service, key] {
        return service->store().status(key);
    };
    const Result<Batch> batch = co_await askAgain(service, ask);
    co_return batchAnswer(batch);
}

QCoro::Task<Response> showWorkflow(Service *service, Call call)
{
    const QByteArray workflow = call.names[0];
    if (auto refused = refusedQuery(call))
        co_return std::move(*refused);
    if (const auto checked = checkWorkflowName(workflow); !checked)
        co_return errorResponse(checked.error());
    co_return co_await readBatch(service, workflow);
}

QCoro::Task<Response> showBatch(Service *service, Call call)
{
    const QByteArray workflow = call.names[0];
    if (auto refused = refusedQuery(call))
        co_return std::move(*refused);
    if (const auto checked = checkWorkflowName(workflow); !checked)
        co_return errorResponse(checked.error());
    const QByteArray name = workflow + '-' + call.names[1];
    const auto key = parseKeyName(name);
    if (!key || key->kind == KeyName::Kind::Workflow || key->workflow != workflow)
        co_return errorResponse(
            {ErrorKind::BadInput,
             QStringLiteral("\"%1\" is no batch id.").arg(clientText(call.names[1])),
             QStringLiteral("It has 9 to 11 digits, and -init behind them for a load.")});
    co_return co_await readBatch(service, name);
}

/// Whether an entry of a history is passed over: gone since it was found, or somebody else's.
bool isNoBatch(const Error &error)
{
    return error.kind == ErrorKind::NotFound || error.code == "WRONGTYPE";
}

/// The id behind a history's cursor: what comes after it is older.
bool isOlder(const HistoryEntry &entry, const HistoryEntry &than)
{
    return entry.id != than.id ? entry.id < than.id : entry.init && !than.init;
}

} // namespace

namespace page {

struct WantedHistory
{
    QByteArray workflow;
    std::optional<HistoryEntry> after;
    int limit = usualPage;
};

} // namespace page

namespace {

Result<page::WantedHistory> wantedHistory(const Call &call)
{
    const auto query = ApiQuery::parse(call.query, {"cursor", "limit"});
    if (!query)
        return fail(query.error());
    const auto limit = query->number("limit", usualPage, 1, largestPage);
    if (!limit)
        return fail(limit.error());
    page::WantedHistory wanted{call.names[0], {}, *limit};
    if (const auto cursor = query->value("cursor")) {
        const auto key = parseKeyName(QByteArray("wf-" + *cursor));
        if (!key || key->kind == KeyName::Kind::Workflow || key->workflow != "wf")
            return fail(ErrorKind::BadInput,
                        QStringLiteral("\"cursor\" must be the next_cursor of an answer, not "
                                       "\"%1\".")
                            .arg(clientText(*cursor)));
        wanted.after = HistoryEntry{key->id, key->kind == KeyName::Kind::Init};
    }
    return wanted;
}

QCoro::Task<Result<QByteArray>> readHistory(BatchStore *store, page::WantedHistory wanted)
{
    const auto all = co_await store->history(wanted.workflow);
    if (!all)
        co_return fail(all.error());
    std::vector<HistoryEntry> entries;
    for (const HistoryEntry &entry : *all)
        if (!wanted.after || isOlder(entry, *wanted.after))
            entries.push_back(entry);
    const size_t shown = std::min(entries.size(), size_t(wanted.limit));
    std::vector<QCoro::Task<Result<Batch>>> reads; // they travel together
    for (size_t i = 0; i < shown; ++i)
        reads.push_back(store->status(wanted.workflow + '-' + historyId(entries[i])));
    QByteArrayList items;
    for (size_t i = 0; i < shown; ++i) {
        const Result<Batch> batch = co_await reads[i];
        if (batch)
            items << historyJson(entries[i], *batch);
        else if (!isNoBatch(batch.error()))
            co_return fail(batch.error());
    }
    const bool hasMore = shown < entries.size();
    co_return pageJson("history", items, hasMore ? historyId(entries[shown - 1]) : QByteArray());
}

QCoro::Task<Response> showHistory(Service *service, Call call)
{
    const auto wanted = wantedHistory(call);
    if (!wanted)
        co_return errorResponse(wanted.error());
    call.request->patience = listPatience;
    const std::function<QCoro::Task<Result<QByteArray>>()> ask = [service, wanted = *wanted] {
        return readHistory(&service->store(), wanted);
    };
    const auto body = co_await askAgain(service, ask);
    co_return body ? apiAnswer(*body) : errorResponse(body.error());
}

Result<std::optional<GivenFromDate>> givenFromDate(const Call &call)
{
    const auto query = ApiQuery::parse(call.query, {"from_date"}, {"jobs"});
    if (!query)
        return fail(query.error());
    const auto moment = query->moment("from_date");
    if (!moment)
        return fail(moment.error());
    const auto jobs = query->values("jobs");
    if (!*moment && !jobs.empty())
        return fail(ErrorKind::BadInput,
                    QStringLiteral("\"jobs\" says for which jobs \"from_date\" is, and that isn't "
                                   "given."));
    if (!*moment)
        return std::optional<GivenFromDate>();
    return GivenFromDate{**moment, jobs};
}

QCoro::Task<Response> showPreview(Service *service, Call call)
{
    const auto given = givenFromDate(call);
    if (!given)
        co_return errorResponse(given.error());
    const std::function<QCoro::Task<Result<OpenResult>>()> ask = [service, workflow = call.names[0],
                                                                  given = *given] {
        return service->store().preview(workflow, given);
    };
    const auto preview = co_await askAgain(service, ask);
    co_return preview ? apiAnswer(previewJson(*preview)) : errorResponse(preview.error());
}

QCoro::Task<Response> showDescription(Service *, Call call)
{
    if (auto refused = refusedQuery(call))
        co_return std::move(*refused);
    co_return apiAnswer(apiDescription());
}

} // namespace

std::vector<Route> apiRoutes()
{
    using Effect = Route::Effect;
    std::vector<Route> routes{
        {"GET", "api/v1/openapi.json", Effect::Reads, showDescription},
        {"GET", "api/v1/workflows", Effect::Reads, listWorkflows},
        {"GET", "api/v1/workflows/{workflow}", Effect::Reads, showWorkflow},
        {"GET", "api/v1/workflows/{workflow}/history", Effect::Reads, showHistory},
        {"GET", "api/v1/workflows/{workflow}/batches/{id}", Effect::Reads, showBatch},
        {"GET", "api/v1/workflows/{workflow}/preview", Effect::Reads, showPreview}};
    for (Route &route : apiChanges())
        routes.push_back(std::move(route));
    return routes;
}

} // namespace batchy::http
