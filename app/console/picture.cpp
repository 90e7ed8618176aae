// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/picture.h"

#include "ui/board/boardpanel.h"
#include "ui/detail/detailpanel.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QPainter>
#include <QPixmap>

namespace batchy::console {

namespace {

struct PictureText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Picture)
};

const QStringList &sheets()
{
    static const QStringList names{QStringLiteral("open"), QStringLiteral("close"),
                                   QStringLiteral("fail"), QStringLiteral("rerun"),
                                   QStringLiteral("load"), QStringLiteral("keys")};
    return names;
}

/// A sheet stands on the window, as people see it.
QPixmap withSheet(QWidget &window, QWidget &sheet)
{
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    painter.fillRect(window.rect(), QColor(0, 0, 0, 90));
    const QPoint at((window.width() - sheet.width()) / 2, (window.height() - sheet.height()) / 2);
    painter.drawPixmap(at, sheet.grab());
    return picture;
}

} // namespace

QStringList panelNames()
{
    return QStringList{QStringLiteral("window"), QStringLiteral("board"),
                       QStringLiteral("detail")} +
           sheets();
}

void prepare(MainWindow &window, const QString &panel)
{
    if (!sheets().contains(panel))
        return;
    if (auto *action = window.findChild<QAction *>(panel))
        action->trigger();
}

Result<void> draw(MainWindow &window, const QString &panel, const QString &file)
{
    if (!window.showsNames())
        return fail(ErrorKind::NotFound,
                    PictureText::tr("No workflow is within sight; nothing was drawn."),
                    PictureText::tr("Load workflows first, or make the window larger."));
    QPixmap picture;
    if (sheets().contains(panel)) {
        auto *sheet = window.findChild<QDialog *>();
        if (!sheet || !sheet->isVisible())
            return fail(ErrorKind::NotFound,
                        PictureText::tr("\"%1\" can't be shown in this state.").arg(panel),
                        PictureText::tr("Choose another workflow with --select."));
        picture = withSheet(window, *sheet);
    } else if (panel == QLatin1String("board")) {
        picture = window.findChild<BoardPanel *>()->grab();
    } else if (panel == QLatin1String("detail")) {
        picture = window.findChild<DetailPanel *>()->grab();
    } else {
        picture = window.grab();
    }
    if (!picture.save(file))
        return fail(
            ErrorKind::BadInput, PictureText::tr("The picture can't be written to %1.").arg(file),
            PictureText::tr("Give a file that ends in .png in a folder that you may write."));
    return {};
}

} // namespace batchy::console
