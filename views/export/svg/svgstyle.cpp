// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/svg/svgstyle.h"

namespace awaitscope {

namespace {

QByteArray roleName(ColorRole role)
{
    return Theme::roleName(role).toLatin1();
}

QByteArray hex(const Theme &theme, ColorRole role)
{
    return theme.color(role).name().toLatin1();
}

//! The lines of one tile, as the timeline's painter draws them.
QByteArray tile(Pattern pattern, const QByteArray &stroke, const QByteArray &fill)
{
    switch (pattern) {
    case Pattern::None:
        return {};
    case Pattern::Hatch:
        return "<path class=\"" + stroke + "\" d=\"M-1 1L1 -1M-1 7L7 -1M5 7L7 5\"/>";
    case Pattern::Stripes:
        return "<path class=\"" + stroke + "\" stroke-width=\"2.3\" d=\"M-2 -2L10 10M-2 6L2 10M6 -2L10 2\"/>";
    case Pattern::Dots:
        return "<circle class=\"" + fill + "\" cx=\"3\" cy=\"3\" r=\"0.8\"/>";
    }
    return {};
}

int tileSize(Pattern pattern)
{
    switch (pattern) {
    case Pattern::None: return 1;
    case Pattern::Hatch: return 6;
    case Pattern::Stripes: return 8;
    case Pattern::Dots: return 6;
    }
    return 1;
}

} // namespace

QByteArray SvgStyle::fillClass(ColorRole role)
{
    m_fills.insert(role);
    return "f-" + roleName(role);
}

QByteArray SvgStyle::strokeClass(ColorRole role)
{
    m_strokes.insert(role);
    return "s-" + roleName(role);
}

QByteArray SvgStyle::inkClass(ColorRole role)
{
    m_inks.insert(role);
    return "c-" + roleName(role);
}

QByteArray SvgStyle::haloClass()
{
    m_halo = true;
    return "h";
}

QByteArray SvgStyle::patternId(const PatternKey &key)
{
    static constexpr std::array names{"plain", "hatch", "stripes", "dots"};
    QByteArray id = "p-" + QByteArray(names[static_cast<std::size_t>(key.pattern)]) + '-' + roleName(key.ground);
    if (key.ink != ColorRole::SleepingHatch && key.ink != ColorRole::OrphanStripe)
        id += '-' + roleName(key.ink);
    return id;
}

QByteArray SvgStyle::patternClass(Pattern pattern, ColorRole ground, ColorRole ink)
{
    const PatternKey key{pattern, ground, ink};
    m_patterns.insert(key);
    if (ground != ColorRole::None)
        fillClass(ground);
    if (pattern == Pattern::Dots)
        fillClass(ink);
    else
        strokeClass(ink);
    return patternId(key);
}

QByteArray SvgStyle::rules(ThemeKind kind) const
{
    const Theme &theme = Theme::get(kind);
    QByteArray css;
    for (const ColorRole role : m_fills)
        css += ".f-" + roleName(role) + "{fill:" + hex(theme, role) + "}\n";
    for (const ColorRole role : m_strokes)
        css += ".s-" + roleName(role) + "{stroke:" + hex(theme, role) + "}\n";
    for (const ColorRole role : m_inks)
        css += ".c-" + roleName(role) + "{color:" + hex(theme, role) + "}\n";
    if (m_halo)
        css += ".h{stroke:" + hex(theme, ColorRole::Canvas) + "}\n";
    return css;
}

QByteArray SvgStyle::sheet(ExportTheme theme) const
{
    // On the root, to be inherited: a rule for the text elements would override their own sizes.
    QByteArray css = ".aw{font-family:Inter,system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans','DejaVu Sans',Arial,"
                     "sans-serif;font-size:13px}\n"
                     ".b{font-weight:600}.m{text-anchor:middle}.e{text-anchor:end}.n{fill:none}\n";
    for (const PatternKey &key : m_patterns)
        css += '.' + patternId(key) + "{fill:url(#" + patternId(key) + ")}\n";
    if (m_halo)
        css += ".h{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}\n";
    css += rules(theme == ExportTheme::Dark ? ThemeKind::Dark : ThemeKind::Light);
    // Not when printed: paper is white.
    if (theme == ExportTheme::Auto)
        css += "@media screen and (prefers-color-scheme:dark){\n" + rules(ThemeKind::Dark) + "}\n";
    return css;
}

QByteArray SvgStyle::patterns() const
{
    QByteArray out;
    for (const PatternKey &key : m_patterns) {
        const QByteArray size = QByteArray::number(tileSize(key.pattern));
        out += "<pattern id=\"" + patternId(key) + "\" width=\"" + size + "\" height=\"" + size + "\" patternUnits=\"userSpaceOnUse\">";
        if (key.ground != ColorRole::None)
            out += "<path class=\"f-" + roleName(key.ground) + "\" d=\"M0 0H" + size + 'V' + size + "H0Z\"/>";
        out += tile(key.pattern, "s-" + roleName(key.ink), "f-" + roleName(key.ink));
        out += "</pattern>\n";
    }
    return out;
}

} // namespace awaitscope
