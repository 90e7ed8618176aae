// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace batchy {

/// One sentence across the window about something that lasts: a lost connection, read-only mode.
/// Hidden until it has something to say; whoever showed it hides it when that is over.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Info, Warning, Failed … give the colour and the icon. Screen readers hear the sentence.
    void showMessage(Tone tone, const QString &sentence, const QString &hint = {});
    /// The button at the right; an empty text takes it away.
    void setAction(const QString &text);
    /// Whether people can close it themselves; off at first.
    void setDismissable(bool dismissable);
    QString message() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colorTexts();

    Tone m_tone = Tone::Info;
    QLabel *m_sentence;
    QLabel *m_hint;
    QPushButton *m_action;
    QToolButton *m_dismiss;
};

} // namespace batchy
