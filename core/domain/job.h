// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/jsontext.h"
#include "core/domain/timestamp.h"
#include "core/result.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace batchy {

/// Status of one job, and of a whole workflow (RULES 6). Stored words that are none of these, or
/// no word at all, read as New: nothing can be concluded from them.
enum class Status { New, Open, Success, Failed };

/// The word that is stored and shown everywhere: "new", "open", "success", "failed".
QByteArray statusWord(Status status);
std::optional<Status> parseStatusWord(QByteArrayView word);

/// The special params: the only ones whose values Batchy reads or writes (RULES 1).
namespace param {
inline constexpr QByteArrayView batchId = "batch_id";
inline constexpr QByteArrayView status = "status";
inline constexpr QByteArrayView fromDate = "from_date";
inline constexpr QByteArrayView reprocessHours = "reprocess_hours";
inline constexpr QByteArrayView batchStart = "batch_start";
inline constexpr QByteArrayView batchEnd = "batch_end";
inline constexpr QByteArrayView truncStart = "trunc_start";
} // namespace param

/// One job as it is stored: a JSON object, kept as its text. A param that isn't touched keeps its
/// bytes, whatever they are (`2.0`, 40 digits, escapes, spaces), since the text is never printed
/// anew; changing a param replaces just its value in the text (RULES 1). A value type without
/// identity; the name of a job stands beside it, in BatchJob.
class Job
{
public:
    /// A param's name, decoded to UTF-8, and the JSON text of its value.
    struct Param
    {
        QByteArray name;
        QByteArray value;
        bool operator==(const Param &) const = default;
    };

    /// The empty object.
    Job() = default;

    /// Takes any stored text. What isn't a JSON object becomes a broken job, which shows its text
    /// and can't be changed.
    static Job fromText(QByteArray text);

    /// Made of params in their order; values are JSON texts, already checked by the caller.
    static Job fromParams(const std::vector<Param> &params);

    const QByteArray &text() const { return m_text; }
    bool isBroken() const { return m_broken; }
    /// Why a broken job is one, as the end of a sentence ("is not a JSON object"); else empty.
    QString problem() const;

    std::vector<Param> params() const;
    bool contains(QByteArrayView name) const { return value(name).has_value(); }
    /// The JSON text of a param; of duplicates the last, as Python reads them. Valid until a
    /// change.
    std::optional<QByteArrayView> value(QByteArrayView name) const;

    /// Replaces the value of a param or adds it at the end. `json` must be valid JSON; the job must
    /// not be broken. Of duplicates the last is replaced.
    void set(QByteArrayView name, QByteArrayView json);

    /// The special params decoded. An absent or null param gives no value; one that can't be read
    /// gives BadData whose sentence begins with the param's name (see Error::within).
    Result<std::optional<qint64>> batchId() const;
    Status status() const;
    /// The stored status where it is something else than null or one of Batchy's words; it reads as
    /// New.
    std::optional<QByteArrayView> unknownStatus() const;
    Result<std::optional<Timestamp>> fromDate() const;
    Result<std::optional<Timestamp>> batchStart() const;
    Result<std::optional<Timestamp>> batchEnd() const;
    /// reprocess_hours as a duration; absent is zero (RULES 4.1).
    Result<std::chrono::microseconds> reprocess() const;
    bool truncStart() const;

    bool operator==(const Job &other) const { return m_text == other.m_text; }

private:
    Result<std::optional<Timestamp>> time(QByteArrayView name) const;
    QByteArray memberName(const json::Member &member) const;
    const json::Member *find(QByteArrayView name) const;

    QByteArray m_text = QByteArrayLiteral("{}");
    json::Members m_members;
    bool m_broken = false;
};

} // namespace batchy
