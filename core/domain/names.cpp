// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <vector>

#include <fnmatch.h>

namespace batchy {

namespace {

struct NamesText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Names)
};

constexpr qsizetype longestName = 200;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameChar(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || isDigit(c) || c == '.' || c == '_' ||
           c == '-';
}

bool hasNameShape(QByteArrayView name)
{
    return !name.isEmpty() && name.size() <= longestName && name.front() != '.' &&
           name.front() != '-' && std::all_of(name.begin(), name.end(), isNameChar);
}

/// Splits `WF-DIGITS` with 9 to 11 digits at its end.
std::optional<std::pair<QByteArrayView, qint64>> splitId(QByteArrayView key)
{
    qsizetype start = key.size();
    while (start > 0 && isDigit(key[start - 1]))
        --start;
    const qsizetype count = key.size() - start;
    if (count < 9 || count > 11 || start < 1 || key[start - 1] != '-')
        return {};
    return std::pair{key.first(start - 1), key.sliced(start).toLongLong()};
}

constexpr QByteArrayView initSuffix = "-init";

} // namespace

std::optional<KeyName> parseKeyName(QByteArrayView key)
{
    const bool init = key.endsWith(initSuffix);
    const auto split = splitId(init ? key.chopped(initSuffix.size()) : key);
    if (!split) {
        if (!hasNameShape(key))
            return {};
        return KeyName{KeyName::Kind::Workflow, key.toByteArray(), 0};
    }
    const auto [workflow, id] = *split;
    if (!checkWorkflowName(workflow))
        return {};
    return KeyName{init ? KeyName::Kind::Init : KeyName::Kind::Batch, workflow.toByteArray(), id};
}

Result<void> checkWorkflowName(QByteArrayView name)
{
    const QString shown = QString::fromUtf8(name.first(std::min(name.size(), longestName)));
    if (name.isEmpty())
        return fail(
            ErrorKind::BadInput, NamesText::tr("A workflow name can't be empty."),
            NamesText::tr("Name the workflow as its file in the cfg folder, without .yaml."));
    if (name.size() > longestName)
        return fail(ErrorKind::BadInput,
                    NamesText::tr("The workflow name \"%1…\" is longer than 200 characters.")
                        .arg(shown.left(40)),
                    NamesText::tr("Choose a shorter name."));
    if (!hasNameShape(name))
        return fail(
            ErrorKind::BadInput, NamesText::tr("\"%1\" can't be a workflow name.").arg(shown),
            NamesText::tr("Names are made of letters, digits, dots, underscores and dashes, and "
                          "start with neither a dot nor a dash."));
    if (splitId(name.endsWith(initSuffix) ? name.chopped(initSuffix.size()) : name))
        return fail(ErrorKind::BadInput,
                    NamesText::tr("\"%1\" is the name of a historical batch, not of a workflow.")
                        .arg(shown),
                    NamesText::tr("Leave out the batch id to name the workflow."));
    return {};
}

bool isNamePattern(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return c == '*' || c == '?' || c == '['; });
}

bool isNamedLike(const QByteArray &name, const QByteArray &pattern)
{
    return ::fnmatch(pattern.constData(), name.constData(), 0) == 0;
}

std::optional<qint64> parseBatchId(QByteArrayView text)
{
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    return isNumber && id >= 0 ? std::optional(id) : std::nullopt;
}

QByteArray batchKey(QByteArrayView workflow, qint64 batchId)
{
    return workflow.toByteArray() + '-' + QByteArray::number(batchId);
}

QByteArray initKey(QByteArrayView workflow, qint64 epoch)
{
    return batchKey(workflow, epoch) + initSuffix.toByteArray();
}

bool naturalLess(QByteArrayView a, QByteArrayView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j])
                return uchar(a[i]) < uchar(b[j]);
            ++i;
            ++j;
            continue;
        }
        const auto number = [](QByteArrayView text, qsizetype &at) {
            while (at < text.size() && text[at] == '0')
                ++at;
            const qsizetype start = at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            return text.sliced(start, at - start);
        };
        const QByteArrayView left = number(a, i);
        const QByteArrayView right = number(b, j);
        if (left.size() != right.size())
            return left.size() < right.size();
        if (const int order = left.compare(right))
            return order < 0;
    }
    if ((i < a.size()) != (j < b.size()))
        return j < b.size();
    return a.compare(b) < 0;
}

namespace {

/// Levenshtein's distance, case ignored.
int editDistance(QByteArrayView a, QByteArrayView b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = size_t(j) + 1;
            const int replaced = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
            diagonal = row[at];
            row[at] = std::min({row[at] + 1, row[at - 1] + 1, replaced});
        }
    }
    return row.back();
}

} // namespace

QList<QByteArray> nearestNames(QByteArrayView name, const QList<QByteArray> &candidates)
{
    const int limit = std::max(2, int(name.size()) / 3);
    std::vector<std::pair<int, QByteArray>> ranked;
    for (const QByteArray &candidate : candidates) {
        // The file was typed instead of its workflow.
        if (name == QByteArray(candidate + ".yaml") || name == QByteArray(candidate + ".yml")) {
            ranked.emplace_back(-1, candidate);
            continue;
        }
        if (std::abs(candidate.size() - name.size()) > limit)
            continue;
        const int distance = editDistance(name, candidate);
        if (distance <= limit)
            ranked.emplace_back(distance, candidate);
    }
    std::sort(ranked.begin(), ranked.end());
    QList<QByteArray> nearest;
    for (size_t i = 0; i < std::min<size_t>(3, ranked.size()); ++i)
        nearest.append(ranked[i].second);
    return nearest;
}

} // namespace batchy
