// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include "app/cli/exitcode.h"
#include "app/console/picture.h"
#include "app/console/singleinstance.h"
#include "ui/dialogs/connectdialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QMessageBox>
#include <QStandardPaths>

#include <QCoroTask>

#include <cstdio>

namespace batchy::console {

using namespace std::chrono_literals;

namespace {

QString stateFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/batchy/console");
}

} // namespace

Console::Console(ConsoleOptions options, Settings settings)
    : m_options(std::move(options)), m_settings(std::move(settings)),
      m_state(stateFile(), QSettings::IniFormat)
{
}

Console::~Console()
{
    m_window.reset();
    m_board.reset();
    // Whoever waits for an answer gets one while the store is still there.
    if (m_link)
        m_link->stop();
}

void Console::start()
{
    const auto environment = cli::Environment::read();
    const bool isSaid = m_options.connection.redis || m_options.connection.embedded ||
                        environment.redisUrl || m_settings.redis;
    if (!isSaid && !m_options.screenshot) {
        ask();
        return;
    }
    const auto choice = cli::chooseRedis(m_options.connection, environment, m_settings, false);
    if (!choice)
        endWith(choice.error());
    else if (choice->value)
        show(*choice->value, choice->value->display());
    else
        startEmbedded();
}

void Console::ask()
{
    auto *dialog = new ConnectDialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::rejected, this, [] { QCoreApplication::exit(0); });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (const auto endpoint = dialog->endpoint())
            show(*endpoint, endpoint->display());
        else
            startEmbedded();
    });
    dialog->open();
}

void Console::startEmbedded()
{
    m_embedded = std::make_unique<Embedded>();
    // Brought back at the same place; the link finds it again by itself.
    connect(m_embedded.get(), &Embedded::ended, this,
            [this] { QCoro::connect(m_embedded->start(), this, [](const Result<Endpoint> &) {}); });
    QCoro::connect(m_embedded->start(), this, [this](const Result<Endpoint> &endpoint) {
        if (endpoint)
            show(*endpoint, tr("private Redis"));
        else
            endWith(endpoint.error());
    });
}

void Console::show(const Endpoint &endpoint, const QString &place)
{
    if (!m_options.newWindow && !m_options.screenshot) {
        m_instance = std::make_unique<SingleInstance>(place);
        if (!m_instance->claim()) {
            QCoreApplication::exit(0);
            return;
        }
        connect(m_instance.get(), &SingleInstance::called, this, [this] {
            m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
            m_window->raise();
            m_window->activateWindow();
        });
    }
    Link::Options linkOptions;
    linkOptions.clientName = "batchy-console";
    m_link = std::make_unique<Link>(endpoint, linkOptions);
    BatchStore::Options storeOptions;
    if (m_settings.statusFailedWord)
        storeOptions.failedWord = *m_settings.statusFailedWord;
    m_store = std::make_unique<BatchStore>(*m_link, storeOptions);
    m_feed = std::make_unique<ChangeFeed>(*m_link, *m_store);
    m_board = std::make_unique<Board>(*m_link, *m_store, m_feed.get());
    const auto folder = cli::chooseCfg(m_options.connection, cli::Environment::read(), m_settings);
    std::optional<CfgFolder> cfg;
    if (QDir(folder.value).exists())
        cfg.emplace(folder.value);
    m_window = std::make_unique<MainWindow>(
        MainWindow::Parts{*m_link, *m_store, *m_board, cfg, place, m_state});
    if (m_options.size.isValid())
        m_window->resize(m_options.size);
    if (!m_options.select.isEmpty())
        m_window->choose(m_options.select);
    if (m_options.screenshot)
        drawSoon();
    m_window->show();
    m_link->start();
    m_board->start();
}

/// Waits for the first data, then for the sheet if one is wanted, then for the paint.
void Console::drawSoon()
{
    connect(m_link.get(), &Link::failed, this, &Console::endWith);
    QTimer::singleShot(20s, this, [this] {
        endWith({ErrorKind::Timeout, tr("No data came within 20 s; nothing was drawn."),
                 tr("Look whether the Redis is busy.")});
    });
    connect(m_window.get(), &MainWindow::firstDataShown, this, [this] {
        if (m_window->isWaiting()) {
            endWith({ErrorKind::NotFound,
                     tr("There is no workflow %1 in Redis at %2; nothing was drawn.")
                         .arg(QString::fromUtf8(m_options.select), m_link->endpoint().display()),
                     tr("\"batchy list\" shows the names.")});
            return;
        }
        m_window->activateWindow();
        prepare(*m_window, m_options.panel);
        QTimer::singleShot(200ms, this, [this] {
            const auto drawn = draw(*m_window, m_options.panel, *m_options.screenshot);
            if (drawn)
                QCoreApplication::exit(0);
            else
                endWith(drawn.error());
        });
    });
}

/// Says why on stderr, and to people in a box.
void Console::endWith(const Error &error)
{
    const QStringList lines = QStringList{error.what, error.hint} + error.details;
    std::fprintf(stderr, "%s\n", qPrintable(lines.join(QLatin1Char('\n')).trimmed()));
    if (!m_options.screenshot)
        QMessageBox::critical(nullptr, tr("Batchy Console"), lines.join(QStringLiteral("\n\n")));
    QCoreApplication::exit(int(cli::exitCodeOf(error.kind)));
}

} // namespace batchy::console
