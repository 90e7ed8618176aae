// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/widgets/messagebar.h"

#include <QByteArray>

namespace batchy {

/// What went wrong last: a change that Redis refused stays until somebody has read it, a listing
/// that failed goes when one works again. Lost connections are told by the ConnectionBar.
class IssueBar : public MessageBar
{
    Q_OBJECT

public:
    explicit IssueBar(QWidget *parent = nullptr);

    /// A change or a look at one workflow failed.
    void tellChange(const Error &error);
    /// The list of workflows couldn't be read.
    void tellListing(const Error &error);
    /// It could be read.
    void settleListing();

private:
    void tell(const Error &error);

    bool m_ofListing = false;
};

} // namespace batchy
