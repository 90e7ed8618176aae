// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/glob.h"

#include "app/cli/text.h"

#include <QByteArrayView>

namespace batchy::cli {

namespace {

bool hasOpenBracket(QByteArrayView glob)
{
    for (qsizetype at = 0; at < glob.size(); ++at) {
        if (glob[at] == '\\') {
            ++at;
        } else if (glob[at] == '[') {
            const bool negates =
                at + 1 < glob.size() && (glob[at + 1] == '!' || glob[at + 1] == '^');
            // One that comes first stands for itself.
            at = glob.indexOf(']', at + (negates ? 3 : 2));
            if (at < 0)
                return true;
        }
    }
    return false;
}

} // namespace

Result<void> checkGlob(const QByteArray &glob)
{
    if (!hasOpenBracket(glob))
        return {};
    return fail(ErrorKind::BadInput,
                Text::tr("The pattern \"%1\" has a [ without a ].").arg(words(glob)),
                Text::tr("Examples: 'sales_*', 'wf?', 'wf[12]'"));
}

} // namespace batchy::cli
