// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wait/waitpicture.h"
#include "ui/models/waitmodel.h"
#include "ui/theme/tokens.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QPushButton;

namespace batchy {

class MessageBar;
class TableView;
class WaitFacts;
class WaitHeader;

/// The small window of a wait: what is missing and why, and how it ended. Only shows what it is
/// told. A success closes it by itself after a few seconds, unless somebody wants it kept: what
/// comes after the wait is not to hang on a person. Any other end stays until somebody has seen it.
class WaitWindow : public QWidget
{
    Q_OBJECT

public:
    explicit WaitWindow(QWidget *parent = nullptr);

    void setPicture(const WaitPicture &picture);
    void tellEnd(const WaitEnd &end);
    /// The command that ran at the end has ended.
    void tellCommandEnd(int code);

    bool isOver() const { return m_end.has_value(); }
    /// "Waiting for wf1", "wf1 is done": what the window is called, too.
    QString headline() const;
    /// The sentence of its bar: how it ended, that Redis is lost; empty when there is none.
    QString news() const;
    /// All that it shows, for a ticket.
    QString report() const;

Q_SIGNALS:
    /// It is closed, by hand or by itself.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void showNow();
    void showNews(Tone tone, const QString &sentence, const QString &hint);
    void startCountdown();
    void countDown();
    void keepOpen();
    void copyReport();

    WaitModel m_model;
    WaitPicture m_picture;
    std::optional<WaitEnd> m_end;
    QString m_hint; ///< of the end, without the countdown
    QTimer m_second;
    int m_secondsLeft = 0;
    bool m_hasSize = false;
    WaitHeader *m_header;
    MessageBar *m_news;
    TableView *m_list;
    WaitFacts *m_facts;
    QPushButton *m_copy;
    QPushButton *m_close;
};

} // namespace batchy
