// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/house.h"

#include <QRegularExpression>

namespace batchy::test {

namespace {

/// Blanks a token, but keeps its line breaks, so that the numbers of the lines stay true.
QString blanked(QString token)
{
    for (QChar &c : token) {
        if (c != QLatin1Char('\n'))
            c = QLatin1Char(' ');
    }
    return token;
}

/// Everything that may hold text which isn't code, the longest first. Includes and numbers stand
/// here too, because they hold quotes that open nothing: `"x.h"`, `1'000`.
const QRegularExpression &tokens()
{
    static const QRegularExpression pattern(
        QStringLiteral(R"re((?<keep>#[ \t]*include(?:_next)?[ \t]*(?:"[^"\n]*"|<[^>\n]*>))re"
                       R"re(|\b\d(?:'?\w)*))re"
                       R"re(|//(?:\\\n|[^\n])*)re"
                       R"re(|/\*.*?(?:\*/|\z))re"
                       R"re(|\b(?:u8|[uUL])?R"(?<mark>[^()\s\\]{0,16})\(.*?\)\k<mark>")re"
                       R"re(|"(?:\\.|[^"\\\n])*")re"
                       R"re(|'(?:\\.|[^'\\\n])*')re"),
        QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

} // namespace

QString withoutCommentsAndStrings(const QString &text)
{
    QString result;
    result.reserve(text.size());
    qsizetype end = 0;
    for (auto matches = tokens().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += text.mid(end, match.capturedStart() - end);
        result += match.hasCaptured(QStringLiteral("keep")) ? match.captured()
                                                            : blanked(match.captured());
        end = match.capturedEnd();
    }
    return result + text.mid(end);
}

} // namespace batchy::test
