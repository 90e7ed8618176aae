// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/secondreader.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <QCoreApplication>

#include <sstream>

namespace batchy::yaml {

namespace {

struct SecondReaderText
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
    explicit Comparer(const std::vector<Event> &expected) : m_expected(expected) {}

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t) override { next(Event::Kind::Scalar); }
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override { next(Event::Kind::Alias); }
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t,
                  const std::string &) override
    {
        next(Event::Kind::Scalar);
    }
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
        next(Event::Kind::SequenceStart);
    }
    void OnSequenceEnd() override { next(Event::Kind::SequenceEnd); }
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
        next(Event::Kind::MappingStart);
    }
    void OnMapEnd() override { next(Event::Kind::MappingEnd); }

    void finish() const
    {
        if (m_seen != m_expected.size())
            throw Disagreement{place()};
    }
    FileMark place() const { return m_expected[std::min(m_seen, m_expected.size() - 1)].at; }

private:
    void next(Event::Kind kind)
    {
        if (m_seen == m_expected.size() || m_expected[m_seen].kind != kind)
            throw Disagreement{place()};
        ++m_seen;
    }

    const std::vector<Event> &m_expected;
    size_t m_seen = 0;
};

/// UTF-8 with line feeds only: yaml-cpp knows fewer kinds of line break than PyYAML.
std::string plainText(const std::u32string &text)
{
    QByteArray utf8;
    utf8.reserve(qsizetype(text.size()));
    Cursor cursor(text);
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
    return {at,
            SecondReaderText::tr("What begins here is read differently by different YAML readers."),
            SecondReaderText::tr(
                "Write it more plainly: each pair on a line of its own, and special values in "
                "quotes.")};
}

} // namespace

std::optional<FileProblem> findDisagreement(const std::u32string &text,
                                            const std::vector<Event> &events)
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
        // What it can't read, it doesn't read differently.
    }
    return {};
}

} // namespace batchy::yaml
