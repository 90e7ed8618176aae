// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/appid.h"
#include "ui/theme/tokens.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

// Q_INIT_RESOURCE has to stand outside of any namespace; a static library's resource needs it.
static void initIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace batchy {

namespace {

constexpr std::array<const char *, iconCount> fileNames{
    "load",         "open",    "close",      "fail",         "rerun",          "refresh",
    "search",       "filter",  "settings",   "connection",   "disconnected",   "database",
    "lock",         "history", "copy",       "chevron-down", "chevron-up",     "chevron-right",
    "chevron-left", "info",    "warning",    "error",        "success",        "clock",
    "torn",         "broken",  "dismiss",    "more",         "workflow",       "keyboard",
    "panel",        "stop",    "status-new", "status-open",  "status-success", "status-failed"};

QString resourcePath(QLatin1String name)
{
    initIcons();
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

/// The drawing with its ink replaced: SVG knows the colour as `currentColor`.
QByteArray coloredSvg(Icon icon, const QColor &color)
{
    QFile file(resourcePath(QLatin1String(fileNames[size_t(icon)])));
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(found, "icons", fileNames[size_t(icon)]);
    return found ? file.readAll().replace("currentColor", color.name().toLatin1()) : QByteArray();
}

/// Kept by size in real pixels and colour, so that 2x is drawn at 2x and nothing is drawn twice.
QPixmap coloredPixmap(Icon icon, const QColor &color, QSize pixels)
{
    const QString key = QStringLiteral("batchy-icon-%1-%2-%3x%4")
                            .arg(int(icon))
                            .arg(color.rgba(), 0, 16)
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(coloredSvg(icon, color)).render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemeIconEngine : public QIconEngine
{
public:
    explicit ThemeIconEngine(Icon icon) : m_icon(icon) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_icon, ink(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return coloredPixmap(m_icon, ink(mode), size);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal /*scale*/) override
    {
        return pixmap(size, mode, state); // the size comes in real pixels already
    }

    QIconEngine *clone() const override { return new ThemeIconEngine(*this); }

private:
    static QColor ink(QIcon::Mode mode)
    {
        const Tokens &tokens = tokensFor(QGuiApplication::palette());
        return mode == QIcon::Disabled ? tokens.disabled : tokens.text;
    }

    Icon m_icon;
};

} // namespace

QIcon icon(Icon icon)
{
    return QIcon(new ThemeIconEngine(icon));
}

QIcon applicationIcon()
{
    return QIcon(resourcePath(applicationId));
}

Icon statusIcon(Status status)
{
    switch (status) {
    case Status::New:
        return Icon::StatusNew;
    case Status::Open:
        return Icon::StatusOpen;
    case Status::Success:
        return Icon::StatusSuccess;
    case Status::Failed:
        return Icon::StatusFailed;
    }
    Q_UNREACHABLE();
}

void paintIcon(QPainter &painter, const QRectF &square, Icon icon, const QColor &color)
{
    const qreal scale = painter.device()->devicePixelRatioF();
    QPixmap pixmap = coloredPixmap(icon, color, (square.size() * scale).toSize());
    pixmap.setDevicePixelRatio(scale);
    painter.drawPixmap(square.topLeft(), pixmap);
}

} // namespace batchy
