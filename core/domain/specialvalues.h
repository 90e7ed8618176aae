// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/error.h"

#include <QStringList>

#include <vector>

namespace batchy {

/// What is wrong with the special params of a batch that nobody opened yet, such as a workflow
/// file's: found before the next open meets it. A plain value.
struct SpecialValues
{
    /// What the next open would refuse, one error for each job that has such a value.
    std::vector<Error> refused;
    /// What no rule stumbles over, but can't be read: a sentence for each value.
    QStringList odd;
};

SpecialValues checkSpecialValues(const Batch &batch);

} // namespace batchy
