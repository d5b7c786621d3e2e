// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/theme.h"

namespace awaitscope {

namespace {

struct RoleRow
{
    ColorRole role;
    const char *name;
    QRgb light, dark, highContrastLight, highContrastDark;
};

// The only place that defines colours. The light and dark columns follow the palette of the design; a tone of it whose contrast
// was below 3:1 (marks) or 4.5:1 (text) on the lanes is one step stronger here. tst_theme computes all contrasts.
constexpr std::array<RoleRow, static_cast<std::size_t>(ColorRole::Count)> Roles{{
    {ColorRole::None, "none", 0, 0, 0, 0},
    {ColorRole::Canvas, "canvas", 0xFFFFFF, 0x171A1F, 0xFFFFFF, 0x000000},
    {ColorRole::AlternateLane, "alternate-lane", 0xF7F8FA, 0x1B1F25, 0xF5F5F5, 0x0D0D0D},
    {ColorRole::Panel, "panel", 0xF7F8FA, 0x1B1F25, 0xFFFFFF, 0x000000},
    {ColorRole::Grid, "grid", 0xE4E8ED, 0x272D35, 0xB8B8B8, 0x5A5A5A},
    {ColorRole::Border, "border", 0xD5DAE1, 0x313842, 0x000000, 0xFFFFFF},
    {ColorRole::Text, "text", 0x1B1F24, 0xE6EAF0, 0x000000, 0xFFFFFF},
    {ColorRole::SecondaryText, "secondary-text", 0x5B6570, 0x9AA4B0, 0x1F1F1F, 0xEDEDED},
    {ColorRole::Accent, "accent", 0x1A66DE, 0x4C9AFF, 0x003E9C, 0x66B2FF},
    {ColorRole::OnAccent, "on-accent", 0xFFFFFF, 0x0B1320, 0xFFFFFF, 0x000000},
    {ColorRole::Running, "running", 0x1F6FEB, 0x4C9AFF, 0x003E9C, 0x66B2FF},
    {ColorRole::Sleeping, "sleeping", 0xD6E6FC, 0x1C314E, 0xE3EEFF, 0x001E40},
    {ColorRole::SleepingHatch, "sleeping-hatch", 0x4F8DE6, 0x3F79C4, 0x0B57C4, 0x66B2FF},
    {ColorRole::SleepingDense, "sleeping-dense", 0x74A8F0, 0x2B5A96, 0x4F8FE8, 0x1F66B8},
    {ColorRole::Awaiting, "awaiting", 0xE4E7EB, 0x2A3038, 0x8E8E8E, 0x6A6A6A},
    {ColorRole::AwaitingText, "awaiting-text", 0x56606B, 0xA3ADB8, 0x000000, 0xFFFFFF},
    {ColorRole::AwaitingDense, "awaiting-dense", 0xBCC3CB, 0x454D58, 0x8E8E8E, 0x6A6A6A},
    {ColorRole::OrphanStripe, "orphan-stripe", 0x868F99, 0x6A7480, 0x2E2E2E, 0xDADADA},
    {ColorRole::Created, "created", 0x868F99, 0x6A7480, 0x3D3D3D, 0xC8C8C8},
    {ColorRole::Succeeded, "succeeded", 0x1A7F37, 0x3FB950, 0x006644, 0x80FFBB},
    {ColorRole::Raised, "raised", 0xC7362F, 0xFF6B66, 0x9F1021, 0xFF8087},
    {ColorRole::Pending, "pending", 0xD1242F, 0xD9363C, 0xCC0000, 0xE04A4A},
    {ColorRole::PendingOutline, "pending-outline", 0x86111B, 0xFFB4B2, 0x4D0007, 0xFFFFFF},
    {ColorRole::OnPending, "on-pending", 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000},
    {ColorRole::Cancelled, "cancelled", 0xA36200, 0xE8A33D, 0x533200, 0xFFC700},
    {ColorRole::CancelledGround, "cancelled-ground", 0xF6D391, 0x4A3714, 0xFFE7BD, 0x3D2900},
    {ColorRole::NeverAwaited, "never-awaited", 0x68707A, 0x8B95A1, 0x333333, 0xD0D0D0},
    {ColorRole::SelectedRow, "selected-row", 0xFFF4CE, 0x3A3413, 0xFFEE99, 0x3A3000},
    {ColorRole::SelectionOutline, "selection-outline", 0x1B1F24, 0xE6EAF0, 0x000000, 0xFFFFFF},
    {ColorRole::Hover, "hover", 0xEEF3FA, 0x222831, 0xE6F0FF, 0x1A2A40},
    {ColorRole::Focus, "focus", 0x1A66DE, 0x4C9AFF, 0x003E9C, 0xFFFF66},
    {ColorRole::GatherLine, "gather-line", 0xC7362F, 0xFF6B66, 0x9F1021, 0xFF8087},
    {ColorRole::Tooltip, "tooltip", 0xFFFFFF, 0x20252C, 0xFFFFFF, 0x000000},
    {ColorRole::TooltipBorder, "tooltip-border", 0xC9CFD7, 0x3C4550, 0x000000, 0xFFFFFF},
}};

constexpr bool rolesInOrder()
{
    for (std::size_t i = 0; i < Roles.size(); ++i) {
        if (static_cast<std::size_t>(Roles[i].role) != i)
            return false;
    }
    return true;
}
static_assert(rolesInOrder(), "a row of the table is looked up by the number of its role");

QRgb pick(const RoleRow &row, ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::Light:
        return row.light;
    case ThemeKind::Dark:
        return row.dark;
    case ThemeKind::HighContrastLight:
        return row.highContrastLight;
    case ThemeKind::HighContrastDark:
        return row.highContrastDark;
    }
    return row.light;
}

} // namespace

Theme::Theme(ThemeKind kind)
    : m_kind(kind)
{
    for (const RoleRow &row : Roles)
        m_colors[static_cast<std::size_t>(row.role)] = row.role == ColorRole::None ? QColor() : QColor::fromRgb(pick(row, kind));
}

const Theme &Theme::get(ThemeKind kind)
{
    static const std::array<Theme, 4> themes{Theme(ThemeKind::Light), Theme(ThemeKind::Dark),
                                             Theme(ThemeKind::HighContrastLight), Theme(ThemeKind::HighContrastDark)};
    return themes[static_cast<std::size_t>(kind)];
}

QString Theme::roleName(ColorRole role)
{
    return QString::fromLatin1(Roles[static_cast<std::size_t>(role)].name);
}

} // namespace awaitscope
