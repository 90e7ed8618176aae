// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changescript.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSet>

#include <array>
#include <charconv>

namespace batchy::changescript {

namespace {

struct ScriptText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::ChangeScript)
};

/// KEYS: the workflow, the second key (or the workflow's again), then one key a patch, then the
/// receipt's if there is one.
/// ARGV: how many fields were seen; how many pairs are written; "none", "fresh" or "over" for the
/// second key; the receipt's life in seconds, or 0; the names that were seen, then their values;
/// the pairs to be written; with "over" the number of fields that go, and their names; for each
/// patch the number of its pairs and those; last the receipt's text, if there is one.
/// Names and values are both compared. Large hashes are read and written in pieces, since unpack()
/// ends at some 8,000 values. Redis does nothing else meanwhile, so what an open or a close of a
/// few jobs doesn't need comes late and costs it nothing.
constexpr const char luaSource[] = R"lua(
local call = redis.call
local seen, count, second, life = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], ARGV[4]
local piece = 2000

local lastPatch = #KEYS
if life ~= '0' then
  local kept = call('GET', KEYS[lastPatch])
  if kept then return {'repeated', kept} end
  lastPatch = lastPatch - 1
end

if call('HLEN', KEYS[1]) ~= seen then return {'changed'} end
local names = 5
for first = names, names + seen - 1, piece do
  local last = first + piece - 1
  if last >= names + seen then last = names + seen - 1 end
  local values = call('HMGET', KEYS[1], unpack(ARGV, first, last))
  for i = 1, #values do
    if values[i] ~= ARGV[first + seen + i - 1] then return {'changed'} end
  end
end

-- All that can be found wrong is found before the first write: a script isn't undone.
if second == 'fresh' then
  if call('EXISTS', KEYS[2]) ~= 0 then
    local id = tonumber(string.match(KEYS[2], '%d+$'))
    repeat id = id + 1
    until call('EXISTS', string.format('%s-%.0f', KEYS[1], id)) == 0
    return {'taken', string.format('%.0f', id)}
  end
elseif second == 'over' then
  local kind = call('TYPE', KEYS[2]).ok
  if kind ~= 'none' and kind ~= 'hash' then return {'wrongtype', KEYS[2]} end
end
local kinds
for i = 3, lastPatch do
  kinds = kinds or {}
  kinds[i] = call('TYPE', KEYS[i]).ok
  if kinds[i] ~= 'none' and kinds[i] ~= 'hash' then return {'wrongtype', KEYS[i]} end
end

local function write(key, first, pairs)
  for from = first, first + 2 * pairs - 1, 2 * piece do
    local to = from + 2 * piece - 1
    if to >= first + 2 * pairs then to = first + 2 * pairs - 1 end
    call('HSET', key, unpack(ARGV, from, to))
  end
end

local written = names + 2 * seen
local at = written + 2 * count
local gone = 0
if second == 'over' then
  gone = tonumber(ARGV[at])
  at = at + 1
end
if gone > 0 then
  -- Who may not delete is told so by a deletion of nothing, before anything is written.
  local has_empty = false -- a field without a name
  for i = names, names + seen - 1 do has_empty = has_empty or ARGV[i] == '' end
  if not has_empty then call('HDEL', KEYS[1], '') end
end
if life ~= '0' then call('SET', KEYS[#KEYS], '', 'XX') end -- the same; it isn't there, see above
if second == 'over' then call('DEL', KEYS[2]) end
write(KEYS[1], written, count)
for first = at, at + gone - 1, piece do
  local last = first + piece - 1
  if last >= at + gone then last = at + gone - 1 end
  call('HDEL', KEYS[1], unpack(ARGV, first, last))
end
at = at + gone
if second ~= 'none' then write(KEYS[2], written, count) end
for i = 3, lastPatch do
  local pairs = tonumber(ARGV[at])
  if kinds[i] == 'hash' then write(KEYS[i], at + 1, pairs) end
  at = at + 1 + 2 * pairs
end
if life ~= '0' then call('SET', KEYS[#KEYS], ARGV[at], 'EX', life) end
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

/// QByteArray::number() goes a long way round.
QByteArray decimal(qint64 number)
{
    std::array<char, 20> digits;
    const char *end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    return {digits.data(), end - digits.data()};
}

void appendPair(std::vector<QByteArray> &arguments, const BatchJob &job)
{
    arguments.push_back(job.name);
    arguments.push_back(job.job.text());
}

/// The jobs that the change writes into the workflow's hash.
std::vector<const BatchJob *> writtenJobs(const Change &change)
{
    const bool writesAll = change.second != Change::Second::None;
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
    arguments.push_back(decimal(qint64(keys)));
    arguments.push_back(change.after.workflow);
    arguments.push_back(change.second == Change::Second::None ? change.after.workflow
                                                              : change.secondKey);
    for (const Change::Patch &patch : change.patches)
        arguments.push_back(patch.key);
    if (change.receipt)
        arguments.push_back(change.receipt->key);
    arguments.push_back(decimal(qint64(change.before.jobs.size())));
    arguments.push_back(decimal(qint64(written.size())));
    arguments.push_back(word(change.second));
    arguments.push_back(decimal(change.receipt ? qint64(change.receipt->life.count()) : 0));
    for (const BatchJob &job : change.before.jobs)
        arguments.push_back(job.name);
    for (const BatchJob &job : change.before.jobs)
        arguments.push_back(job.job.text());
    for (const BatchJob *job : written)
        appendPair(arguments, *job);
    if (change.second == Change::Second::Over) {
        const std::vector<QByteArray> gone = goneNames(change);
        arguments.push_back(decimal(qint64(gone.size())));
        arguments.insert(arguments.end(), gone.begin(), gone.end());
    }
    for (const Change::Patch &patch : change.patches) {
        arguments.push_back(decimal(qint64(patch.jobs.size())));
        for (const BatchJob &job : patch.jobs)
            appendPair(arguments, job);
    }
    if (change.receipt)
        arguments.push_back(change.receipt->value);
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
