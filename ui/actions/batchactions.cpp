// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/batchactions.h"

#include "ui/theme/icons.h"

namespace batchy {

namespace {

QAction *make(QObject *parent, const char *name, Icon shape, const QString &text,
              const QString &tip, const QKeySequence &keys = {})
{
    auto *action = new QAction(icon(shape), text, parent);
    action->setObjectName(QString::fromLatin1(name));
    action->setToolTip(keys.isEmpty() ? tip
                                      : QStringLiteral("%1 (%2)").arg(
                                            tip, keys.toString(QKeySequence::NativeText)));
    action->setStatusTip(tip);
    action->setShortcut(keys);
    return action;
}

} // namespace

BatchActions::BatchActions(QObject *parent)
    : QObject(parent), load(make(this, "load", Icon::Load, tr("&Load…"),
                                 tr("Load a workflow from its file"), Qt::CTRL | Qt::Key_L)),
      open(make(this, "open", Icon::Open, tr("&Open…"), tr("Open a new batch of the workflow"),
                Qt::CTRL | Qt::Key_O)),
      close(make(this, "close", Icon::Close, tr("&Close…"), tr("Close the batch: it succeeded"),
                 Qt::CTRL | Qt::Key_S)),
      fail(make(this, "fail", Icon::Fail, tr("&Fail…"), tr("Mark the batch as failed"),
                Qt::CTRL | Qt::Key_X)),
      rerun(make(this, "rerun", Icon::Rerun, tr("&Rerun from…"),
                 tr("Open a batch from a date given by hand"), Qt::CTRL | Qt::Key_R)),
      refresh(make(this, "refresh", Icon::Refresh, tr("Re&fresh"), tr("Read everything again"),
                   Qt::Key_F5)),
      filter(make(this, "filter", Icon::Search, tr("F&ilter"), tr("Filter the workflows by name"),
                  QKeySequence::Find)),
      back(make(this, "back", Icon::History, tr("&Latest batch"), tr("Back to the latest batch"),
                Qt::ALT | Qt::Key_Left)),
      copyName(
          make(this, "copyName", Icon::Copy, tr("Copy &name"), tr("Copy the workflow's name"))),
      keys(make(this, "keys", Icon::Keyboard, tr("&Keyboard…"), tr("All keys at a glance"),
                QKeySequence::HelpContents)),
      about(
          make(this, "about", Icon::Info, tr("&About Batchy Console"), tr("Version and licence"))),
      quit(make(this, "quit", Icon::Dismiss, tr("&Quit"), tr("Close the console"),
                Qt::CTRL | Qt::Key_Q))
{
    follow({});
}

void BatchActions::follow(const Situation &situation)
{
    const bool ready = situation.isOnline && !situation.isBusy;
    const bool changeable =
        ready && situation.batch && !situation.isHistory && !situation.batch->isBroken();
    load->setEnabled(ready && situation.hasFiles);
    open->setEnabled(changeable);
    close->setEnabled(changeable);
    fail->setEnabled(changeable);
    rerun->setEnabled(changeable);
    refresh->setEnabled(situation.isOnline);
    back->setEnabled(situation.isHistory);
    copyName->setEnabled(situation.batch.has_value());
}

} // namespace batchy
