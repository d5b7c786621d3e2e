// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/scene/exportpaint.h"

#include "views/picture/painter.h"

#include <QPainter>

namespace awaitscope {

namespace {

constexpr qreal GlyphRim = 4; // both sides together, around glyphs without a disc of their own

bool isGround(ColorRole role)
{
    return role == ColorRole::Canvas || role == ColorRole::AlternateLane || role == ColorRole::Panel || role == ColorRole::Hover;
}

} // namespace

const Theme &themeOf(ExportTheme theme)
{
    return Theme::get(theme == ExportTheme::Dark ? ThemeKind::Dark : ThemeKind::Light);
}

bool wantsHalo(ColorRole text)
{
    // These are drawn on bars and are as light as the canvas: an outline would hide them.
    return text != ColorRole::OnPending && text != ColorRole::OnAccent && text != ColorRole::Canvas && text != ColorRole::AwaitingText;
}

DisplayList withoutGround(const DisplayList &list)
{
    DisplayList out = list;
    std::erase_if(out.items, [](const DisplayItem &item) {
        const auto *rect = std::get_if<RectItem>(&item.shape);
        return rect && isGround(rect->fill) && rect->outline == ColorRole::None && rect->pattern == Pattern::None;
    });
    std::vector<DisplayItem> items;
    items.reserve(out.items.size());
    for (DisplayItem &item : out.items) {
        auto *line = std::get_if<LineItem>(&item.shape);
        if (line && (line->color == ColorRole::Grid || line->color == ColorRole::Border))
            line->color = ColorRole::OrphanStripe; // a mid grey, visible on white and on black
        const auto *glyph = std::get_if<GlyphItem>(&item.shape);
        if (glyph && glyph->ground == ColorRole::None && wantsHalo(glyph->color)) {
            GlyphItem rim = *glyph;
            rim.size += GlyphRim;
            rim.color = ColorRole::Canvas;
            items.push_back({rim, {}, item.clip});
        }
        items.push_back(std::move(item));
    }
    out.items = std::move(items);
    return out;
}

void paintExport(QPainter &painter, const DisplayList &list, const Theme &theme, bool transparent)
{
    TimelinePainter timeline(theme);
    if (!transparent)
        return timeline.paint(painter, list);
    // Alternating sequences of items with and without a halo, in order.
    DisplayList run = withoutGround(list);
    std::vector<DisplayItem> items = std::move(run.items);
    bool halo = false;
    const auto flush = [&] {
        timeline.setHalo(halo);
        timeline.paint(painter, run);
        run.items.clear();
    };
    run.items.clear();
    for (DisplayItem &item : items) {
        const auto *text = std::get_if<TextItem>(&item.shape);
        if (text && wantsHalo(text->color) != halo) {
            flush();
            halo = !halo;
        }
        run.items.push_back(std::move(item));
    }
    flush();
}

} // namespace awaitscope
