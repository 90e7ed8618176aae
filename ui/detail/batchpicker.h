// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace batchy {

/// Chooses one of a workflow's batches. A history is found by a scan, so the list is asked for when
/// somebody turns to the picker, and opens once it is there: never with half of it.
class BatchPicker : public QComboBox
{
    Q_OBJECT

public:
    explicit BatchPicker(QWidget *parent = nullptr);

    /// Asks for the list first; showFilled() opens it.
    void showPopup() override;
    /// The list is as full as it will be: it opens if somebody waits for that.
    void showFilled();

Q_SIGNALS:
    /// Somebody turned to the picker: its entries are wanted, then showFilled().
    void entriesWanted();

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    bool m_waiting = false;
};

} // namespace batchy
