// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/apibody.h"

#include "app/http/apiquery.h"
#include "app/http/errors.h"
#include "core/domain/jsontext.h"

#include <nlohmann/json.hpp>

#include <map>

namespace batchy::http {

namespace {

using Json = nlohmann::json;

tl::unexpected<Error> wrongMember(const QByteArray &name, const char *wanted)
{
    return fail(ErrorKind::BadInput, QStringLiteral("The member \"%1\" must be %2.")
                                         .arg(clientText(name), QString::fromLatin1(wanted)));
}

Result<void> readFormat(ApiBody &body, const QByteArray &name, const Json &value)
{
    if (value == "infa")
        body.format = AnswerFormat::Infa;
    else if (value != "json")
        return wrongMember(name, "\"json\" or \"infa\"");
    return {};
}

Result<void> readExpectedBatchId(ApiBody &body, const QByteArray &name, const Json &value)
{
    constexpr qint64 most = 99'999'999'999; // 11 digits (RULES 2)
    if (value.is_null()) {
        body.expectedBatchId.emplace(std::nullopt);
        return {};
    }
    if (!value.is_number_integer() || value < 0 || value > most)
        return wrongMember(name, "a batch id as a whole number, or null for no batch");
    body.expectedBatchId.emplace(value.get<qint64>());
    return {};
}

/// An empty list would read as all jobs to the one and as none to the other.
Result<void> readJobs(ApiBody &body, const QByteArray &name, const Json &value)
{
    constexpr const char wanted[] = "a list of at least one job's name";
    if (!value.is_array() || value.empty())
        return wrongMember(name, wanted);
    for (const Json &job : value) {
        if (!job.is_string())
            return wrongMember(name, wanted);
        body.jobs.push_back(QByteArray::fromStdString(job.get<std::string>()));
    }
    return {};
}

Result<void> readMerge(ApiBody &body, const QByteArray &name, const Json &value)
{
    if (!value.is_boolean())
        return wrongMember(name, "true or false");
    body.merge = value.get<bool>();
    return {};
}

Result<void> readFromDate(ApiBody &body, const QByteArray &name, const Json &value)
{
    if (!value.is_string())
        return wrongMember(name, "a text with a date or a time");
    const auto moment = apiMoment(name, QByteArray::fromStdString(value.get<std::string>()));
    if (!moment)
        return fail(moment.error());
    body.fromDate = *moment;
    return {};
}

using Reader = Result<void> (*)(ApiBody &, const QByteArray &, const Json &);

const std::map<QByteArray, Reader> &readers()
{
    static const std::map<QByteArray, Reader> table{{"format", readFormat},
                                                    {"expected_batch_id", readExpectedBatchId},
                                                    {"jobs", readJobs},
                                                    {"merge", readMerge},
                                                    {"from_date", readFromDate}};
    return table;
}

Result<void> readMember(ApiBody &body, const QByteArray &name, const QByteArray &text)
{
    try {
        return readers().at(name)(body, name, Json::parse(text.constBegin(), text.constEnd()));
    } catch (const std::exception &) {
        // A lone surrogate, or a number that no double holds.
        return wrongMember(name, "text and numbers that can be represented");
    }
}

tl::unexpected<Error> unknownMember(const QByteArray &name, const QByteArrayList &known)
{
    return fail(ErrorKind::BadInput,
                QStringLiteral("There is no member \"%1\" here.").arg(clientText(name)),
                QStringLiteral("The body takes %1.").arg(QString::fromLatin1(known.join(", "))));
}

} // namespace

std::optional<Response> wrongContentType(const Request &request)
{
    if (request.body.isEmpty())
        return {};
    const QByteArray given =
        request.header("Content-Type").value_or(QByteArrayView()).toByteArray();
    if (given.split(';').first().trimmed().toLower() == "application/json")
        return {};
    return refusal(
        415, "unsupported_media_type",
        given.isEmpty()
            ? QStringLiteral("The body has no Content-Type; it must be JSON.")
            : QStringLiteral("The body must be JSON, not \"%1\".").arg(clientText(given)),
        QStringLiteral("Send it with \"Content-Type: application/json\"."));
}

Result<ApiBody> parseApiBody(const QByteArray &body, const QByteArrayList &known)
{
    ApiBody parsed;
    if (body.trimmed().isEmpty())
        return parsed;
    const auto members = json::scanObject(body);
    if (!members)
        return fail(ErrorKind::BadInput, QStringLiteral("The body isn't one JSON object."),
                    QStringLiteral("Send {} or nothing to set no member."));
    QByteArrayList met;
    for (const json::Member &member : *members) {
        const QByteArray quoted = body.mid(member.nameAt, member.nameSize);
        const QByteArray name = json::decodeString(quoted).value_or(quoted);
        if (!known.contains(name))
            return unknownMember(name, known);
        if (met.contains(name))
            return fail(ErrorKind::BadInput,
                        QStringLiteral("The member \"%1\" is there twice.").arg(clientText(name)));
        met << name;
        const auto read = readMember(parsed, name, body.mid(member.valueAt, member.valueSize));
        if (!read)
            return fail(read.error());
    }
    return parsed;
}

} // namespace batchy::http
