// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/secondreader.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <QCoreApplication>

#include <sstream>

namespace batchy {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(batchy::SecondReader)
};

/// How yaml-cpp is left as soon as it disagrees.
struct Disagreement
{
    FileMark at;
};

class Comparer : public YAML::EventHandler
{
public:
    explicit Comparer(const std::vector<YamlEvent> &expected) : m_expected(expected) {}

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t) override { next(YamlEvent::Kind::Scalar); }
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override { next(YamlEvent::Kind::Alias); }
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t,
                  const std::string &) override
    {
        next(YamlEvent::Kind::Scalar);
    }
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        next(YamlEvent::Kind::SequenceStart);
    }
    void OnSequenceEnd() override { next(YamlEvent::Kind::SequenceEnd); }
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
        next(YamlEvent::Kind::MappingStart);
    }
    void OnMapEnd() override { next(YamlEvent::Kind::MappingEnd); }

    void finish() const
    {
        if (m_seen != m_expected.size())
            throw Disagreement{place()};
    }
    FileMark place() const { return m_expected[std::min(m_seen, m_expected.size() - 1)].at; }

private:
    void next(YamlEvent::Kind kind)
    {
        if (m_seen == m_expected.size() || m_expected[m_seen].kind != kind)
            throw Disagreement{place()};
        ++m_seen;
    }

    const std::vector<YamlEvent> &m_expected;
    size_t m_seen = 0;
};

/// UTF-8 with line feeds only: yaml-cpp knows fewer kinds of line break than PyYAML.
std::string plainText(const std::u32string &text)
{
    QByteArray utf8;
    utf8.reserve(qsizetype(text.size()));
    YamlCursor cursor(text);
    while (cursor.peek() != U'\0') {
        if (const char32_t lineBreak = cursor.lineBreak()) {
            appendUtf8(utf8, lineBreak);
        } else {
            appendUtf8(utf8, cursor.peek());
            cursor.forward();
        }
    }
    return utf8.toStdString();
}

FileProblem ambiguous(FileMark at)
{
    return {at, Text::tr("What begins here is read differently by different YAML readers."),
            Text::tr("Write it more plainly: each pair on a line of its own, and special values in "
                     "quotes.")};
}

} // namespace

std::optional<FileProblem> findDisagreement(const std::u32string &text,
                                            const std::vector<YamlEvent> &events)
{
    Q_ASSERT(!events.empty());
    Comparer comparer(events);
    try {
        std::istringstream stream(plainText(text));
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(comparer)) {
        }
        comparer.finish();
    } catch (const Disagreement &found) {
        return ambiguous(found.at);
    } catch (const YAML::Exception &) {
        return ambiguous(comparer.place());
    }
    return {};
}

} // namespace batchy
