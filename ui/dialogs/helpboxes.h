// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace batchy {

class BatchActions;

/// The window's two boxes that only tell something. They open at once, don't block, and delete
/// themselves when they are closed; the parent owns them meanwhile.

/// Every shortcut with what it does.
void showKeys(const BatchActions &actions, QWidget *parent);

/// The product, its version and its licence.
void showAbout(QWidget *parent);

} // namespace batchy
