// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/appstyle.h"
#include "views/common/indicatorstyle.h"
#include "views/common/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QImage>
#include <QMenu>
#include <QPainter>
#include <QRegularExpression>
#include <QSet>
#include <QStyleOption>
#include <QTest>

#include <array>
#include <cmath>

using namespace awaitscope;

namespace {

constexpr std::array Kinds{ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrastLight, ThemeKind::HighContrastDark};
const char *const KindNames[] = {"light", "dark", "high contrast light", "high contrast dark"};

using Vector = std::array<double, 3>;

Vector linearRgb(QColor c)
{
    const auto f = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return {f(c.redF()), f(c.greenF()), f(c.blueF())};
}

// Machado, Oliveira and Fernandes 2009, severity 1.
enum class Vision { Full,
                    Protanopia,
                    Deuteranopia,
                    Tritanopia };
Vector seen(QColor c, Vision vision)
{
    static const std::array<std::array<Vector, 3>, 4> matrices{{
        {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
        {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
        {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
        {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
    }};
    const Vector in = linearRgb(c);
    Vector out{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t i = 0; i < 3; ++i)
            out[row] += matrices[std::size_t(vision)][row][i] * in[i];
        out[row] = std::clamp(out[row], 0.0, 1.0);
    }
    return out;
}

Vector lab(const Vector &rgb)
{
    const double x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505, y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2],
                 z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double difference(QColor a, QColor b, Vision vision)
{
    const Vector la = lab(seen(a, vision)), lb = lab(seen(b, vision));
    return std::hypot(la[0] - lb[0], la[1] - lb[1], la[2] - lb[2]);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void textIsLegibleOnEveryBackground_data() { everyTheme(); }
    void textIsLegibleOnEveryBackground();
    void marksStandOutFromTheLanes_data() { everyTheme(); }
    void marksStandOutFromTheLanes();
    void highContrastHasMoreContrast();
    void everyBarIsVisibleInHighContrast();
    void selectedMenuEntriesAreHighlighted_data() { everyTheme(); }
    void selectedMenuEntriesAreHighlighted();
    void checkBoxesAreVisible_data() { everyTheme(); }
    void checkBoxesAreVisible();
    void thePendingRedIsDistinctForColourBlindUsers_data();
    void thePendingRedIsDistinctForColourBlindUsers();
    void statesDifferByColourInHighContrast_data();
    void statesDifferByColourInHighContrast();
    void lowBarsDifferByTone_data() { everyTheme(); }
    void lowBarsDifferByTone();
    void everyRoleHasAUniqueName();
    void theStyleSheetHasNoPlaceholdersLeft_data() { everyTheme(); }
    void theStyleSheetHasNoPlaceholdersLeft();
    void checkedMenuEntriesAreVisible_data();
    void checkedMenuEntriesAreVisible();

private:
    static void everyTheme()
    {
        QTest::addColumn<int>("kind");
        for (std::size_t i = 0; i < Kinds.size(); ++i)
            QTest::newRow(KindNames[i]) << int(Kinds[i]);
    }
};

void TestTheme::textIsLegibleOnEveryBackground()
{
    QFETCH(int, kind);
    const Theme &t = Theme::get(ThemeKind(kind));
    const std::pair<ColorRole, std::vector<ColorRole>> pairs[] = {
        {ColorRole::Text,
         {ColorRole::Canvas, ColorRole::AlternateLane, ColorRole::Panel, ColorRole::SelectedRow, ColorRole::Hover,
          ColorRole::Tooltip, ColorRole::CancelledGround}},
        {ColorRole::SecondaryText,
         {ColorRole::Canvas, ColorRole::AlternateLane, ColorRole::Panel, ColorRole::SelectedRow, ColorRole::Hover,
          ColorRole::Tooltip}},
        {ColorRole::AwaitingText, {ColorRole::Awaiting, ColorRole::Canvas}},
        {ColorRole::OnAccent, {ColorRole::Accent, ColorRole::Running}},
        {ColorRole::OnPending, {ColorRole::Pending}},
        {ColorRole::Raised, {ColorRole::Canvas, ColorRole::AlternateLane}},
        {ColorRole::Cancelled, {ColorRole::Canvas, ColorRole::AlternateLane}},
        {ColorRole::Canvas, {ColorRole::GatherLine}},
        {ColorRole::Accent, {ColorRole::Canvas, ColorRole::AlternateLane}},
    };
    for (const auto &[text, grounds] : pairs) {
        for (ColorRole ground : grounds) {
            const qreal ratio = contrastRatio(t.color(text), t.color(ground));
            QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(Theme::roleName(text), Theme::roleName(ground)).arg(ratio)));
        }
    }
}

void TestTheme::marksStandOutFromTheLanes()
{
    QFETCH(int, kind);
    const Theme &t = Theme::get(ThemeKind(kind));
    for (ColorRole ground : {ColorRole::Canvas, ColorRole::AlternateLane}) {
        // Of awaiting, the edge, which is that of Created.
        for (ColorRole mark : {ColorRole::Running, ColorRole::SleepingHatch, ColorRole::OrphanStripe,
                               ColorRole::Created, ColorRole::Succeeded, ColorRole::Raised, ColorRole::Pending,
                               ColorRole::PendingOutline, ColorRole::Cancelled, ColorRole::NeverAwaited,
                               ColorRole::SelectionOutline, ColorRole::Focus, ColorRole::GatherLine}) {
            const qreal ratio = contrastRatio(t.color(mark), t.color(ground));
            QVERIFY2(ratio >= 3, qPrintable(QStringLiteral("%1 on %2: %3").arg(Theme::roleName(mark), Theme::roleName(ground)).arg(ratio)));
        }
    }
}

void TestTheme::highContrastHasMoreContrast()
{
    for (const auto &[ordinary, high] : {std::pair{ThemeKind::Light, ThemeKind::HighContrastLight}, {ThemeKind::Dark, ThemeKind::HighContrastDark}}) {
        for (ColorRole role : {ColorRole::Text, ColorRole::SecondaryText, ColorRole::Border, ColorRole::Running,
                               ColorRole::Succeeded, ColorRole::Raised, ColorRole::Cancelled}) {
            const auto against = [role](ThemeKind k) { return contrastRatio(Theme::get(k).color(role), Theme::get(k).color(ColorRole::Canvas)); };
            QVERIFY2(against(high) > against(ordinary), qPrintable(Theme::roleName(role)));
        }
    }
}

// There the fill alone must suffice, without a label or glyph.
void TestTheme::everyBarIsVisibleInHighContrast()
{
    for (const ThemeKind kind : {ThemeKind::HighContrastLight, ThemeKind::HighContrastDark}) {
        const Theme &t = Theme::get(kind);
        for (const ColorRole ground : {ColorRole::Canvas, ColorRole::AlternateLane}) {
            const qreal ratio = contrastRatio(t.color(ColorRole::Awaiting), t.color(ground));
            QVERIFY2(ratio >= 3, qPrintable(QString::number(ratio)));
        }
    }
}

void TestTheme::selectedMenuEntriesAreHighlighted()
{
    QFETCH(int, kind);
    const Theme &t = Theme::get(ThemeKind(kind));
    const QRegularExpression rule(QStringLiteral(R"(QMenu::item:selected \{ background: (#[0-9a-f]{6}); border-color: (#[0-9a-f]{6}); \})"));
    const QRegularExpressionMatch match = rule.match(applicationStyleSheet(t));
    QVERIFY(match.hasMatch());
    QVERIFY(contrastRatio(t.color(ColorRole::Text), QColor(match.captured(1))) >= 4.5); // and icons, which have the colour of text
    QVERIFY(contrastRatio(QColor(match.captured(2)), t.color(ColorRole::Tooltip)) >= 3);
}

void TestTheme::checkBoxesAreVisible()
{
    QFETCH(int, kind);
    const Theme &t = Theme::get(ThemeKind(kind));
    IndicatorStyle style;
    for (const QStyle::PrimitiveElement element : {QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton, QStyle::PE_IndicatorItemViewItemCheck}) {
        const auto seen = [&](QStyle::State state, QRgb ground) {
            QImage image(16, 16, QImage::Format_RGB32);
            image.fill(t.color(ColorRole::Canvas));
            QPainter painter(&image);
            QStyleOptionButton option;
            option.rect = image.rect();
            option.state = QStyle::State_Enabled | state;
            option.palette = applicationPalette(t);
            style.drawPrimitive(element, &option, &painter);
            painter.end();
            int pixels = 0;
            for (int y = 0; y < 16; ++y)
                for (int x = 0; x < 16; ++x)
                    pixels += contrastRatio(image.pixelColor(x, y), QColor(ground)) >= 3;
            return pixels;
        };
        const QRgb canvas = t.color(ColorRole::Canvas).rgb();
        QVERIFY2(seen(QStyle::State_Off, canvas) >= 24, qPrintable(QString::number(seen(QStyle::State_Off, canvas))));
        QVERIFY(seen(QStyle::State_On, canvas) > 100); // filled
        QVERIFY(seen(QStyle::State_On, t.color(ColorRole::Accent).rgb()) >= 4); // with a tick
    }
}

void TestTheme::thePendingRedIsDistinctForColourBlindUsers_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("vision");
    const char *const visions[] = {"full", "protanopia", "deuteranopia", "tritanopia"};
    for (std::size_t k = 0; k < Kinds.size(); ++k) {
        for (int v = 0; v < 4; ++v)
            QTest::addRow("%s, %s", KindNames[k], visions[v]) << int(Kinds[k]) << v;
    }
}

// A difference of 15 in CIE Lab is visible at a glance; 10 is visible side by side.
void TestTheme::thePendingRedIsDistinctForColourBlindUsers()
{
    QFETCH(int, kind);
    QFETCH(int, vision);
    const Theme &t = Theme::get(ThemeKind(kind));
    for (ColorRole other : {ColorRole::Running, ColorRole::Sleeping, ColorRole::SleepingHatch, ColorRole::Awaiting,
                            ColorRole::OrphanStripe, ColorRole::CancelledGround, ColorRole::Canvas,
                            ColorRole::Succeeded, ColorRole::Cancelled}) {
        const double d = difference(t.color(ColorRole::Pending), t.color(other), Vision(vision));
        QVERIFY2(d >= 10, qPrintable(QStringLiteral("%1: %2").arg(Theme::roleName(other)).arg(d)));
    }
    for (const auto &[a, b] : {std::pair{ColorRole::Sleeping, ColorRole::CancelledGround},
                               {ColorRole::Running, ColorRole::Cancelled},
                               {ColorRole::Running, ColorRole::Succeeded}}) {
        const double d = difference(t.color(a), t.color(b), Vision(vision));
        QVERIFY2(d >= 10, qPrintable(QStringLiteral("%1 and %2: %3").arg(Theme::roleName(a), Theme::roleName(b)).arg(d)));
    }
}

void TestTheme::statesDifferByColourInHighContrast_data()
{
    thePendingRedIsDistinctForColourBlindUsers_data();
}

// For any two hues; among the blues and the greys, hatches, stripes, dots and outlines distinguish. Everywhere else glyphs do, too.
void TestTheme::statesDifferByColourInHighContrast()
{
    QFETCH(int, kind);
    QFETCH(int, vision);
    if (ThemeKind(kind) == ThemeKind::Light || ThemeKind(kind) == ThemeKind::Dark)
        return;
    const Theme &t = Theme::get(ThemeKind(kind));
    const std::vector<std::vector<ColorRole>> hues{{ColorRole::Running, ColorRole::SleepingHatch},
                                                   {ColorRole::Awaiting, ColorRole::OrphanStripe, ColorRole::NeverAwaited, ColorRole::Created},
                                                   {ColorRole::Succeeded},
                                                   {ColorRole::Raised},
                                                   {ColorRole::Pending},
                                                   {ColorRole::Cancelled}};
    for (std::size_t i = 0; i < hues.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            for (const ColorRole a : hues[i]) {
                for (const ColorRole b : hues[k]) {
                    const double d = difference(t.color(a), t.color(b), Vision(vision));
                    QVERIFY2(d >= 11, qPrintable(QStringLiteral("%1 and %2: %3").arg(Theme::roleName(a), Theme::roleName(b)).arg(d)));
                }
            }
        }
    }
}

