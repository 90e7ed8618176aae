// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/receipt.h"
#include "app/cli/commands/commands.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/render/jsonobject.h"
#include "core/store/batchstore.h"

#include <QFile>

namespace batchy::cli {

namespace {

/// Holds what a wait wrote down against the history in Redis.
class VerifyReceiptCommand final : public Command
{
public:
    QByteArray name() const override { return "receipt verify"; }
    QString summary() const override
    {
        return Text::tr("check a wait's receipt against the history");
    }
    std::vector<Example> examples() const override
    {
        return {{"batchy receipt verify wf1.receipt",
                 Text::tr("exit code 0: Redis still shows those batches; 3: not any more")}};
    }
    void describe(OptionSet &options) override
    {
        options.argument(Text::tr("FILE"), &m_file, Text::tr("what wait --receipt wrote"), true);
    }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        const auto receipt = read();
        if (!receipt) {
            streams.complain(receipt.error());
            co_return exitCodeOf(receipt.error().kind);
        }
        const auto store = co_await session->store();
        if (!store) {
            streams.complain(store.error());
            co_return exitCodeOf(store.error().kind);
        }
        const auto problems = co_await verifyReceipt(*store, *receipt);
        if (!problems) {
            streams.complain(problems.error());
            co_return exitCodeOf(problems.error().kind);
        }
        tell(*session, streams, *receipt, *problems);
        co_return problems->isEmpty() ? ExitCode::Done : ExitCode::No;
    }

private:
    Result<WaitReceipt> read() const
    {
        QFile file(QFile::decodeName(*m_file));
        if (!file.open(QFile::ReadOnly))
            return fail(ErrorKind::NotFound,
                        Text::tr("%1 can't be read (%2).").arg(words(*m_file), file.errorString()),
                        Text::tr("\"batchy wait --receipt FILE\" writes one."));
        auto receipt = parseReceipt(file.read(16 << 20));
        if (!receipt)
            return fail(receipt.error().within(words(*m_file)));
        return receipt;
    }

    void tell(const Session &session, const Streams &streams, const WaitReceipt &receipt,
              const QStringList &problems) const
    {
        if (session.format() == Format::Json) {
            std::vector<QByteArray> sentences;
            for (const QString &problem : problems)
                sentences.push_back(json::quote(problem.toUtf8()));
            streams.out->write(JsonObject()
                                   .number("version", 1)
                                   .truth("verified", problems.isEmpty())
                                   .raw("problems", jsonArray(sentences))
                                   .done() +
                               '\n');
            return;
        }
        size_t jobs = 0;
        for (const WaitReceipt::SeenWorkflow &workflow : receipt.workflows)
            jobs += workflow.jobs.size();
        if (problems.isEmpty())
            streams.out->write(
                Text::tr("Verified: Redis shows the success of all %n job(s).", nullptr, int(jobs))
                    .toUtf8() +
                '\n');
        for (const QString &problem : problems)
            streams.say(problem);
    }

    std::optional<QByteArray> m_file;
};

} // namespace

std::unique_ptr<Command> makeVerifyReceiptCommand()
{
    return std::make_unique<VerifyReceiptCommand>();
}

} // namespace batchy::cli
