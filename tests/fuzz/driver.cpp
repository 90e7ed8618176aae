// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <random>

/// A fuzzer for compilers without libFuzzer: changes inputs at random, without looking at coverage,
/// from a seed that repeats a run. A crash leaves its input in a file, which the program takes as
/// an argument.

namespace {

constexpr qsizetype longest = 4096;

QByteArray current;
QByteArray crashFile;

void keepInput(int number)
{
    if (std::FILE *file = std::fopen(crashFile.constData(), "wb")) {
        std::fwrite(current.constData(), 1, size_t(current.size()), file);
        std::fclose(file);
        std::fprintf(stderr, "the input is in %s\n", crashFile.constData());
    }
    std::signal(number, SIG_DFL);
    std::raise(number);
}

void runOne(const QByteArray &input)
{
    current = input;
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(input.constData()),
                           size_t(input.size()));
}

class Mutator
{
public:
    explicit Mutator(unsigned seed) : m_engine(seed) {}

    QByteArray next(const QByteArrayList &corpus, const QByteArrayList &pieces)
    {
        QByteArray input = corpus[below(corpus.size())];
        for (qsizetype changes = 1 + below(6); changes > 0; --changes)
            change(&input, corpus, pieces);
        input.truncate(longest);
        return input;
    }

    qsizetype below(qsizetype limit)
    {
        return std::uniform_int_distribution<qsizetype>(0, qMax<qsizetype>(limit, 1) - 1)(m_engine);
    }

private:
    void change(QByteArray *input, const QByteArrayList &corpus, const QByteArrayList &pieces)
    {
        const qsizetype at = below(input->size() + 1);
        const qsizetype length = below(qMin<qsizetype>(input->size() - at, 40) + 1);
        switch (below(7)) {
        case 0:
            input->insert(at, pieces[below(pieces.size())]);
            break;
        case 1:
            input->replace(at, length, pieces[below(pieces.size())]);
            break;
        case 2:
            input->remove(at, length);
            break;
        case 3:
            input->insert(below(input->size() + 1), input->mid(at, length));
            break;
        case 4:
            input->insert(at, char(below(256)));
            break;
        case 5:
            if (at < input->size())
                (*input)[at] = char((*input)[at] ^ (1 << below(8)));
            break;
        case 6: {
            const QByteArray &other = corpus[below(corpus.size())];
            input->replace(at, input->size() - at, other.mid(below(other.size() + 1)));
            break;
        }
        }
    }

    std::mt19937 m_engine;
};

int runFiles(const QStringList &files)
{
    for (const QString &name : files) {
        QFile file(name);
        if (!file.open(QFile::ReadOnly)) {
            std::fprintf(stderr, "can't read %s\n", qPrintable(name));
            return 1;
        }
        runOne(file.readAll());
    }
    return 0;
}

} // namespace

void batchy::fuzz::broken(const char *sentence, const QByteArray &shown)
{
    std::fprintf(stderr, "%s\n%s\n", sentence, shown.toPercentEncoding(" {}\":,/[]$=").constData());
    std::abort();
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption seconds(QStringLiteral("seconds"), {}, QStringLiteral("N"),
                                     QStringLiteral("2"));
    const QCommandLineOption seed(QStringLiteral("seed"), {}, QStringLiteral("N|random"),
                                  QStringLiteral("1"));
    parser.addOptions({seconds, seed});
    parser.addPositionalArgument(QStringLiteral("files"), QStringLiteral("inputs to run once"));
    parser.process(application);

    crashFile = QByteArray(argv[0]).split('/').last() + ".crash";
    for (const int number : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL})
        std::signal(number, keepInput);
    if (!parser.positionalArguments().isEmpty())
        return runFiles(parser.positionalArguments());

    const QByteArrayList corpus = batchy::fuzz::seeds();
    const QByteArrayList pieces = batchy::fuzz::pieces();
    for (const QByteArray &input : corpus)
        runOne(input);
    const unsigned first = parser.value(seed) == QStringLiteral("random")
                               ? std::random_device{}()
                               : parser.value(seed).toUInt();
    std::printf("seed %u\n", first);
    std::fflush(stdout); // it is wanted most when there is a crash
    Mutator mutator(first);
    // What came of the last inputs is changed further, so that changes add up.
    QByteArrayList pool = corpus;
    QElapsedTimer timer;
    timer.start();
    qint64 runs = 0;
    for (; timer.elapsed() < parser.value(seconds).toInt() * 1000; ++runs) {
        const QByteArray input = mutator.next(pool, pieces);
        runOne(input);
        if (pool.size() < corpus.size() + 200)
            pool << input;
        else
            pool[corpus.size() + mutator.below(200)] =
                mutator.below(3) ? input : corpus[mutator.below(corpus.size())];
    }
    std::printf("%lld inputs in %lld ms\n", static_cast<long long>(runs),
                static_cast<long long>(timer.elapsed()));
    return 0;
}
