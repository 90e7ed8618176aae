// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"
#include "ui/theme/colorscheme.h"
#include "ui/theme/icons.h"
#include "ui/theme/palette.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QDBusVariant>
#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

using namespace batchy;

namespace {

QImage painted(Icon icon, const QColor &color)
{
    QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintIcon(painter, image.rect(), icon, color);
    return image;
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const Tokens *t : {&lightTokens(), &darkTokens()}) {
            const auto row = [t](const char *what, const QColor &text, const QColor &ground) {
                QTest::addRow("%s, %s", t->dark ? "dark" : "light", what) << text << ground;
            };
            const std::pair<const char *, QColor> grounds[] = {
                {"window", t->window},
                {"surface", t->surface},
                {"alternate", t->alternate},
                {"raised", t->raised},
                {"hover", t->hover},
                {"selection", t->selection},
                {"inactive selection", t->selectionInactive}};
            for (const auto &[name, ground] : grounds) {
                row(qPrintable(QStringLiteral("text on %1").arg(QLatin1String(name))), t->text,
                    ground);
                row(qPrintable(QStringLiteral("secondary on %1").arg(QLatin1String(name))),
                    t->secondary, ground);
            }
            row("selected", t->onSelection, t->selection);
            row("placeholder", t->placeholder, t->surface);
            row("link", t->focus, t->surface);
            row("link on window", t->focus, t->window);
            row("primary", t->onAccent, t->accent);
            row("primary under the mouse", t->onAccent, t->accentHover);
            for (int tone = 0; tone < toneCount; ++tone)
                row(qPrintable(QStringLiteral("tone %1").arg(tone)), t->tone(Tone(tone)).text,
                    t->tone(Tone(tone)).fill);
        }
    }
    void textIsReadable()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        QVERIFY2(contrastRatio(text, ground) >= 4.5,
                 qPrintable(QStringLiteral("%1").arg(contrastRatio(text, ground))));
    }

    void contrastIsWcags()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        QVERIFY(qAbs(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    }

    void paletteLeadsBackToItsTokens()
    {
        for (const Tokens *tokens : {&lightTokens(), &darkTokens()}) {
            const QPalette palette = paletteFor(*tokens);
            QCOMPARE(&tokensFor(palette), tokens);
            QCOMPARE(palette.color(QPalette::Disabled, QPalette::WindowText), tokens->disabled);
            QCOMPARE(palette.color(QPalette::PlaceholderText), tokens->placeholder);
        }
    }

    void everyIconIsDrawnInItsColor()
    {
        QSet<QByteArray> drawings;
        for (int i = 0; i < iconCount; ++i) {
            const QImage image = painted(Icon(i), Qt::red);
            int ink = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (qAlpha(image.pixel(x, y)) > 200) {
                        ++ink;
                        QCOMPARE(image.pixelColor(x, y).green(), 0);
                    }
            QVERIFY2(ink > 40, qPrintable(QStringLiteral("icon %1").arg(i)));
            drawings.insert(
                QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(drawings.size(), iconCount);
        QVERIFY(!applicationIcon().pixmap(64).isNull());
    }

    void iconsFollowThePaletteAndScale()
    {
        const QPalette before = QApplication::palette();
        const QIcon load = icon(Icon::Load);
        QApplication::setPalette(paletteFor(lightTokens()));
        const QImage light = load.pixmap(QSize(20, 20), 2.0).toImage();
        QCOMPARE(light.size(), QSize(40, 40));
        QApplication::setPalette(paletteFor(darkTokens()));
        QVERIFY(load.pixmap(QSize(20, 20), 2.0).toImage() != light);
        QVERIFY(load.pixmap(20, QIcon::Disabled).toImage() != load.pixmap(20).toImage());
        QApplication::setPalette(before);
    }

    void readsThePortalsWords()
    {
        QVERIFY(portalSaysDark(1u, false));
        QVERIFY(!portalSaysDark(2u, true));
        QVERIFY(portalSaysDark(0u, true));
        QVERIFY(portalSaysDark(QVariant::fromValue(QDBusVariant(1u)), false));
        QVERIFY(!portalSaysDark(QVariant(), false));
    }

    void choiceOverridesTheDesktop()
    {
        QCOMPARE(parseThemeChoice(u"dark"), ThemeChoice::Dark);
        QVERIFY(!parseThemeChoice(u"Dark mode"));
        Theme theme(*qobject_cast<QApplication *>(QApplication::instance()), ThemeChoice::Dark);
        QVERIFY(tokensFor(QApplication::palette()).dark);
        QWidget window;
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QVERIFY(!window.testAttribute(Qt::WA_KeyboardFocusChange));
        QTest::keyClick(&window, Qt::Key_Down);
        QVERIFY(window.testAttribute(Qt::WA_KeyboardFocusChange));
        QTest::mouseClick(&window, Qt::LeftButton);
        QVERIFY(!window.testAttribute(Qt::WA_KeyboardFocusChange));
        theme.setChoice(ThemeChoice::Light);
        QVERIFY(!tokensFor(QApplication::palette()).dark);
        QVERIFY(!QApplication::windowIcon().isNull());
    }
};

BATCHY_TEST(theme, ThemeTest)
#include "tst_theme.moc"
