// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/waitbroadcast.h"

namespace batchy::cli {

void WaitBroadcast::release()
{
    m_isHeld = false;
    Q_EMIT released();
}

} // namespace batchy::cli
