// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wait/waitpicture.h"

#include <QWidget>

namespace batchy {

class ElidedLabel;
class ProgressLine;
class StatusPill;
struct WaitLook;

/// The top of the wait's window: what is waited for, how far it is, as words and as a line.
class WaitHeader : public QWidget
{
    Q_OBJECT

public:
    explicit WaitHeader(QWidget *parent = nullptr);

    void show(const WaitPicture &picture, const WaitLook &look);
    using QWidget::show;

protected:
    void changeEvent(QEvent *event) override;

private:
    void colorTexts();

    ElidedLabel *m_headline;
    ElidedLabel *m_progress;
    StatusPill *m_pill;
    ProgressLine *m_line;
};

} // namespace batchy
