// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/pages/pages.h"

#include "views/export/scene/exportpaint.h"

#include <QCoreApplication>
#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr qreal PageNumberHeight = 24; // reserved at the foot when there are several pages
constexpr qreal LargestFit = 1.5; // a small picture is not enlarged further than this to fit a page
constexpr std::size_t MostPages = 2000;

struct Stretch
{
    qreal from, to;
};

//! Cuts [first row, end) into stretches of at most `first` pixels for the first and `rest` for the others.
std::vector<Stretch> rowStretches(const std::vector<qreal> &tops, qreal first, qreal rest)
{
    std::vector<Stretch> out;
    qreal from = tops.front();
    const qreal end = tops.back();
    while (from < end && out.size() < MostPages) {
        const qreal room = std::max<qreal>(out.empty() ? first : rest, 1);
        // The last row that ends on this page; a row higher than the page is cut through.
        const auto after = std::upper_bound(tops.begin(), tops.end(), from + room + 0.01);
        const qreal to = after == tops.begin() || *std::prev(after) <= from ? std::min(from + room, end) : *std::prev(after);
        out.push_back({from, to});
        from = to;
    }
    return out;
}

std::vector<Stretch> columnStretches(const QRectF &plot, qreal room)
{
    std::vector<Stretch> out;
    const qreal step = std::max<qreal>(room, 60);
    for (qreal x = plot.left(); x < plot.right() - 0.01 && out.size() < MostPages; x += step)
        out.push_back({x, std::min(x + step, plot.right())});
    if (out.empty())
        out.push_back({plot.left(), plot.right()});
    return out;
}

qreal fitScale(const ExportScene &scene, PageFit fit, QSizeF paper, qreal scale)
{
    const QSizeF size = scene.list.size.shrunkBy(scene.margins);
    const qreal byWidth = paper.width() / std::max<qreal>(size.width(), 1);
    switch (fit) {
    case PageFit::PictureSize:
    case PageFit::Tiles:
        return scale * scene.zoom;
    case PageFit::OnePage:
        return std::min({byWidth, paper.height() / std::max<qreal>(size.height(), 1), LargestFit});
    case PageFit::PageWidth:
        return std::min(byWidth, LargestFit);
    }
    return scale;
}

//! The part of \a list that touches \a window, so that a page out of thousands does not process the items of all others.
DisplayList cropped(const DisplayList &list, const QRectF &window)
{
    struct Bounds
    {
        QRectF operator()(const RectItem &r) const { return r.rect; }
        QRectF operator()(const LineItem &l) const { return QRectF(l.from, l.to).normalized(); }
        QRectF operator()(const TextItem &t) const { return t.rect; }
        QRectF operator()(const GlyphItem &g) const { return QRectF(g.center, g.center); }
        QRectF operator()(const CurveItem &c) const { return QPolygonF({c.from, c.control1, c.control2, c.to}).boundingRect(); }
    };
    DisplayList out;
    out.size = list.size;
    out.plot = list.plot;
    out.names = list.names;
    out.ruler = list.ruler;
    const QRectF wide = window.adjusted(-24, -24, 24, 24);
    for (const DisplayItem &item : list.items) {
        const QRectF b = std::visit(Bounds{}, item.shape);
        if (b.left() <= wide.right() && b.right() >= wide.left() && b.top() <= wide.bottom() && b.bottom() >= wide.top())
            out.items.push_back(item);
    }
    return out;
}

qreal rulerHeight(const ExportScene &scene)
{
    return scene.list.ruler.height();
}

class PageArtist
{
public:
    PageArtist(QPainter &painter, const ExportScene &scene, const ExportOptions &options)
        : m_painter(painter), m_scene(scene), m_theme(themeOf(options.theme)), m_transparent(options.transparent)
    {
    }

    void page(const ExportPage &page) const
    {
        qreal y = 0;
        if (page.header && !m_scene.header.isEmpty()) {
            part(m_scene.header, {0, 0});
            y = m_scene.header.height();
        }
        if (!page.window.isEmpty()) {
            lanes(page.window, y);
            y += rulerHeight(m_scene) + page.window.height();
        }
        if (page.footer && !m_scene.footer.isEmpty())
            part(m_scene.footer, {0, y});
    }

private:
    //! Draws \a source of the list with its top left at \a at.
    void part(const QRectF &source, QPointF at) const
    {
        if (source.isEmpty())
            return;
        m_painter.save();
        m_painter.setClipRect(QRectF(at, source.size()), Qt::IntersectClip);
        m_painter.translate(at - source.topLeft());
        paintExport(m_painter, cropped(m_scene.list, source), m_theme, m_transparent);
        m_painter.restore();
    }

