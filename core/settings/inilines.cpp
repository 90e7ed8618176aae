// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/inilines.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace batchy {

namespace {

struct IniText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::IniLines)
};

bool hasControlCharacter(QByteArrayView line)
{
    return std::any_of(line.begin(), line.end(),
                       [](char c) { return (uchar(c) < 0x20 && c != '\t') || c == '\x7f'; });
}

/// What stands between the quotes; nothing when they don't enclose the whole value.
std::optional<QString> unquoted(const QString &text)
{
    QString value;
    for (qsizetype at = 1; at < text.size(); ++at) {
        if (text[at] == QLatin1Char('"'))
            return at + 1 == text.size() ? std::optional(value) : std::nullopt;
        if (text[at] == QLatin1Char('\\')) {
            ++at;
            const bool isEscape =
                at < text.size() && (text[at] == QLatin1Char('"') || text[at] == QLatin1Char('\\'));
            if (!isEscape)
                return {};
        }
        value += text[at];
    }
    return {};
}

/// No : or @, so that a URL without its key isn't taken for a key and shown with its password.
bool isKey(const QString &key)
{
    static const QString marks = QStringLiteral("_-./\\% ");
    return !key.isEmpty() && std::all_of(key.begin(), key.end(), [](QChar c) {
        return c.isLetterOrNumber() || marks.contains(c);
    });
}

/// A ; behind a space is a comment to some programs and a part of the value to others.
bool isAmbiguous(const QString &value)
{
    return value.contains(QLatin1String(" ;")) || value.contains(QLatin1String("\t;")) ||
           value.contains(QLatin1String(" #")) || value.contains(QLatin1String("\t#"));
}

class IniReader
{
public:
    explicit IniReader(const QString &file) : m_file(file) {}

    Result<void> take(QByteArrayView bytes)
    {
        ++m_number;
        if (hasControlCharacter(bytes) || !bytes.isValidUtf8())
            return badLine(m_file, m_number, IniText::tr("it is no text."),
                           IniText::tr("The file must be lines of the form key=value in UTF-8."));
        const QString line = QString::fromUtf8(bytes).trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')) ||
            line.startsWith(QLatin1Char(';')))
            return {};
        return line.startsWith(QLatin1Char('[')) ? takeSection(line) : takeValue(line);
    }

    std::vector<IniLine> lines() && { return std::move(m_lines); }

private:
    Result<void> takeSection(const QString &line)
    {
        m_section = line.mid(1, line.size() - 2).trimmed();
        if (!line.endsWith(QLatin1Char(']')) || m_section.isEmpty())
            return badLine(m_file, m_number, IniText::tr("a section must look like [name]."),
                           IniText::tr("Batchy's own settings stand above all sections."));
        return {};
    }

    Result<void> takeValue(const QString &line)
    {
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        const QString key = line.left(std::max<qsizetype>(0, equals)).trimmed();
        if (!isKey(key))
            return badLine(m_file, m_number, IniText::tr("it is not of the form key=value."),
                           IniText::tr("Mend it, or begin it with # to leave it out."));
        QString value = line.mid(equals + 1).trimmed();
        if (value.startsWith(QLatin1Char('"'))) {
            const auto inner = unquoted(value);
            if (!inner)
                return badLine(
                    m_file, m_number,
                    IniText::tr("the quotes around the value of %1 are wrong.").arg(key),
                    IniText::tr("Write %1=\"value\", with \\\" and \\\\ for \" and \\ in "
                                "the value.")
                        .arg(key));
            value = *inner;
        } else if (isAmbiguous(value)) {
            return badLine(m_file, m_number,
                           IniText::tr("the value of %1 holds a space before ; or #.").arg(key),
                           IniText::tr("Put a comment on a line of its own, or the value in double "
                                       "quotes."));
        }
        if (m_seen.contains({m_section, key}))
            return badLine(m_file, m_number, IniText::tr("%1 is set for the second time.").arg(key),
                           IniText::tr("Remove one of the two lines."));
        m_seen.insert({m_section, key});
        m_lines.push_back({m_number, m_section, key, value});
        return {};
    }

    const QString m_file;
    int m_number = 0;
    QString m_section;
    QSet<std::pair<QString, QString>> m_seen;
    std::vector<IniLine> m_lines;
};

} // namespace

tl::unexpected<Error> badLine(const QString &file, int number, const QString &problem,
                              const QString &hint)
{
    return fail(ErrorKind::BadConfig,
                IniText::tr("%1, line %2: %3").arg(file).arg(number).arg(problem), hint);
}

Result<std::vector<IniLine>> readIniLines(const QByteArray &text, const QString &file)
{
    static constexpr QByteArrayView byteOrderMark = "\xef\xbb\xbf";
    IniReader reader(file);
    const QByteArray body =
        text.startsWith(byteOrderMark) ? text.sliced(byteOrderMark.size()) : text;
    for (const QByteArray &line : body.split('\n')) {
        const QByteArrayView whole(line);
        if (const auto taken = reader.take(whole.endsWith('\r') ? whole.chopped(1) : whole); !taken)
            return fail(taken.error());
    }
    return std::move(reader).lines();
}

} // namespace batchy
