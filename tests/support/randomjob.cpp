// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomjob.h"

#include <algorithm>
#include <vector>

namespace batchy::test {

QByteArray RandomData::space()
{
    static const char *const spaces[] = {"", "", "", " ", "  ", "\n", "\t"};
    return spaces[below(7)];
}

QByteArray RandomData::string()
{
    static const char *const pieces[] = {
        "a", "Z9", " ", "\\n",      "\\\"", "\\\\", "\\u00e9", "é", "漢字", "\\ud83d\\ude00",
        "]", "=",  "{", "batch_id", "/",    "\\/",  "'",       "😀"};
    QByteArray text = "\"";
    for (int i = below(6); i > 0; --i)
        text += pieces[below(18)];
    return text + '"';
}

QByteArray RandomData::value(int depth)
{
    static const char *const scalars[] = {
        "0",     "-1",   "2.0",  "1e400", "12345678901234567890123456789012345678901234567890",
        "-0.50", "1E+2", "null", "true",  "false"};
    const int kind = below(depth < 4 ? 14 : 11);
    if (kind < 10)
        return scalars[kind];
    if (kind == 10 || kind == 11)
        return string();
    const bool object = kind == 12;
    QByteArray text(1, object ? '{' : '[');
    const int count = below(4);
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            text += ',';
        text += space();
        if (object)
            text += string() + space() + ':' + space();
        text += value(depth + 1) + space();
    }
    return text + (object ? '}' : ']');
}

QByteArray RandomData::special(int which)
{
    static const std::vector<std::vector<QByteArray>> choices = {
        {"\"batch_id\"", "1467149783", "\"1467149783\"", "null", "12"},
        {"\"status\"", "\"success\"", "\"failed\"", "\"open\"", "\"new\"", "\"failure\"", "null",
         "7"},
        {"\"from_date\"", "\"2016-06-28T01:02:03.000004\"", "\"2016-06-28\"", "null"},
        {"\"reprocess_hours\"", "0", "3", "\"1.5\"", "0.25", "null"},
        {"\"batch_start\"", "\"2016-06-28T21:47:09.123456\"", "\"2016-06-28 21:47\"", "null"},
        {"\"batch_end\"", "\"2016-06-28T22:47:09.123456\"", "null"},
        {"\"trunc_start\"", "true", "false", "\"Yes\"", "\"no\"", "1"}};
    const auto &choice = choices[size_t(which)];
    return choice[0] + space() + ':' + space() + choice[size_t(1 + below(int(choice.size()) - 1))];
}

QByteArray RandomData::jobText()
{
    std::vector<QByteArray> members;
    for (int i = below(6); i > 0; --i)
        members.push_back("\"p" + QByteArray::number(i) + "\":" + space() + value());
    for (int which = 0; which < 7; ++which)
        if (chance(60))
            members.push_back(special(which));
    std::shuffle(members.begin(), members.end(), m_engine);
    QByteArray text = space() + '{' + space();
    for (size_t i = 0; i < members.size(); ++i)
        text += (i ? "," : "") + space() + members[i] + space();
    return text + '}' + space();
}

Batch RandomData::batch(int jobs)
{
    Batch batch{"wf", {}};
    for (int i = 0; i < jobs; ++i)
        batch.jobs.push_back({"job" + QByteArray::number(i), Job::fromText(jobText())});
    return batch;
}

} // namespace batchy::test