    void lanes(const QRectF &w, qreal y) const
    {
        const DisplayList &l = m_scene.list;
        const qreal head = rulerHeight(m_scene);
        const qreal headTop = m_scene.rowTops.front() - head;
        const qreal left = m_scene.margins.left();
        const qreal side = l.plot.left() - left; // width of the names
        const bool last = w.right() >= l.plot.right() - 0.01;
        const qreal right = last ? l.size.width() - m_scene.margins.right() : w.right();
        part(QRectF(left, headTop, side, head), {0, y});
        part(QRectF(w.left(), headTop, right - w.left(), head), {side, y});
        part(QRectF(left, w.top(), side, w.height()), {0, y + head});
        part(QRectF(w.left(), w.top(), right - w.left(), w.height()), {side, y + head});
    }

    QPainter &m_painter;
    const ExportScene &m_scene;
    const Theme &m_theme;
    bool m_transparent;
};

void paintPageNumber(QPainter &painter, const QSizeF &body, const ExportScene &scene, const Theme &theme, std::size_t i, std::size_t n)
{
    DisplayList list;
    list.size = body;
    const QRectF foot(0, body.height() - PageNumberHeight, body.width(), PageNumberHeight);
    TextItem title{foot, scene.title, ColorRole::SecondaryText, Qt::AlignLeft | Qt::AlignBottom, 10};
    title.rect.setWidth(foot.width() * 0.7);
    const QString text = QCoreApplication::translate("ExportPages", "Page %1 of %2").arg(i + 1).arg(n);
    list.items.push_back({title, {}, Clip::None});
    list.items.push_back({TextItem{foot, text, ColorRole::SecondaryText, Qt::AlignRight | Qt::AlignBottom, 10}, {}, Clip::None});
    paintExport(painter, list, theme, true);
}

} // namespace

ExportPages layOutPages(const ExportScene &scene, PageFit fit, QSizeF paper, qreal scale)
{
    ExportPages out;
    out.scale = fitScale(scene, fit, paper, scale);
    out.body = paper / out.scale;
    const QRectF &plot = scene.list.plot;
    const QRectF all(plot.left(), scene.rowTops.front(), plot.width(), scene.rowTops.back() - scene.rowTops.front());
    if (fit == PageFit::PictureSize || fit == PageFit::OnePage) {
        out.pages.push_back({all, true, true});
        return out;
    }
    const qreal header = scene.header.height();
    const qreal footer = scene.footer.height();
    const qreal room = out.body.height() - rulerHeight(scene) - PageNumberHeight;
    const std::vector<Stretch> rows = rowStretches(scene.rowTops, room - header, room);
    const qreal sides = scene.list.size.width() - plot.width() - scene.margins.left() - scene.margins.right();
    const std::vector<Stretch> columns = fit == PageFit::PageWidth ? std::vector<Stretch>{{plot.left(), plot.right()}}
                                                                   : columnStretches(plot, out.body.width() - sides);
    for (std::size_t r = 0; r < rows.size() && out.pages.size() < MostPages; ++r) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const QRectF window(columns[c].from, rows[r].from, columns[c].to - columns[c].from, rows[r].to - rows[r].from);
            out.pages.push_back({window, r == 0 && c == 0, false});
        }
    }
    // The footer goes below the last row if it fits there, else on a page of its own.
    const bool alone = rows.size() == 1;
    const qreal used = rows.empty() ? 0 : rows.back().to - rows.back().from + (alone ? header : 0);
    if (footer > 0 && (rows.empty() || used + footer > room))
        out.pages.push_back({QRectF(), false, true});
    else if (!out.pages.empty())
        out.pages[out.pages.size() - columns.size()].footer = true;
    if (out.pages.empty())
        out.pages.push_back({QRectF(), true, true});
    return out;
}

bool paintPages(QPainter &painter, QPagedPaintDevice &device, const ExportScene &scene, const ExportOptions &options,
                const ExportProgress &progress)
{
    const QRectF paper = device.pageLayout().paintRect(QPageLayout::Inch);
    const QRectF full = device.pageLayout().fullRect(QPageLayout::Inch);
    const ExportPages layout = layOutPages(scene, options.fit, paper.size() * 96, paperScale(options));
    const Theme &theme = themeOf(options.theme);
    const PageArtist artist(painter, scene, options);
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        if (i > 0)
            device.newPage();
        painter.save();
        painter.scale(device.logicalDpiX() / 96.0, device.logicalDpiY() / 96.0);
        if (!options.transparent) {
            const QPointF corner = (full.topLeft() - paper.topLeft()) * 96;
            painter.fillRect(QRectF(corner, full.size() * 96), theme.color(ColorRole::Canvas));
        }
        painter.scale(layout.scale, layout.scale);
        if (layout.pages.size() > 1)
            paintPageNumber(painter, layout.body, scene, theme, i, layout.pages.size());
        artist.page(layout.pages[i]);
        painter.restore();
        if (progress && !progress(double(i + 1) / double(layout.pages.size())))
            return false;
    }
    return true;
}

} // namespace awaitscope
