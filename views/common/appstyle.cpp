// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/appstyle.h"

#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

qreal linear(qreal channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

qreal luminance(QColor c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

// @role@ is replaced by a colour of the theme; a few tones in between are derived in applicationStyleSheet().
constexpr auto Sheet = R"(
QMainWindow, QDialog { background: @canvas@; }
QMainWindow::separator { background: @border@; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent@; }
QSplitter::handle { background: @border@; }
QSplitter::handle:horizontal { width: 1px; } QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @accent@; }
QMenuBar { background: @panel@; padding: 2px 6px; border-bottom: 1px solid @border@; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: @pressed@; }
QMenu { background: @tooltip@; border: 1px solid @tooltip-border@; padding: 5px; }
QMenu::item { padding: 5px 27px 5px 25px; border: 1px solid transparent; border-radius: 4px; }
QMenu::item:selected { background: @chosen@; border-color: @focus@; }
QMenu::item:disabled { color: @disabled@; background: transparent; }
QMenu::separator { height: 1px; background: @grid@; margin: 5px 8px; }
QMenu::icon { padding-left: 6px; }
QMenu::indicator { width: 16px; height: 16px; left: 6px; }
QToolBar { background: @canvas@; border: none; border-bottom: 1px solid @border@; padding: 7px 12px; spacing: 7px; }
QToolBar::separator { background: @grid@; width: 1px; margin: 4px 9px; }
QToolButton, QPushButton { background: @canvas@; border: 1px solid @border@; border-radius: 6px; padding: 5px 12px; color: @text@; }
QToolButton:hover, QPushButton:hover { background: @hover@; }
QToolButton:pressed, QPushButton:pressed, QToolButton:checked, QPushButton:checked { background: @pressed@; }
QToolButton:disabled, QPushButton:disabled { color: @disabled@; border-color: @grid@; }
QToolButton:focus, QPushButton:focus { border: 1px solid @focus@; }
QToolButton[autoRaise="true"] { border: 1px solid transparent; background: transparent; padding: 4px; }
QToolButton[autoRaise="true"]:hover { background: @hover@; }
QToolButton[autoRaise="true"]:focus { border: 1px solid @focus@; }
QToolButton::menu-indicator { image: none; }
QPushButton[primary="true"], QToolButton[primary="true"] { background: @accent@; color: @on-accent@; border: 1px solid @accent@; font-weight: 600; }
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover { background: @accent-hover@; border-color: @accent-hover@; }
QPushButton[primary="true"]:pressed, QToolButton[primary="true"]:pressed { background: @accent-pressed@; border-color: @accent-pressed@; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus { border: 2px solid @text@; padding: 4px 11px; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled { background: @pressed@; color: @disabled@; border-color: @grid@; }
QPushButton[chip="true"], QToolButton[chip="true"] { border-radius: 13px; padding: 4px 12px; }
QPushButton[chip="true"]:checked { background: @accent@; color: @on-accent@; border-color: @accent@; }
QPushButton[chip="true"]:checked:focus { border-color: @text@; }
QPushButton[chip="true"]:checked:disabled { background: @pressed@; color: @text@; border-color: @border@; }
QToolButton[segment="true"] { background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 0 4px; color: @secondary-text@; }
QToolButton[segment="true"]:hover { color: @text@; }
QToolButton[segment="true"]:checked { background: @panel@; border-color: @border@; color: @text@; font-weight: 700; }
QToolButton[segment="true"]:disabled { color: @disabled@; }
QToolButton[segment="true"]:focus { border-color: @focus@; }
QDialogButtonBox QPushButton { min-width: 72px; }
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {
    background: @canvas@; color: @text@; border: 1px solid @border@; border-radius: 6px; padding: 4px 8px;
    selection-background-color: @accent@; selection-color: @on-accent@; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 1px solid @focus@; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: @disabled@; border-color: @grid@; }
QAbstractItemView QLineEdit, QAbstractItemView QComboBox, QAbstractItemView QAbstractSpinBox { border-radius: 0; padding: 0 4px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView { background: @tooltip@; border: 1px solid @tooltip-border@; padding: 4px; outline: 0; }
QAbstractItemView { background: @canvas@; alternate-background-color: @alternate-lane@; border: none; outline: 0;
    selection-background-color: @selected-row@; selection-color: @text@; gridline-color: @grid@; }
QTableView::item, QTreeView::item { padding: 0 8px; border-bottom: 1px solid @grid@; }
QListView::item { padding: 3px 7px; border: 1px solid transparent; }
QAbstractItemView::item:selected { background: @selected-row@; color: @text@; }
QAbstractItemView::item:hover:!selected { background: @hover@; }
QHeaderView { background: @panel@; }
QHeaderView::section { background: @panel@; color: @secondary-text@; border: none; border-bottom: 1px solid @grid@; padding: 6px 8px; font-weight: 600; font-size: 12px; }
QTabWidget::pane { border: none; border-top: 1px solid @border@; }
QTabBar { background: @canvas@; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @secondary-text@; border: none; border-bottom: 2px solid transparent; padding: 7px 14px; margin: 0 2px; }
QTabBar::tab:hover { color: @text@; }
QTabBar::tab:selected { color: @text@; border-bottom: 2px solid @accent@; font-weight: 600; }
QTabBar::tab:focus { border-bottom: 2px solid @focus@; }
QTabBar QToolButton { padding: 0; border-radius: 3px; }
QDockWidget { titlebar-close-icon: none; color: @text@; }
QDockWidget::title { background: @canvas@; padding: 8px 14px; font-weight: 600; }
QStatusBar { background: @panel@; color: @secondary-text@; border-top: 1px solid @border@; min-height: 26px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @secondary-text@; padding: 0 8px; }
#secondaryText { color: @secondary-text@; }
QLabel#problemText { color: @raised@; }
QLabel#sectionTitle { font-weight: 600; }
QToolTip { background: @tooltip@; color: @text@; border: 1px solid @tooltip-border@; padding: 3px 5px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; } QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @scroll@; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @scroll-hover@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCheckBox, QRadioButton { spacing: 8px; }
QProgressBar { border: none; background: @grid@; border-radius: 3px; max-height: 6px; text-align: center; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
QGroupBox { border: 1px solid @border@; border-radius: 6px; margin-top: 18px; padding: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 4px; font-weight: 600; }
)";

} // namespace

QColor blend(QColor over, QColor ground, qreal opacity)
{
    const auto mix = [opacity](int a, int b) { return qRound(a * opacity + b * (1 - opacity)); };
    return QColor(mix(over.red(), ground.red()), mix(over.green(), ground.green()), mix(over.blue(), ground.blue()));
}

qreal contrastRatio(QColor a, QColor b)
{
    const qreal la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QPalette applicationPalette(const Theme &theme)
{
    const auto c = [&theme](ColorRole role) { return theme.color(role); };
    QPalette p;
    p.setColor(QPalette::Window, c(ColorRole::Canvas));
    p.setColor(QPalette::WindowText, c(ColorRole::Text));
    p.setColor(QPalette::Base, c(ColorRole::Canvas));
    p.setColor(QPalette::AlternateBase, c(ColorRole::AlternateLane));
    p.setColor(QPalette::Text, c(ColorRole::Text));
    p.setColor(QPalette::Button, c(ColorRole::Panel));
    p.setColor(QPalette::ButtonText, c(ColorRole::Text));
    p.setColor(QPalette::BrightText, c(ColorRole::Raised));
    p.setColor(QPalette::PlaceholderText, c(ColorRole::SecondaryText));
    p.setColor(QPalette::Highlight, c(ColorRole::Accent));
    p.setColor(QPalette::HighlightedText, c(ColorRole::OnAccent));
    p.setColor(QPalette::Link, c(ColorRole::Accent));
    p.setColor(QPalette::LinkVisited, c(ColorRole::Accent));
    p.setColor(QPalette::ToolTipBase, c(ColorRole::Tooltip));
    p.setColor(QPalette::ToolTipText, c(ColorRole::Text));
    p.setColor(QPalette::Light, c(ColorRole::Canvas));
    p.setColor(QPalette::Midlight, c(ColorRole::Grid));
    p.setColor(QPalette::Mid, c(ColorRole::Border));
    p.setColor(QPalette::Dark, c(ColorRole::SecondaryText));
    p.setColor(QPalette::Shadow, blend(Qt::black, c(ColorRole::Canvas), 0.5));
    const QColor disabled = blend(c(ColorRole::Text), c(ColorRole::Canvas), 0.42);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, disabled);
    return p;
}

QString applicationStyleSheet(const Theme &theme)
{
    QString sheet = QString::fromLatin1(Sheet);
    for (quint8 i = 1; i < static_cast<quint8>(ColorRole::Count); ++i) {
        const auto role = static_cast<ColorRole>(i);
        sheet.replace(u'@' + Theme::roleName(role) + u'@', theme.color(role).name());
    }
    const QColor canvas = theme.color(ColorRole::Canvas), text = theme.color(ColorRole::Text),
                 accent = theme.color(ColorRole::Accent);
    const std::pair<const char *, QColor> derived[] = {
        {"@pressed@", blend(text, canvas, 0.09)},
        {"@chosen@", blend(accent, theme.color(ColorRole::Tooltip), 0.16)},
        {"@disabled@", blend(text, canvas, 0.42)},
        {"@scroll@", blend(text, canvas, 0.22)},
        {"@scroll-hover@", blend(text, canvas, 0.4)},
        {"@accent-hover@", blend(text, accent, 0.14)},
        {"@accent-pressed@", blend(text, accent, 0.26)},
    };
    for (const auto &[key, color] : derived)
        sheet.replace(QLatin1String(key), color.name());
    return sheet;
}

QFont applicationFont()
{
    QFont font = QGuiApplication::font();
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamily(QStringLiteral("Inter"));
    font.setPixelSize(13);
    return font;
}

} // namespace awaitscope
