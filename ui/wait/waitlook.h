// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wait/waitpicture.h"
#include "ui/theme/pill.h"

#include <QString>

#include <optional>

namespace batchy {

/// How a wait as a whole is shown: one headline, and one state as a shape, a word and a colour.
struct WaitLook
{
    QString headline; ///< "Waiting for wf1", "30 workflows are done"
    Pill pill;

    static WaitLook of(const WaitPicture &picture, const std::optional<WaitEnd> &end);
};

/// What the bar of the window says.
struct WaitNews
{
    Tone tone = Tone::Info;
    QString sentence; ///< empty: nothing to say
    QString hint;

    /// While it waits: a Redis that is lost or was never reached.
    static WaitNews of(const WaitPicture &picture);
    static WaitNews of(const WaitPicture &picture, const WaitEnd &end);
};

} // namespace batchy
