// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/yamltoken.h"

#include <QCoreApplication>

namespace batchy::yaml {

namespace {

struct YamlTokenText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::YamlToken)
};

QByteArray word(Cursor &in)
{
    QByteArray text;
    for (; isWord(in.peek()); in.forward())
        text += char(in.peek());
    return text;
}

void refuseTag(Cursor &in)
{
    in.refuse(in.mark(),
              YamlTokenText::tr("%1 can't stand here in a tag.").arg(shownCharacter(in.peek())),
              YamlTokenText::tr("Put the value in quotes if the ! belongs to it."));
}

void refuseDirective(Cursor &in)
{
    in.refuse(
        in.mark(),
        YamlTokenText::tr("%1 can't stand here in a directive.").arg(shownCharacter(in.peek())),
        YamlTokenText::tr(
            "Lines that begin with % are directives: put the value in quotes if the % "
            "belongs to it."));
}

/// `%41` and its like in tags; together they must be valid UTF-8.
QByteArray uriEscapes(Cursor &in)
{
    QByteArray bytes;
    const FileMark at = in.mark();
    while (in.peek() == U'%') {
        const int high = hexValue(in.peek(1));
        const int low = hexValue(in.peek(2));
        if (high < 0 || low < 0) {
            refuseTag(in);
            return {};
        }
        bytes += char(high << 4 | low);
        in.forward(3);
    }
    if (!bytes.isValidUtf8())
        in.refuse(at, YamlTokenText::tr("The escapes in the tag are not valid UTF-8."),
                  YamlTokenText::tr("Write the tag without them."));
    return bytes;
}

QByteArray tagUri(Cursor &in)
{
    QByteArray uri;
    while (true) {
        if (in.peek() == U'%') {
            uri += uriEscapes(in);
        } else if (isWord(in.peek()) || isOneOf(in.peek(), U";/?:@&=+$,.!~*'()[]")) {
            uri += char(in.peek());
            in.forward();
        } else {
            break;
        }
    }
    if (uri.isEmpty())
        refuseTag(in);
    return uri;
}

/// `!`, `!!` or `!word!`
QByteArray tagHandle(Cursor &in)
{
    if (in.peek() != U'!') {
        refuseTag(in);
        return {};
    }
    in.forward();
    if (in.peek() == U' ')
        return "!";
    const QByteArray name = word(in);
    if (in.peek() != U'!') {
        refuseTag(in);
        return {};
    }
    in.forward();
    return '!' + name + '!';
}

/// Whether another `!` follows before the next space, which makes the first part a handle.
bool hasHandle(const Cursor &in)
{
    qsizetype ahead = 1;
    while (!isSpaceOrEnd(in.peek(ahead))) {
        if (in.peek(ahead) == U'!')
            return true;
        ++ahead;
    }
    return false;
}

QByteArray versionNumber(Cursor &in)
{
    QByteArray digits;
    for (; isDigit(in.peek()); in.forward())
        digits += char(in.peek());
    if (digits.isEmpty())
        refuseDirective(in);
    return digits;
}

void yamlDirective(Cursor &in, Token &token)
{
    in.skipSpaces();
    token.handle = versionNumber(in);
    if (in.peek() != U'.')
        return refuseDirective(in);
    in.forward();
    versionNumber(in);
    if (!isSpaceOrEnd(in.peek()))
        refuseDirective(in);
}

void tagDirective(Cursor &in, Token &token)
{
    in.skipSpaces();
    token.handle = tagHandle(in);
    if (in.peek() != U' ')
        return refuseDirective(in);
    in.skipSpaces();
    token.prefix = tagUri(in);
    if (!isSpaceOrEnd(in.peek()))
        refuseDirective(in);
}

} // namespace

QString described(const Token &token)
{
    using Kind = Token::Kind;
    switch (token.kind) {
    case Kind::StreamEnd:
        return YamlTokenText::tr("the end of the file");
    case Kind::Directive:
        return YamlTokenText::tr("a directive");
    case Kind::DocumentStart:
        return QStringLiteral("\"---\"");
    case Kind::DocumentEnd:
        return QStringLiteral("\"...\"");
    case Kind::BlockSequenceStart:
        return YamlTokenText::tr("a list");
    case Kind::BlockMappingStart:
        return YamlTokenText::tr("a mapping");
    case Kind::BlockEnd:
        return YamlTokenText::tr("the end of the indented lines");
    case Kind::FlowSequenceStart:
        return QStringLiteral("\"[\"");
    case Kind::FlowMappingStart:
        return QStringLiteral("\"{\"");
    case Kind::FlowSequenceEnd:
        return QStringLiteral("\"]\"");
    case Kind::FlowMappingEnd:
        return QStringLiteral("\"}\"");
    case Kind::BlockEntry:
        return QStringLiteral("\"-\"");
    case Kind::FlowEntry:
        return QStringLiteral("\",\"");
    case Kind::Key:
        return YamlTokenText::tr("a key");
    case Kind::Value:
        return QStringLiteral("\":\"");
    case Kind::Alias:
        return YamlTokenText::tr("an alias");
    case Kind::Anchor:
        return YamlTokenText::tr("an anchor");
    case Kind::Tag:
        return YamlTokenText::tr("a tag");
    case Kind::Scalar:
        return YamlTokenText::tr("a value");
    }
    Q_UNREACHABLE();
}

Token scanAnchorOrAlias(Cursor &in)
{
    const bool isAlias = in.peek() == U'*';
    Token token{isAlias ? Token::Kind::Alias : Token::Kind::Anchor, in.mark()};
    in.forward();
    token.text = word(in);
    if (token.text.isEmpty() || !(isBlankOrEnd(in.peek()) || isOneOf(in.peek(), U"?:,]}%@`")))
        in.refuse(in.mark(),
                  isAlias ? YamlTokenText::tr("%1 can't stand in the name of an alias.")
                                .arg(shownCharacter(in.peek()))
                          : YamlTokenText::tr("%1 can't stand in the name of an anchor.")
                                .arg(shownCharacter(in.peek())),
                  isAlias ? YamlTokenText::tr("Put the value in quotes if the * belongs to it.")
                          : YamlTokenText::tr("Put the value in quotes if the & belongs to it."));
    return token;
}

Token scanTag(Cursor &in)
{
    Token token{Token::Kind::Tag, in.mark()};
    if (in.peek(1) == U'<') {
        in.forward(2);
        token.text = tagUri(in);
        if (in.peek() != U'>')
            refuseTag(in);
        in.forward();
    } else if (isBlankOrEnd(in.peek(1))) {
        token.text = "!";
        in.forward();
    } else {
        if (hasHandle(in)) {
            token.handle = tagHandle(in);
        } else {
            token.handle = "!";
            in.forward();
        }
        token.text = tagUri(in);
    }
    if (!isSpaceOrEnd(in.peek()))
        refuseTag(in);
    return token;
}

Token scanDirective(Cursor &in)
{
    Token token{Token::Kind::Directive, in.mark()};
    in.forward();
    token.text = word(in);
    if (token.text.isEmpty() || !isSpaceOrEnd(in.peek()))
        refuseDirective(in);
    if (token.text == "YAML")
        yamlDirective(in, token);
    else if (token.text == "TAG")
        tagDirective(in, token);
    else
        in.skipComment();
    in.skipSpaces();
    if (in.peek() == U'#')
        in.skipComment();
    if (!isBreakOrEnd(in.peek()))
        refuseDirective(in);
    in.lineBreak();
    return token;
}

} // namespace batchy::yaml
