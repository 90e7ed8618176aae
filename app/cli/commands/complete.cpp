// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/redis/embedded.h"
#include "core/store/batchstore.h"

#include <QFileInfo>

namespace batchy::cli {

namespace {

/// Workflow names for the shells' completion: a name a line. It never says anything else, and it
/// never takes long: the program ends it after a short time.
class CompleteCommand final : public Command
{
public:
    QByteArray name() const override { return "complete-workflows"; }
    QString summary() const override { return Text::tr("print workflow names for completion"); }
    std::vector<Example> examples() const override { return {}; }
    void describe(OptionSet &options) override
    {
        options.argument(Text::tr("PREFIX"), &m_prefix, Text::tr("how the names begin"), false);
        options.flag("--files", &m_files, Text::tr("names of workflow files instead of Redis'"));
    }
    bool isHidden() const override { return true; }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        return complete(session, streams, m_prefix.value_or(QByteArray()), m_files);
    }

private:
    /// A private Redis that was never used isn't made by pressing Tab.
    static bool hasSomewhereToLook(const Session &session)
    {
        const auto &[options, environment, settings] = session.given();
        const auto choice = chooseRedis(options, environment, settings, true);
        return choice && (choice->value || QFileInfo::exists(Embedded::defaultFolder()));
    }

    static QCoro::Task<ExitCode> complete(Session *session, Streams streams, QByteArray prefix,
                                          bool files)
    {
        QByteArrayList names;
        if (files) {
            names = session->cfg().workflows();
        } else if (hasSomewhereToLook(*session)) {
            const auto store = co_await session->store();
            if (!store)
                co_return ExitCode::Done;
            if (const auto found = co_await (*store)->names())
                names = *found;
        }
        QByteArray lines;
        for (const QByteArray &name : names)
            if (name.startsWith(prefix))
                lines += name + '\n';
        streams.out->write(lines);
        co_return ExitCode::Done;
    }

    std::optional<QByteArray> m_prefix;
    bool m_files = false;
};

} // namespace

std::unique_ptr<Command> makeCompleteCommand()
{
    return std::make_unique<CompleteCommand>();
}

} // namespace batchy::cli