// Bars too low for a pattern or an outline have only their tone.
void TestTheme::lowBarsDifferByTone()
{
    QFETCH(int, kind);
    const Theme &t = Theme::get(ThemeKind(kind));
    const std::vector<ColorRole> tones{ColorRole::Canvas, ColorRole::Running, ColorRole::SleepingDense, ColorRole::AwaitingDense,
                                       ColorRole::OrphanStripe, ColorRole::Pending, ColorRole::Cancelled};
    for (std::size_t i = 0; i < tones.size(); ++i) {
        for (std::size_t j = i + 1; j < tones.size(); ++j) {
            const double d = difference(t.color(tones[i]), t.color(tones[j]), Vision::Full);
            QVERIFY2(d >= 15, qPrintable(QStringLiteral("%1 and %2: %3").arg(Theme::roleName(tones[i]), Theme::roleName(tones[j])).arg(d)));
        }
    }
}

void TestTheme::everyRoleHasAUniqueName()
{
    QSet<QString> names;
    for (int i = 0; i < int(ColorRole::Count); ++i)
        names << Theme::roleName(ColorRole(i));
    QCOMPARE(names.size(), int(ColorRole::Count));
    QCOMPARE(Theme::roleName(ColorRole::SleepingHatch), QStringLiteral("sleeping-hatch"));
}

