// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/domain/names.h"
#include "core/redis/embedded.h"
#include "core/store/batchstore.h"

#include <QFileInfo>

#include <algorithm>

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
        options.flag("--batches", &m_batches,
                     Text::tr("batches, too, once the prefix goes on behind a workflow's name"));
    }
    bool isHidden() const override { return true; }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        return complete(session, streams, {m_prefix.value_or(QByteArray()), m_files, m_batches});
    }

private:
    struct Wish
    {
        QByteArray prefix;
        bool files;
        bool batches;
    };

    /// A private Redis that was never used isn't made by pressing Tab.
    static bool hasSomewhereToLook(const Session &session)
    {
        const auto &[options, environment, settings] = session.given();
        const auto choice = chooseRedis(options, environment, settings, true);
        return choice && (choice->value || QFileInfo::exists(Embedded::defaultFolder()));
    }

    /// The newest batches of workflows whose names the prefix has already passed, with the dash.
    static QCoro::Task<QByteArrayList> batchesOf(BatchStore *store, QByteArrayList workflows,
                                                 QByteArray prefix)
    {
        constexpr size_t most = 100;
        QByteArrayList keys;
        for (const QByteArray &workflow : workflows) {
            if (!prefix.startsWith(QByteArray(workflow + '-')))
                continue;
            const auto entries = co_await store->history(workflow);
            if (!entries)
                continue;
            for (size_t i = 0; i < std::min(most, entries->size()); ++i) {
                const HistoryEntry &entry = (*entries)[i];
                keys << (entry.init ? initKey(workflow, entry.id) : batchKey(workflow, entry.id));
            }
        }
        co_return keys;
    }

    static QCoro::Task<ExitCode> complete(Session *session, Streams streams, Wish wish)
    {
        QByteArrayList names;
        if (wish.files) {
            names = session->cfg().workflows();
        } else if (hasSomewhereToLook(*session)) {
            const auto store = co_await session->store();
            if (!store)
                co_return ExitCode::Done;
            if (const auto found = co_await (*store)->names())
                names = *found;
            if (wish.batches) {
                const QByteArrayList batches = co_await batchesOf(*store, names, wish.prefix);
                names += batches;
            }
        }
        QByteArray lines;
        for (const QByteArray &name : names)
            if (name.startsWith(wish.prefix))
                lines += name + '\n';
        streams.out->write(lines);
        co_return ExitCode::Done;
    }

    std::optional<QByteArray> m_prefix;
    bool m_files = false;
    bool m_batches = false;
};

} // namespace

std::unique_ptr<Command> makeCompleteCommand()
{
    return std::make_unique<CompleteCommand>();
}

} // namespace batchy::cli
