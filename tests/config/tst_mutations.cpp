// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/workflowfile.h"
#include "tests/support/testrunner.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <random>

using namespace batchy;

/// Sample files damaged at random, from a fixed seed: no damage crashes the reader, every refusal
/// names a place within the file, and what is taken is sound.
class MutationsTest : public QObject
{
    Q_OBJECT

    static std::vector<QByteArray> samples()
    {
        std::vector<QByteArray> texts;
        const QDir cfg(QStringLiteral(BATCHY_SOURCE_DIR "/cfg"));
        for (const QString &name :
             cfg.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
            QFile file(cfg.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                texts.push_back(file.readAll());
        }
        return texts;
    }

    static QByteArray damaged(QByteArray text, std::mt19937 &random)
    {
        static const std::vector<QByteArray> pieces = {" ",
                                                       "\n",
                                                       "\t",
                                                       ":",
                                                       "-",
                                                       "?",
                                                       "#",
                                                       "[",
                                                       "]",
                                                       "{",
                                                       "}",
                                                       ",",
                                                       "&",
                                                       "*",
                                                       "!",
                                                       "!!",
                                                       "|",
                                                       ">",
                                                       "'",
                                                       "\"",
                                                       "%",
                                                       "@",
                                                       "\\",
                                                       "<<",
                                                       "~",
                                                       "0",
                                                       "=",
                                                       "\r",
                                                       "---\n",
                                                       "...\n",
                                                       "\n  ",
                                                       "\n- ",
                                                       ": ",
                                                       "\xff",
                                                       "\xc2\x85",
                                                       "\xe2\x80\xa8",
                                                       "\xef\xbb\xbf",
                                                       QByteArray(1, '\0'),
                                                       "*defaults",
                                                       "&defaults "};
        const auto below = [&random](qsizetype limit) {
            return qsizetype(random() % std::uint32_t(std::max<qsizetype>(limit, 1)));
        };
        for (qsizetype times = 1 + below(4); times > 0; --times) {
            const qsizetype at = below(text.size() + 1);
            switch (below(4)) {
            case 0:
                text.remove(at, 1 + below(8));
                break;
            case 1:
                text.insert(at, text.mid(below(text.size()), 1 + below(40)));
                break;
            case 2:
                if (at < text.size())
                    text[at] = char(random() & 0xff);
                break;
            default:
                text.insert(at, pieces[size_t(below(qsizetype(pieces.size())))]);
            }
        }
        return text;
    }

private Q_SLOTS:
    void neverCrashesAndAlwaysNamesThePlace()
    {
        const std::vector<QByteArray> texts = samples();
        QVERIFY(texts.size() >= 12);
        std::mt19937 random(1776);
        int taken = 0;
        constexpr int rounds = 4'000;
        for (int i = 0; i < rounds; ++i) {
            const QByteArray text = damaged(texts[random() % texts.size()], random);
            const auto batch = readWorkflow(text, "wf");
            if (batch) {
                ++taken;
                for (const BatchJob &job : batch->jobs)
                    QVERIFY2(!job.job.isBroken(), text.constData());
                continue;
            }
            const FileProblem &problem = batch.error();
            QVERIFY2(problem.at.line >= 1 &&
                         problem.at.line <= text.count('\n') + text.count('\r') + 9,
                     text.constData());
            QVERIFY2(problem.at.column >= 1 && problem.at.column <= text.size() + 1,
                     text.constData());
            QVERIFY2(!problem.what.isEmpty() && !problem.hint.isEmpty(), text.constData());
        }
        // Otherwise the damage is too rough or too slight to tell anything.
        QVERIFY(taken > rounds / 10 && taken < rounds * 9 / 10);
    }
};

BATCHY_TEST(mutations, MutationsTest)
#include "tst_mutations.moc"
