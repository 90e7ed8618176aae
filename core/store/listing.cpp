// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/names.h"
#include "core/store/batchstore.h"
#include "core/store/hashes.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <deque>

namespace batchy {

namespace {

struct ListText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Store)
};

/// Large enough to be quick, small enough not to hold the server: some 0.7 ms a call.
constexpr int scanCount = 1000;
constexpr size_t readsInFlight = 200;

} // namespace

namespace scan {

/// One page of SCAN.
struct Page
{
    QByteArray cursor;
    std::vector<Reply> keys;
};

} // namespace scan

namespace {

using Found = BatchStore::Found;
using scan::Page;

Result<Page> parsePage(const Result<Reply> &reply)
{
    if (!reply)
        return fail(reply.error());
    if (!reply->isArray() || reply->elements.size() != 2)
        return fail(ErrorKind::Protocol,
                    ListText::tr("Redis didn't answer SCAN with a page of keys."),
                    ListText::tr("Check that nothing between here and Redis changes answers."));
    return Page{reply->elements[0].text, reply->elements[1].elements};
}

/// The names on the page that can be workflows and weren't met before.
std::vector<QByteArray> freshNames(const Page &page, QSet<QByteArray> &met)
{
    std::vector<QByteArray> names;
    for (const Reply &key : page.keys) {
        const auto name = parseKeyName(key.text);
        if (!name || name->kind != KeyName::Kind::Workflow || met.contains(key.text))
            continue;
        met.insert(key.text);
        names.push_back(key.text);
    }
    return names;
}

/// Adds the hash if it is a workflow. Keys of another type, or gone meanwhile, are no error in a
/// listing.
Result<void> addIfWorkflow(Found &found, const QByteArray &name, Result<Reply> reply)
{
    if (!reply) {
        if (reply.error().code == "WRONGTYPE")
            return {};
        if (reply.error().code == "NOPERM") {
            found.denied = reply.error();
            return {};
        }
        return fail(reply.error());
    }
    auto batch = batchFromReply(std::move(*reply), name);
    if (!batch)
        return fail(batch.error());
    if (isWorkflowHash(*batch))
        found.workflows.push_back(std::move(*batch));
    return {};
}

/// HGETALL of many keys, `readsInFlight` at a time.
QCoro::Task<Result<Found>> readAll(Link &link, std::vector<QByteArray> names)
{
    Found found;
    std::deque<Link::Call> pending;
    size_t asked = 0;
    for (size_t answered = 0; answered < names.size(); ++answered) {
        while (asked < names.size() && pending.size() < readsInFlight)
            pending.push_back(link.call("HGETALL", names[asked++]));
        const Result<Reply> reply = co_await pending.front();
        pending.pop_front();
        const auto added = addIfWorkflow(found, names[answered], reply);
        if (!added)
            co_return fail(added.error());
    }
    co_return found;
}

} // namespace

BatchStore::Task<std::vector<Batch>>
BatchStore::list(std::function<void(int)> progress, std::function<bool(const QByteArray &)> wanted)
{
    std::vector<Batch> all;
    std::optional<Error> denied;
    QSet<QByteArray> met;
    QByteArray cursor = "0";
    do {
        const Result<Reply> reply = co_await m_link.call("SCAN", cursor, "COUNT", scanCount);
        const Result<Page> page = parsePage(reply);
        if (!page)
            co_return fail(page.error());
        cursor = page->cursor;
        std::vector<QByteArray> names = freshNames(*page, met);
        if (wanted)
            std::erase_if(names, [&](const QByteArray &name) { return !wanted(name); });
        Result<Found> read = co_await readAll(m_link, std::move(names));
        if (!read)
            co_return fail(read.error());
        std::move(read->workflows.begin(), read->workflows.end(), std::back_inserter(all));
        if (read->denied)
            denied = read->denied;
        if (progress)
            progress(int(all.size()));
    } while (cursor != "0");
    if (all.empty() && denied)
        co_return fail(*denied);
    std::sort(all.begin(), all.end(),
              [](const Batch &a, const Batch &b) { return naturalLess(a.workflow, b.workflow); });
    co_return all;
}

BatchStore::Task<BatchStore::Found> BatchStore::read(std::vector<QByteArray> names)
{
    return readAll(m_link, std::move(names));
}

BatchStore::Task<QList<QByteArray>> BatchStore::names()
{
    QSet<QByteArray> met;
    QByteArray cursor = "0";
    do {
        const Result<Reply> reply = co_await m_link.call("SCAN", cursor, "COUNT", scanCount);
        const Result<Page> page = parsePage(reply);
        if (!page)
            co_return fail(page.error());
        cursor = page->cursor;
        freshNames(*page, met);
    } while (cursor != "0");
    QList<QByteArray> sorted(met.begin(), met.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const QByteArray &a, const QByteArray &b) { return naturalLess(a, b); });
    co_return sorted;
}

BatchStore::Task<QByteArray> BatchStore::changeMark()
{
    static const QByteArrayList telling{"run_id:",       "rdb_changes_since_last_save:",
                                        "role:",         "rdb_last_save_time:",
                                        "expired_keys:", "evicted_keys:",
                                        "master_replid:"};
    const Result<Reply> info = co_await m_link.call("INFO");
    if (!info && info.error().kind == ErrorKind::Refused)
        co_return QByteArray();
    if (!info)
        co_return fail(info.error());
    QByteArray mark;
    for (const QByteArray &line : info->text.split('\n'))
        for (const QByteArray &name : telling)
            if (line.startsWith(name))
                mark += line;
    co_return mark;
}

BatchStore::Task<std::vector<HistoryEntry>> BatchStore::history(QByteArray workflow)
{
    if (const auto checked = checkWorkflowName(workflow); !checked)
        co_return fail(checked.error());
    QSet<QByteArray> met;
    std::vector<HistoryEntry> entries;
    const QByteArray pattern = workflow + "-[0-9]*";
    QByteArray cursor = "0";
    do {
        const Result<Reply> reply =
            co_await m_link.call("SCAN", cursor, "MATCH", pattern, "COUNT", scanCount);
        const Result<Page> page = parsePage(reply);
        if (!page)
            co_return fail(page.error());
        cursor = page->cursor;
        for (const Reply &key : page->keys) {
            const auto name = parseKeyName(key.text);
            if (!name || name->kind == KeyName::Kind::Workflow || name->workflow != workflow ||
                met.contains(key.text))
                continue;
            met.insert(key.text);
            entries.push_back({name->id, name->kind == KeyName::Kind::Init});
        }
    } while (cursor != "0");
    if (entries.empty()) {
        const Result<Batch> known = co_await status(workflow);
        if (!known)
            co_return fail(known.error());
    }
    std::sort(entries.begin(), entries.end(), [](const HistoryEntry &a, const HistoryEntry &b) {
        return a.id != b.id ? a.id > b.id : a.init < b.init;
    });
    co_return entries;
}

} // namespace batchy
