// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include <array>

namespace awaitscope {

//! The purpose of a colour. Views refer to roles, never to colours. The dense roles are for bars too low for a pattern or an outline.
enum class ColorRole : quint8 {
    None,
    Canvas, AlternateLane, Panel, Grid, Border, Text, SecondaryText, Accent, OnAccent,
    Running, Sleeping, SleepingHatch, SleepingDense, Awaiting, AwaitingText, AwaitingDense, OrphanStripe, Created,
    Succeeded, Raised, Pending, PendingOutline, OnPending, Cancelled, CancelledGround,
    NeverAwaited, SelectedRow, SelectionOutline, Hover, Focus, GatherLine, Tooltip, TooltipBorder,
    Count
};

enum class ThemeKind : quint8 { Light, Dark, HighContrastLight, HighContrastDark };

//! Colours by role. An immutable value.
class Theme
{
public:
    static const Theme &get(ThemeKind kind);

    ThemeKind kind() const { return m_kind; }
    bool isDark() const { return m_kind == ThemeKind::Dark || m_kind == ThemeKind::HighContrastDark; }
    QColor color(ColorRole role) const { return m_colors[static_cast<std::size_t>(role)]; }
    //! A stable name for goldens and CSS, such as "sleeping-hatch".
    static QString roleName(ColorRole role);

private:
    explicit Theme(ThemeKind kind);
    ThemeKind m_kind;
    std::array<QColor, static_cast<std::size_t>(ColorRole::Count)> m_colors;
};

} // namespace awaitscope
