// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace batchy {

/// A filter box: a glass, a cross, Esc empties it and, once empty, hands Esc on. searched() comes
/// when typing pauses, so that a large table isn't filtered at each key.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    /// The placeholder is its accessible name too.
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);

Q_SIGNALS:
    void searched(const QString &words);
    /// Down or Enter: on to the results.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QTimer m_pause;
};

} // namespace batchy
