// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/resolve.h"
#include "app/console/consoleoptions.h"
#include "core/live/board.h"
#include "core/redis/embedded.h"
#include "core/settings/settings.h"
#include "core/store/batchstore.h"
#include "ui/mainwindow.h"

#include <QObject>
#include <QSettings>

#include <memory>

namespace batchy::console {

class SingleInstance;

/// Builds the objects of the window and wires them; the only place that knows all of them. Made in
/// main(), after the application.
class Console : public QObject
{
    Q_OBJECT

public:
    Console(ConsoleOptions options, Settings settings);
    ~Console() override;

    /// Decides which Redis, asks where nothing says so, and shows the window. Ends the application
    /// with an exit code when it can't.
    void start();

private:
    void ask();
    void startEmbedded();
    void show(const Endpoint &endpoint, const QString &place);
    void drawSoon();
    void endWith(const Error &error);

    ConsoleOptions m_options;
    Settings m_settings;
    QSettings m_state;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<Embedded> m_embedded;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<BatchStore> m_store;
    std::unique_ptr<ChangeFeed> m_feed;
    std::unique_ptr<Board> m_board;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace batchy::console
