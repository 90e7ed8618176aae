// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/yamlvalues.h"

#include "core/config/yamlnumbers.h"
#include "core/config/yamltimes.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy::yaml {

namespace {

struct YamlValuesText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::YamlValues)
};

using Resolved = tl::expected<Value, FileProblem>;

constexpr QByteArrayView standardTag = "tag:yaml.org,2002:";

bool isOneOf(QByteArrayView text, std::initializer_list<QByteArrayView> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

Resolved problem(const Event &scalar, const QString &what, const QString &hint)
{
    return tl::unexpected(FileProblem{scalar.at, what, hint});
}

Resolved literal(QByteArray json)
{
    return Value{Value::Kind::Literal, std::move(json)};
}

Resolved integer(const Event &scalar)
{
    if (auto json = intJson(scalar.text))
        return literal(*std::move(json));
    if (scalar.text.size() > longestConvertedInt)
        return problem(scalar, YamlValuesText::tr("The integer is too long to be converted."),
                       YamlValuesText::tr("Write it in decimal digits, or put it in quotes."));
    return problem(scalar,
                   YamlValuesText::tr("\"%1\" is not an integer.").arg(shownText(scalar.text)),
                   YamlValuesText::tr("Write it in digits, or put it in quotes."));
}

Resolved floating(const Event &scalar)
{
    if (auto json = floatJson(scalar.text))
        return literal(*std::move(json));
    return problem(
        scalar,
        YamlValuesText::tr("\"%1\" is not a number that JSON has.").arg(shownText(scalar.text)),
        YamlValuesText::tr("Put it in quotes if a text is meant."));
}

Resolved time(const Event &scalar)
{
    if (auto iso = isoTime(scalar.text))
        return Value{Value::Kind::String, *std::move(iso)};
    return problem(
        scalar, YamlValuesText::tr("\"%1\" is not a date that exists.").arg(shownText(scalar.text)),
        YamlValuesText::tr("Correct it, or put it in quotes if a text is meant."));
}

std::optional<bool> boolean(QByteArrayView text)
{
    if (isOneOf(text, {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"}))
        return true;
    if (isOneOf(text, {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"}))
        return false;
    return {};
}

Resolved implicit(const Event &scalar)
{
    const QByteArray &text = scalar.text;
    if (text.isEmpty() || isOneOf(text, {"~", "null", "Null", "NULL"}))
        return literal("null");
    if (const auto value = boolean(text))
        return literal(*value ? "true" : "false");
    if (text == "<<")
        return Value{Value::Kind::Merge, text};
    if (text == "=")
        return Value{Value::Kind::Default, text};
    if (looksLikeFloat(text))
        return floating(scalar);
    if (looksLikeInt(text))
        return integer(scalar);
    if (looksLikeTime(text))
        return time(scalar);
    return Value{Value::Kind::String, text};
}

FileProblem unknownTag(const Event &event)
{
    return {event.at, YamlValuesText::tr("The tag %1 isn't known here.").arg(shownText(event.tag)),
            YamlValuesText::tr(
                "Leave it out; !!str, !!int, !!float, !!bool and !!null are known. Put the value "
                "in quotes if the ! belongs to it.")};
}

/// A block scalar ends with a line feed, which Python doesn't mind.
Event withoutLastBreak(Event scalar)
{
    if (scalar.text.endsWith('\n'))
        scalar.text.chop(1);
    return scalar;
}

Resolved tagged(const Event &scalar)
{
    if (!scalar.tag.startsWith(standardTag))
        return tl::unexpected(unknownTag(scalar));
    const QByteArray kind = scalar.tag.sliced(standardTag.size());
    if (kind == "str")
        return Value{Value::Kind::String, scalar.text};
    if (kind == "int")
        return integer(scalar);
    if (kind == "float")
        return floating(scalar);
    if (kind == "null")
        return literal("null");
    if (kind == "timestamp")
        return time(withoutLastBreak(scalar));
    if (kind == "merge")
        return Value{Value::Kind::Merge, scalar.text};
    if (kind == "value")
        return Value{Value::Kind::Default, scalar.text};
    if (kind != "bool")
        return tl::unexpected(unknownTag(scalar));
    const auto value = boolean(scalar.text.toLower());
    if (!value)
        return problem(scalar,
                       YamlValuesText::tr("\"%1\" is not a boolean.").arg(shownText(scalar.text)),
                       YamlValuesText::tr("Write true or false."));
    return literal(*value ? "true" : "false");
}

} // namespace

Resolved resolveScalar(const Event &scalar)
{
    if (scalar.isImplicit)
        return implicit(scalar);
    if (scalar.tag.isEmpty())
        return Value{Value::Kind::String, scalar.text};
    return tagged(scalar);
}

std::optional<FileProblem> checkCollectionTag(const Event &start)
{
    const QByteArrayView kind = start.kind == Event::Kind::MappingStart ? "map" : "seq";
    if (start.tag.isEmpty() || start.tag == "!" || start.tag == standardTag.toByteArray() + kind)
        return {};
    return unknownTag(start);
}

} // namespace batchy::yaml
