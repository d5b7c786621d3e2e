// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"
#include "views/common/theme.h"

#include <QObject>

class QActionGroup;

namespace awaitscope {

class Commands;

//! The theme of the application: the one that the user chose, and light or dark like the desktop if that is the choice.
class ThemeSwitch : public QObject
{
    Q_OBJECT

public:
    //! Adds its commands to \a commands. Both must outlive it.
    ThemeSwitch(Settings &settings, Commands &commands);

    const Theme &theme() const { return *m_theme; }
    QActionGroup *actions() const { return m_actions; }
    //! The theme of the settings.
    void apply() { apply(m_settings.theme()); }
    //! Until the user chooses another one.
    void use(ThemeKind kind);
    //! The desktop has another palette.
    void followDesktop();

Q_SIGNALS:
    void changed(const awaitscope::Theme &theme);

private:
    void createActions(Commands &commands);
    void apply(ThemeChoice choice);
    static ThemeKind ofDesktop();

    Settings &m_settings;
    QActionGroup *m_actions;
    bool m_applying = true; // also until the constructor has ended: it changes the palette too
    const Theme *m_theme;
};

} // namespace awaitscope
