// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/hashes.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy {

namespace {

struct HashText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Store)
};

Error asReadError(Error error, const QByteArray &key)
{
    // Nothing can have happened by a read, whatever became of it.
    if (error.kind == ErrorKind::UnknownFate) {
        error.kind = ErrorKind::Offline;
        error.what = HashText::tr("The connection to Redis was lost before it answered.");
        error.hint = HashText::tr("Run the command again.");
    }
    if (error.code == "WRONGTYPE") {
        error.kind = ErrorKind::BadData;
        error.what = HashText::tr("The key %1 holds no hash, so it is no workflow.")
                         .arg(QString::fromUtf8(key));
        error.hint =
            HashText::tr("It was left alone. Look at it with \"redis-cli type %1\", and choose "
                         "another name.")
                .arg(QString::fromUtf8(key));
    }
    return error;
}

} // namespace

Result<Batch> batchFromReply(Reply reply, QByteArray workflow)
{
    if (!reply.isArray() || reply.elements.size() % 2 != 0)
        return fail(ErrorKind::Protocol, HashText::tr("Redis didn't answer HGETALL with pairs."),
                    HashText::tr("Check that nothing between here and Redis changes answers."));
    Batch batch{std::move(workflow), {}};
    batch.jobs.reserve(reply.elements.size() / 2);
    for (size_t i = 0; i + 1 < reply.elements.size(); i += 2)
        batch.jobs.push_back({std::move(reply.elements[i].text),
                              Job::fromText(std::move(reply.elements[i + 1].text))});
    batch.sortJobs();
    return batch;
}

bool isWorkflowHash(const Batch &batch)
{
    return std::any_of(batch.jobs.begin(), batch.jobs.end(),
                       [](const BatchJob &job) { return !job.job.isBroken(); });
}

bool isSameState(const Batch &a, const Batch &b)
{
    if (a.jobs.size() != b.jobs.size())
        return false;
    const auto byName = [](const Batch &batch) {
        std::vector<const BatchJob *> jobs;
        for (const BatchJob &job : batch.jobs)
            jobs.push_back(&job);
        std::sort(jobs.begin(), jobs.end(),
                  [](const BatchJob *x, const BatchJob *y) { return x->name < y->name; });
        return jobs;
    };
    const auto left = byName(a);
    const auto right = byName(b);
    return std::equal(left.begin(), left.end(), right.begin(),
                      [](const BatchJob *x, const BatchJob *y) { return *x == *y; });
}

Result<Batch> hashFromAnswer(Result<Reply> answer, const QByteArray &key, QByteArray workflow)
{
    if (!answer)
        return fail(asReadError(std::move(answer.error()), key));
    return batchFromReply(std::move(*answer), std::move(workflow));
}

QCoro::Task<Result<Batch>> readHash(Link &link, QByteArray key, QByteArray workflow)
{
    Result<Reply> answer = co_await link.call("HGETALL", key);
    co_return hashFromAnswer(std::move(answer), key, std::move(workflow));
}

} // namespace batchy