void TestTheme::theStyleSheetHasNoPlaceholdersLeft()
{
    QFETCH(int, kind);
    const Theme &t = Theme::get(ThemeKind(kind));
    const QString sheet = applicationStyleSheet(t);
    QVERIFY(!sheet.contains(u'@'));
    QVERIFY(sheet.contains(t.color(ColorRole::Accent).name()));
    QCOMPARE(applicationPalette(t).color(QPalette::Base), t.color(ColorRole::Canvas));
}

void TestTheme::checkedMenuEntriesAreVisible_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("sheet");
    QTest::addColumn<bool>("exclusive");
    for (std::size_t k = 0; k < Kinds.size(); ++k)
        for (const bool sheet : {false, true})
            for (const bool exclusive : {false, true})
                QTest::addRow("%s, %s, %s", KindNames[k], sheet ? "style sheet" : "plain", exclusive ? "one of several" : "on or off")
                    << int(Kinds[k]) << sheet << exclusive;
}

void TestTheme::checkedMenuEntriesAreVisible()
{
    QFETCH(int, kind);
    QFETCH(bool, sheet);
    QFETCH(bool, exclusive);
    const Theme &theme = Theme::get(ThemeKind(kind));
    QApplication::setStyle(new IndicatorStyle);
    QApplication::setPalette(applicationPalette(theme));
    qApp->setStyleSheet(sheet ? applicationStyleSheet(theme) : QString());
    QPixmap picture(16, 16);
    picture.fill(theme.color(ColorRole::Text));
    QMenu menu;
    QActionGroup group(&menu);
    const auto grabbed = [&](bool checked) {
        menu.clear();
        menu.addAction(picture, QStringLiteral("Plain"));
        QAction *action = menu.addAction(picture, QStringLiteral("Choice"));
        action->setCheckable(true); // after it was added: the menu is notified
        if (exclusive)
            group.addAction(action);
        action->setChecked(checked);
        menu.resize(menu.sizeHint());
        QRect left = menu.actionGeometry(action);
        left.setWidth(28);
        return menu.grab(left).toImage();
    };
    const QImage off = grabbed(false);
    const QImage on = grabbed(true);
    int different = 0;
    for (int y = 0; y < on.height(); ++y)
        for (int x = 0; x < on.width(); ++x)
            different += contrastRatio(on.pixelColor(x, y), off.pixelColor(x, y)) >= 3 ? 1 : 0;
    qApp->setStyleSheet(QString());
    QVERIFY2(different >= 8, qPrintable(QString::number(different)));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
