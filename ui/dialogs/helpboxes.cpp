// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/helpboxes.h"

#include "ui/actions/batchactions.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace batchy {

namespace {

struct HelpText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::HelpBoxes)
};

void openBox(const QString &title, const QString &text, QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::NoButton, parent);
    // Not the standard button: its word needs Qt's own translations, which may not be installed.
    box->setEscapeButton(box->addButton(HelpText::tr("&Close"), QMessageBox::RejectRole));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace

void showKeys(const BatchActions &actions, QWidget *parent)
{
    QStringList lines;
    for (const QAction *action :
         {actions.load, actions.open, actions.close, actions.fail, actions.rerun, actions.refresh,
          actions.filter, actions.back, actions.keys, actions.quit})
        lines << QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
                     .arg(action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped(),
                          action->statusTip().toHtmlEscaped());
    lines << QStringLiteral("<tr><td><b>Ctrl+Enter</b>&nbsp;&nbsp;</td><td>%1</td></tr>")
                 .arg(HelpText::tr("Confirm a sheet"));
    openBox(HelpText::tr("Keyboard"),
            QStringLiteral("<table>%1</table>").arg(lines.join(QString())), parent);
}

void showAbout(QWidget *parent)
{
    openBox(HelpText::tr("About Batchy Console"),
            HelpText::tr("<h3>Batchy Console %1</h3><p>The state of ETL workflows and batches in "
                         "Redis.</p><p>Free software under the GNU General Public License, version "
                         "3 or later.</p>")
                .arg(QStringLiteral(BATCHY_VERSION)),
            parent);
}

} // namespace batchy
