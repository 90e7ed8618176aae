// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

namespace batchy {

/// How much of something is done, as a thin line across its parent. Says nothing by itself: words
/// beside it do.
class ProgressLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget *parent = nullptr);

    /// `share` from 0 to 1.
    void setProgress(double share, Tone tone);
    double share() const { return m_share; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_share = 0;
    Tone m_tone = Tone::Open;
};

} // namespace batchy
