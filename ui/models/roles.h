// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

/// What the item models tell beside Qt's own roles. The same number means the same in every model.
namespace batchy::role {

enum Role : int {
    Sort = Qt::UserRole, ///< the raw value behind the text
    Key,                 ///< QByteArray: name of the workflow, job or param
    Status,              ///< int: batchy::Status
    SecondLine, ///< QString: one line about the whole row, the same in each column; may be empty
    Done,       ///< int: jobs that are success
    Total,      ///< int: jobs in all
    Stale,      ///< bool: as of before the connection was lost
    Torn,       ///< bool: jobs disagree on batch_id
    Broken,     ///< bool: holds something that isn't a JSON object
    Secondary,  ///< bool: of less weight, painted in the secondary colour
    Mark,       ///< int: WaitModel::Mark
    Below       ///< bool: belongs to the row above that doesn't
};

} // namespace batchy::role
