// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace batchy {

/// What dialogs and small windows have in common. Layouts belong to what they are put into.

/// The window's own layout: its margins, and one below the other.
QVBoxLayout *windowLayout(QWidget *window);

/// The last row: the button that leaves things as they are, then the one that the window is for.
QHBoxLayout *answerRow(QPushButton *leave, QPushButton *confirm);

} // namespace batchy
