// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changescript.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSet>

namespace batchy::changescript {

namespace {

struct ScriptText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::ChangeScript)
};

/// KEYS: the workflow, the second key (or the workflow's again), then one key a patch, then the
/// receipt's if there is one.
/// ARGV: how many fields were seen, those as pairs; "replace" or "update", how many pairs are
/// written, those; "none", "fresh" or "over", the second key's id; then for each patch the number
/// of its pairs and those; last the receipt's text, if there is one, and its life in seconds, or 0.
/// Names and values are both compared. Large hashes are written in pieces,
/// since unpack() ends at some 8,000 values.
constexpr const char luaSource[] = R"lua(
local at = 1
local function take()
  at = at + 1
  return ARGV[at - 1]
end
local piece = 2000
local has_empty = false -- a field without a name

local life = tonumber(ARGV[#ARGV])
local receipt = life > 0 and KEYS[#KEYS]
local lastPatch = receipt and #KEYS - 1 or #KEYS
if receipt then
  local kept = redis.call('GET', receipt)
  if kept then return {'repeated', kept} end
end

local seen = tonumber(take())
if redis.call('HLEN', KEYS[1]) ~= seen then return {'changed'} end
local last = at + 2 * seen - 1
while at <= last do
  local names = {}
  local first = at
  while at <= last and #names < piece do
    names[#names + 1] = ARGV[at]
    if ARGV[at] == '' then has_empty = true end
    at = at + 2
  end
  local values = redis.call('HMGET', KEYS[1], unpack(names))
  for i = 1, #names do
    if values[i] ~= ARGV[first + 2 * i - 1] then return {'changed'} end
  end
end

local count = tonumber(take())
local from = at
at = at + 2 * count
local gone = tonumber(take())
local goneFrom = at
at = at + gone
local second = take()
local id = tonumber(take())

-- All that can be found wrong is found before the first write: a script isn't undone.
local kinds = {}
for i = 2, lastPatch do
  local kind = redis.call('TYPE', KEYS[i])['ok']
  kinds[i] = kind
  if kind ~= 'none' and kind ~= 'hash' and not (i == 2 and second == 'fresh') then
    return {'wrongtype', KEYS[i]}
  end
end
if second == 'fresh' and kinds[2] ~= 'none' then
  repeat id = id + 1
  until redis.call('EXISTS', string.format('%s-%.0f', KEYS[1], id)) == 0
  return {'taken', string.format('%.0f', id)}
end

local function write(key, first, pairs)
  local stop = first + 2 * pairs - 1
  while first <= stop do
    local to = math.min(first + 2 * piece - 1, stop)
    redis.call('HSET', key, unpack(ARGV, first, to))
    first = to + 1
  end
end
-- Who may not delete is told so by a deletion of nothing, before anything is written.
if gone > 0 and not has_empty then redis.call('HDEL', KEYS[1], '') end
if receipt then redis.call('SET', receipt, '', 'XX') end -- the same; it isn't there, see above
if second == 'over' then redis.call('DEL', KEYS[2]) end
write(KEYS[1], from, count)
while gone > 0 do
  local some = math.min(gone, piece)
  redis.call('HDEL', KEYS[1], unpack(ARGV, goneFrom, goneFrom + some - 1))
  goneFrom = goneFrom + some
  gone = gone - some
end
if second ~= 'none' then write(KEYS[2], from, count) end
for i = 3, lastPatch do
  local pairs = tonumber(take())
  if kinds[i] == 'hash' then write(KEYS[i], at, pairs) end
  at = at + 2 * pairs
end
if receipt then redis.call('SET', receipt, ARGV[#ARGV - 1], 'EX', life) end
return {'done'}
)lua";

Error wrongType(const QString &key)
{
    return {
        ErrorKind::BadData,
        ScriptText::tr("The key %1 is in the way: it has a history's name, but holds no hash. "
                       "Nothing was written.")
            .arg(key),
        ScriptText::tr("It was left alone. Look at it with \"redis-cli type %1\" and rename it.")
            .arg(key)};
}

void appendPair(std::vector<QByteArray> &arguments, const BatchJob &job)
{
    arguments.push_back(job.name);
    arguments.push_back(job.job.text());
}

void appendPairs(std::vector<QByteArray> &arguments, const std::vector<BatchJob> &jobs)
{
    for (const BatchJob &job : jobs)
        appendPair(arguments, job);
}

/// The jobs that the change writes into the workflow's hash.
std::vector<const BatchJob *> writtenJobs(const Change &change)
{
    const bool writesAll = change.replaces || change.second != Change::Second::None;
    // An update keeps the jobs and their order, so the two lists run side by side.
    Q_ASSERT(writesAll || change.before.jobs.size() == change.after.jobs.size());
    std::vector<const BatchJob *> written;
    written.reserve(change.after.jobs.size());
    for (size_t i = 0; i < change.after.jobs.size(); ++i)
        if (writesAll || change.after.jobs[i] != change.before.jobs[i])
            written.push_back(&change.after.jobs[i]);
    return written;
}

/// The fields that a load takes away.
std::vector<QByteArray> goneNames(const Change &change)
{
    std::vector<QByteArray> names;
    if (!change.replaces)
        return names;
    QSet<QByteArray> kept;
    for (const BatchJob &job : change.after.jobs)
        kept.insert(job.name);
    for (const BatchJob &job : change.before.jobs)
        if (!kept.contains(job.name))
            names.push_back(job.name);
    return names;
}

QByteArray word(Change::Second second)
{
    switch (second) {
    case Change::Second::None:
        return "none";
    case Change::Second::Fresh:
        return "fresh";
    case Change::Second::Over:
        return "over";
    }
    Q_UNREACHABLE();
}

} // namespace

const QByteArray &source()
{
    static const QByteArray text(luaSource);
    return text;
}

const QByteArray &sha()
{
    static const QByteArray digest =
        QCryptographicHash::hash(source(), QCryptographicHash::Sha1).toHex();
    return digest;
}

std::vector<QByteArray> command(const Change &change, bool withSource)
{
    const std::vector<const BatchJob *> written = writtenJobs(change);
    std::vector<QByteArray> arguments;
    arguments.reserve(10 + 2 * (change.before.jobs.size() + written.size()));
    arguments.push_back(withSource ? "EVAL" : "EVALSHA");
    arguments.push_back(withSource ? source() : sha());
    const size_t keys = 2 + change.patches.size() + (change.receipt ? 1 : 0);
    arguments.push_back(QByteArray::number(qint64(keys)));
    arguments.push_back(change.after.workflow);
    arguments.push_back(change.second == Change::Second::None ? change.after.workflow
                                                              : change.secondKey);
    for (const Change::Patch &patch : change.patches)
        arguments.push_back(patch.key);
    if (change.receipt)
        arguments.push_back(change.receipt->key);
    arguments.push_back(QByteArray::number(qint64(change.before.jobs.size())));
    appendPairs(arguments, change.before.jobs);
    arguments.push_back(QByteArray::number(qint64(written.size())));
    for (const BatchJob *job : written)
        appendPair(arguments, *job);
    const std::vector<QByteArray> gone = goneNames(change);
    arguments.push_back(QByteArray::number(qint64(gone.size())));
    arguments.insert(arguments.end(), gone.begin(), gone.end());
    arguments.push_back(word(change.second));
    arguments.push_back(QByteArray::number(change.secondId));
    for (const Change::Patch &patch : change.patches) {
        arguments.push_back(QByteArray::number(qint64(patch.jobs.size())));
        appendPairs(arguments, patch.jobs);
    }
    if (change.receipt)
        arguments.push_back(change.receipt->value);
    arguments.push_back(
        QByteArray::number(change.receipt ? qint64(change.receipt->life.count()) : 0));
    return arguments;
}

Result<ChangeOutcome> parse(const Reply &reply)
{
    if (reply.isArray() && !reply.elements.empty()) {
        const QByteArray &first = reply.elements[0].text;
        if (first == "done")
            return ChangeOutcome{};
        if (first == "changed")
            return ChangeOutcome{ChangeOutcome::Kind::Changed, 0};
        if (first == "wrongtype" && reply.elements.size() == 2)
            return fail(wrongType(QString::fromUtf8(reply.elements[1].text)));
        if (first == "repeated" && reply.elements.size() == 2)
            return ChangeOutcome{ChangeOutcome::Kind::Repeated, 0, reply.elements[1].text};
        if (first == "taken" && reply.elements.size() == 2)
            return ChangeOutcome{ChangeOutcome::Kind::Taken, reply.elements[1].text.toLongLong()};
    }
    return fail(ErrorKind::Protocol,
                ScriptText::tr("Redis gave an answer that the writing script never gives."),
                ScriptText::tr("Check that nothing between here and Redis changes answers."));
}

} // namespace batchy::changescript
