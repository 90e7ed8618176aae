// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/jsontext.h"

#include <QVarLengthArray>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace batchy::json {

namespace {

/// Where the first quote, backslash or control is, or the end: most of a job is what lies between.
const char *skipPlain(const char *at, const char *end)
{
#ifdef __SSE2__
    // Sixteen bytes at a time; a byte is a control when 0x1f is no less.
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i slash = _mm_set1_epi8('\\');
    const __m128i control = _mm_set1_epi8(0x1f);
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i ends =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, slash)),
                         _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
        if (const auto found = unsigned(_mm_movemask_epi8(ends)))
            return at + std::countr_zero(found);
    }
#endif
    while (at != end && uchar(*at) >= 0x20 && *at != '"' && *at != '\\')
        ++at;
    return at;
}

/// Walks over JSON without building anything. Every step returns false at the first offence.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_begin(text.data()), m_at(m_begin), m_end(m_begin + text.size())
    {
    }

    qsizetype at() const { return m_at - m_begin; }
    bool atEnd() const { return m_at == m_end; }

    void space()
    {
        while (m_at != m_end && isSpace(*m_at))
            ++m_at;
    }
    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    bool string();
    /// Whether the last string held an escape.
    bool hadEscape() const { return m_hadEscape; }
    bool value(int depth);

private:
    static bool isSpace(char c)
    {
        return c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r');
    }
    char peek() const { return atEnd() ? '\0' : *m_at; }
    bool digits();
    bool number();
    bool literal(QByteArrayView word);
    bool escape();
    bool memberName();
    bool scalar();

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    bool m_hadEscape = false;
};

bool Scanner::digits()
{
    const char *const start = m_at;
    while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
        ++m_at;
    return m_at > start;
}

bool Scanner::number()
{
    take('-');
    if (!take('0') && !digits())
        return false;
    if (take('.') && !digits())
        return false;
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        return digits();
    }
    return true;
}

bool Scanner::literal(QByteArrayView word)
{
    if (!QByteArrayView(m_at, m_end).startsWith(word))
        return false;
    m_at += word.size();
    return true;
}

bool Scanner::escape()
{
    const char c = peek();
    ++m_at;
    if (c != 'u')
        return c != '\0' && QByteArrayView("\"\\/bfnrt").contains(c);
    for (int i = 0; i < 4; ++i) {
        const char d = peek();
        if (!((d >= '0' && d <= '9') || (d >= 'a' && d <= 'f') || (d >= 'A' && d <= 'F')))
            return false;
        ++m_at;
    }
    return true;
}

bool Scanner::string()
{
    if (!take('"'))
        return false;
    m_hadEscape = false;
    while (true) {
        m_at = skipPlain(m_at, m_end);
        if (take('"'))
            return true;
        if (!take('\\') || atEnd() || !escape())
            return false;
        m_hadEscape = true;
    }
}

bool Scanner::memberName()
{
    space();
    if (!string())
        return false;
    space();
    return take(':');
}

bool Scanner::scalar()
{
    switch (peek()) {
    case '"':
        return string();
    case 't':
        return literal("true");
    case 'f':
        return literal("false");
    case 'n':
        return literal("null");
    default:
        return number();
    }
}

bool Scanner::value(int depth)
{
    space();
    if (peek() != '{' && peek() != '[')
        return scalar();
    QVarLengthArray<char, 64> open;
    while (true) {
        space();
        if (take('{')) {
            open.append('}');
            space();
            if (peek() != '}') {
                if (depth + open.size() > deepest || !memberName())
                    return false;
                continue;
            }
        } else if (take('[')) {
            open.append(']');
            space();
            if (peek() != ']') {
                if (depth + open.size() > deepest)
                    return false;
                continue;
            }
        } else if (!scalar()) {
            return false;
        }
        // A value is complete: what may follow depends on what it stands in.
        bool another = false;
        while (!open.isEmpty() && !another) {
            space();
            if (take(',')) {
                if (open.last() == '}' && !memberName())
                    return false;
                another = true;
            } else if (take(open.last())) {
                open.removeLast();
            } else {
                return false;
            }
        }
        if (!another)
            return true;
    }
}

/// Whether quotes around it are all that it needs: nearly every name is so.
bool isPlain(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

} // namespace

std::optional<Members> scanObject(QByteArrayView text)
{
    Scanner in(text);
    QVarLengthArray<Member, 16> members; // more than a usual job has
    in.space();
    if (!in.take('{'))
        return {};
    in.space();
    if (!in.take('}')) {
        do {
            Member member{};
            in.space();
            member.nameAt = in.at();
            if (!in.string())
                return {};
            member.nameSize = in.at() - member.nameAt;
            member.isEscaped = in.hadEscape();
            in.space();
            if (!in.take(':'))
                return {};
            in.space();
            member.valueAt = in.at();
            if (!in.value(1))
                return {};
            member.valueSize = in.at() - member.valueAt;
            members.append(member);
            in.space();
        } while (in.take(','));
        if (!in.take('}'))
            return {};
    }
    in.space();
    if (!in.atEnd() || !text.isValidUtf8())
        return {};
    return Members(members.cbegin(), members.cend());
}

bool isValid(QByteArrayView text)
{
    Scanner in(text);
    if (!in.value(0))
        return false;
    in.space();
    return in.atEnd() && text.isValidUtf8();
}

Kind kindOf(QByteArrayView value)
{
    Q_ASSERT(!value.isEmpty());
    switch (value.front()) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case 't':
    case 'f':
        return Kind::Boolean;
    case 'n':
        return Kind::Null;
    default:
        return Kind::Number;
    }
}

std::optional<QByteArray> decodeString(QByteArrayView quoted)
{
    Q_ASSERT(quoted.size() >= 2 && quoted.front() == '"');
    if (!quoted.contains('\\'))
        return quoted.sliced(1, quoted.size() - 2).toByteArray();
    const auto parsed = nlohmann::json::parse(quoted.begin(), quoted.end(), nullptr, false);
    if (!parsed.is_string())
        return {};
    return QByteArray::fromStdString(parsed.get_ref<const std::string &>());
}

QByteArray quote(QByteArrayView text)
{
    QByteArray quoted;
    quoted.reserve(text.size() + 2);
    appendQuoted(&quoted, text);
    return quoted;
}

void appendQuoted(QByteArray *out, QByteArrayView text)
{
    if (isPlain(text)) {
        out->append('"').append(text).append('"');
        return;
    }
    const nlohmann::json value(std::string(text.data(), size_t(text.size())));
    out->append(QByteArray::fromStdString(
        value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
}

QByteArray compact(QByteArrayView value)
{
    QByteArray out;
    out.reserve(value.size());
    bool inString = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (inString && c == '\\') {
            out += c;
            out += value[++i];
            continue;
        }
        if (c == '"')
            inString = !inString;
        if (inString || (c != ' ' && c != '\t' && c != '\n' && c != '\r'))
            out += c;
    }
    return out;
}

} // namespace batchy::json
