// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/job.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace batchy {

namespace {

struct JobText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Job)
};

/// A stored value as it is shown in an error: not longer than a line bears.
QString shown(QByteArrayView value)
{
    constexpr qsizetype longest = 60;
    const QString text = QString::fromUtf8(value);
    return text.size() <= longest ? text : text.left(longest) + QStringLiteral("…");
}

tl::unexpected<Error> badValue(QByteArrayView name, QByteArrayView value, const QString &why)
{
    return fail(
        ErrorKind::BadData,
        JobText::tr("%1 holds %2, which %3.", "a param, its value, what is wrong with it")
            .arg(QString::fromUtf8(name), shown(value), why),
        JobText::tr("Nothing was changed. Mend the stored value, or load the workflow anew."));
}

/// The text of a JSON string, or nothing when the value is something else. What has to be decoded
/// is put into `room`; the rest is only looked at.
std::optional<QByteArrayView> stringOf(QByteArrayView value, QByteArray *room)
{
    if (json::kindOf(value) != json::Kind::String)
        return {};
    if (!value.contains('\\'))
        return value.sliced(1, value.size() - 2);
    auto decoded = json::decodeString(value);
    if (!decoded)
        return {};
    *room = std::move(*decoded);
    return *room;
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

QByteArray statusWord(Status status)
{
    switch (status) {
    case Status::New:
        return "new";
    case Status::Open:
        return "open";
    case Status::Success:
        return "success";
    case Status::Failed:
        return "failed";
    }
    Q_UNREACHABLE();
}

std::optional<Status> parseStatusWord(QByteArrayView word)
{
    if (word == "new")
        return Status::New;
    if (word == "open")
        return Status::Open;
    if (word == "success")
        return Status::Success;
    // Older services write "failure" (RULES 5).
    if (word == "failed" || word == "failure")
        return Status::Failed;
    return {};
}

Job Job::fromText(QByteArray text)
{
    Job job;
    job.m_text = std::move(text);
    if (auto members = json::scanObject(job.m_text))
        job.m_members = std::move(*members);
    else
        job.m_broken = true;
    return job;
}

Job Job::fromParams(const std::vector<Param> &params)
{
    QByteArray text = "{";
    for (const Param &param : params) {
        if (text.size() > 1)
            text += ", ";
        text += json::quote(param.name) + ": " + param.value;
    }
    return fromText(text + "}");
}

QString Job::problem() const
{
    if (!m_broken)
        return {};
    if (!m_text.isValidUtf8())
        return JobText::tr("is not valid UTF-8");
    if (json::isValid(m_text))
        return JobText::tr("is JSON, but not an object");
    return JobText::tr("is not a JSON object");
}

QByteArray Job::memberName(const json::Member &member) const
{
    const auto quoted = QByteArrayView(m_text).sliced(member.nameAt, member.nameSize);
    return json::decodeString(quoted).value_or(quoted.sliced(1, quoted.size() - 2).toByteArray());
}

const json::Member *Job::find(QByteArrayView name) const
{
    const char first = name.isEmpty() ? '"' : name.front();
    const char *const text = m_text.constData();
    const auto isNamed = [&](const json::Member &member) {
        if (member.isEscaped)
            return memberName(member) == name;
        return member.nameSize == name.size() + 2 && text[member.nameAt + 1] == first &&
               std::memcmp(text + member.nameAt + 1, name.data(), size_t(name.size())) == 0;
    };
    const auto found = std::find_if(m_members.crbegin(), m_members.crend(), isNamed);
    return found == m_members.crend() ? nullptr : &*found;
}

std::vector<Job::Param> Job::params() const
{
    std::vector<Param> all;
    all.reserve(size_t(m_members.size()));
    for (const json::Member &member : m_members)
        all.push_back({memberName(member), m_text.sliced(member.valueAt, member.valueSize)});
    return all;
}

std::optional<QByteArrayView> Job::value(QByteArrayView name) const
{
    const json::Member *member = find(name);
    if (!member)
        return {};
    return QByteArrayView(m_text).sliced(member->valueAt, member->valueSize);
}

void Job::set(QByteArrayView name, QByteArrayView json)
{
    Q_ASSERT(!m_broken && json::isValid(json));
    if (const json::Member *found = find(name)) {
        const qsizetype index = found - m_members.constData();
        json::Member &member = m_members[index];
        const qsizetype growth = json.size() - member.valueSize;
        m_text.replace(member.valueAt, member.valueSize, json);
        member.valueSize = json.size();
        for (qsizetype later = index + 1; growth != 0 && later < m_members.size(); ++later) {
            m_members[later].nameAt += growth;
            m_members[later].valueAt += growth;
        }
        return;
    }
    const QByteArray quoted = json::quote(name);
    const QByteArray lead = m_members.isEmpty() ? QByteArray() : QByteArray(", ");
    const qsizetype at = m_members.isEmpty()
                             ? m_text.indexOf('{') + 1
                             : m_members.last().valueAt + m_members.last().valueSize;
    m_text.insert(at, lead + quoted + ": " + json.toByteArray());
    const qsizetype nameAt = at + lead.size();
    m_members.append(
        {nameAt, quoted.size(), nameAt + quoted.size() + 2, json.size(), quoted.contains('\\')});
}

Result<std::optional<qint64>> Job::batchId() const
{
    const auto raw = value(param::batchId);
    if (!raw || *raw == "null")
        return std::nullopt;
    if (isDigits(*raw) && raw->size() <= 11)
        return raw->toLongLong();
    QByteArray room;
    const QByteArrayView digits = stringOf(*raw, &room).value_or(QByteArrayView());
    if (!isDigits(digits) || digits.size() > 11)
        return badValue(param::batchId, *raw,
                        JobText::tr("is not a batch id (a whole number of at most 11 digits)"));
    return digits.toLongLong();
}

Status Job::status() const
{
    const auto raw = value(param::status);
    QByteArray room;
    const auto word = raw ? stringOf(*raw, &room) : std::nullopt;
    return word ? parseStatusWord(*word).value_or(Status::New) : Status::New;
}

std::optional<QByteArrayView> Job::unknownStatus() const
{
    const auto raw = value(param::status);
    if (!raw || *raw == "null")
        return {};
    QByteArray room;
    const auto word = stringOf(*raw, &room);
    return word && parseStatusWord(*word) ? std::nullopt : raw;
}

Result<std::optional<Timestamp>> Job::time(QByteArrayView name) const
{
    const auto raw = value(name);
    if (!raw || *raw == "null")
        return std::nullopt;
    QByteArray room;
    const auto text = stringOf(*raw, &room);
    const auto parsed = text ? parseTimestamp(*text) : std::nullopt;
    if (!parsed)
        return badValue(name, *raw,
                        JobText::tr("is not a time such as 2016-06-28T21:47:09.123456"));
    return parsed;
}

Result<std::optional<Timestamp>> Job::fromDate() const
{
    return time(param::fromDate);
}

Result<std::optional<Timestamp>> Job::batchStart() const
{
    return time(param::batchStart);
}

Result<std::optional<Timestamp>> Job::batchEnd() const
{
    return time(param::batchEnd);
}

Result<std::chrono::microseconds> Job::reprocess() const
{
    const auto raw = value(param::reprocessHours);
    if (!raw || *raw == "null")
        return std::chrono::microseconds{0};
    const auto bad = [&raw] {
        return badValue(param::reprocessHours, *raw,
                        JobText::tr("is not a number of hours that is zero or more"));
    };
    QByteArray room;
    QByteArrayView text = *raw;
    if (json::kindOf(*raw) == json::Kind::String) {
        text = stringOf(*raw, &room).value_or(QByteArrayView()).trimmed();
        if (text.startsWith('+'))
            text = text.sliced(1);
    }
    double hours = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), hours);
    if (text.isEmpty() || error != std::errc() || end != text.end() || !std::isfinite(hours) ||
        std::signbit(hours))
        return bad();
    // More than the years 1 to 9999 together: any such value leads before the year 1 (RULES 4.1).
    constexpr double tooMany = 1e8;
    return std::chrono::microseconds{
        std::llround(static_cast<long double>(std::min(hours, tooMany)) * 3'600'000'000.0L)};
}

bool Job::truncStart() const
{
    const auto raw = value(param::truncStart);
    if (!raw)
        return false;
    QByteArray room;
    const QByteArray word =
        stringOf(*raw, &room).value_or(QByteArrayView()).toByteArray().toLower();
    return *raw == "true" || word == "true" || word == "yes" || word == "on" || word == "1";
}

} // namespace batchy
