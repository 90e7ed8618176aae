// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/board/issuebar.h"

#include <utility>

namespace batchy {

IssueBar::IssueBar(QWidget *parent) : MessageBar(parent)
{
    setObjectName(QStringLiteral("issueBar"));
    setDismissable(true);
}

void IssueBar::tellChange(const Error &error)
{
    m_ofListing = false;
    tell(error);
}

void IssueBar::tellListing(const Error &error)
{
    // The link tells these itself, and its bar goes when they are over.
    if (error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout)
        return;
    m_ofListing = true;
    tell(error);
}

void IssueBar::settleListing()
{
    if (std::exchange(m_ofListing, false))
        hide();
}

/// A conflict's details say what differs; those of other errors are the server's own words, which
/// help less than the hint.
void IssueBar::tell(const Error &error)
{
    const QString details = error.details.mid(0, 3).join(QStringLiteral("; "));
    const bool tellsDetails = error.kind == ErrorKind::Conflict || error.hint.isEmpty();
    showMessage(Tone::Failed, error.what,
                tellsDetails && !details.isEmpty() ? details : error.hint);
}

} // namespace batchy
