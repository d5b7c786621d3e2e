// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/themeswitch.h"

#include "app/window/commands.h"
#include "app/window/windowtext.h"
#include "views/common/appstyle.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QScopedValueRollback>

namespace awaitscope {

using Text = WindowText;

ThemeSwitch::ThemeSwitch(Settings &settings, Commands &commands)
    : m_settings(settings), m_actions(new QActionGroup(this)), m_theme(&Theme::get(ofDesktop()))
{
    createActions(commands);
    connect(m_actions, &QActionGroup::triggered, this, [this](const QAction *action) {
        const auto choice = ThemeChoice(action->data().toInt());
        m_settings.setTheme(choice);
        apply(choice);
    });
    m_applying = false;
}

void ThemeSwitch::createActions(Commands &commands)
{
    struct Row
    {
        ThemeChoice choice;
        const char *icon;
        QString text;
        QString tip;
    };
    const Row rows[] = {
        {ThemeChoice::System, "system", Text::tr("&System"), Text::tr("Light or dark, like the desktop")},
        {ThemeChoice::Light, "sun", Text::tr("&Light"), Text::tr("Dark text on a light background")},
        {ThemeChoice::Dark, "moon", Text::tr("&Dark"), Text::tr("Light text on a dark background")},
        {ThemeChoice::HighContrast, "contrast", Text::tr("&High Contrast"), Text::tr("The strongest contrast, light or dark like the desktop")},
    };
    for (const auto &[choice, iconName, text, tip] : rows) {
        QAction *action = commands.make(QStringLiteral("theme.%1").arg(int(choice)), QLatin1String(iconName), text, tip);
        action->setCheckable(true);
        action->setChecked(choice == m_settings.theme());
        action->setData(int(choice));
        m_actions->addAction(action);
    }
}

ThemeKind ThemeSwitch::ofDesktop()
{
    // The palette of the platform, not the one that was set by us.
    QApplication::setPalette(QPalette());
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness() ? ThemeKind::Dark : ThemeKind::Light;
}

void ThemeSwitch::followDesktop()
{
    if (!m_applying && m_settings.theme() == ThemeChoice::System)
        apply(ThemeChoice::System);
}

void ThemeSwitch::apply(ThemeChoice choice)
{
    const QScopedValueRollback guard(m_applying, true);
    const bool dark = ofDesktop() == ThemeKind::Dark;
    switch (choice) {
    case ThemeChoice::System:
        return use(dark ? ThemeKind::Dark : ThemeKind::Light);
    case ThemeChoice::Light:
        return use(ThemeKind::Light);
    case ThemeChoice::Dark:
        return use(ThemeKind::Dark);
    case ThemeChoice::HighContrast:
        return use(dark ? ThemeKind::HighContrastDark : ThemeKind::HighContrastLight);
    }
}

void ThemeSwitch::use(ThemeKind kind)
{
    const QScopedValueRollback guard(m_applying, true);
    m_theme = &Theme::get(kind);
    QApplication::setPalette(applicationPalette(*m_theme));
    // A styled box has no arrow of its own; the icons are here.
    qApp->setStyleSheet(applicationStyleSheet(*m_theme)
                        + QStringLiteral("QComboBox::down-arrow { image: url(:/icons/chevron.svg); width: 12px; height: 12px; margin-right: 8px; }"));
    Q_EMIT changed(*m_theme);
}

} // namespace awaitscope
