// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/minimap.h"

#include "views/picture/barlook.h"

#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QWheelEvent>

#include <cmath>

namespace awaitscope {

namespace {

constexpr std::size_t LanesShown = 22; // individually; if there are more, they are merged
constexpr std::size_t LanesASlice = 4'000;
constexpr qint64 MsBetweenDrafts = 250; // while a large store is being read
constexpr qreal HandleReach = 7;

//! As low bars, but what waits is in the background.
ColorRole colorOf(SpanState state)
{
    if (state == SpanState::Created)
        return ColorRole::Grid;
    if (state == SpanState::Awaiting || state == SpanState::Calling || state == SpanState::HeldUp)
        return ColorRole::Border;
    return lowBarTone(state, false);
}

} // namespace

Minimap::Minimap(ViewState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_theme(&Theme::get(ThemeKind::Light))
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Overview"));
    setAccessibleDescription(tr("The whole run; the left and right keys move the visible part"));
    setFixedHeight(50);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    const auto redraw = [this] {
        m_stale = true;
        update();
    };
    connect(state, &ViewState::domainChanged, this, redraw);
    connect(state, &ViewState::rangeChanged, this, qOverload<>(&QWidget::update));
    m_drawn.start();
}

Minimap::~Minimap() = default;

void Minimap::setStore(const TraceStore *store)
{
    m_store = store;
    m_index = store ? std::make_unique<TimelineIndex>(*store) : nullptr;
    m_crowd = store ? std::make_unique<MergedAggregate>() : nullptr;
    m_hits.clear();
    m_cost = 0;
    m_stale = true;
    update();
}

void Minimap::refresh()
{
    m_stale = true;
    // Drawing a large store takes a while; it must not use more than a small share of the time.
    if (m_drawn.elapsed() >= m_cost * 12)
        update();
    else
        QTimer::singleShot(int(m_cost * 12), this, qOverload<>(&QWidget::update));
}

void Minimap::setTheme(const Theme &theme)
{
    m_theme = &theme;
    m_stale = true;
    update();
}

void Minimap::setLeft(qreal left)
{
    m_left = left;
    m_stale = true;
    update();
}

void Minimap::setRight(qreal margin)
{
    m_right = margin;
    m_stale = true;
    update();
}

void Minimap::setHits(const std::vector<ViewItem> &hits)
{
    m_hits = hits;
    m_stale = true;
    update();
}

QRectF Minimap::strip() const
{
    const qreal left = std::min<qreal>(m_left, width() * 0.6);
    return QRectF(left, 0, std::max<qreal>(width() - left - m_right, 1), height());
}

qreal Minimap::xAt(Time t) const
{
    const TimeRange all = m_state->domain();
    return strip().left() + double((t - all.begin).count()) / double(std::max<qint64>(all.duration().count(), 1)) * strip().width();
}

Time Minimap::timeAt(qreal x) const
{
    const TimeRange all = m_state->domain();
    return all.begin + Time{std::llround((x - strip().left()) / strip().width() * double(all.duration().count()))};
}

QRectF Minimap::window() const
{
    const qreal left = xAt(m_state->range().begin), right = xAt(m_state->range().end);
    return QRectF(left + 3, 4, std::max<qreal>(right - left - 6, 6), height() - 13);
}

// Everything except the window, as an image: moving the window is then cheap.
void Minimap::drawPicture()
{
    QElapsedTimer clock;
    clock.start();
    const qreal ratio = devicePixelRatioF();
    const QSize size = (QSizeF(strip().size()) * ratio).toSize();
    if (m_picture.size() != size)
        m_picture = QImage(size.expandedTo({1, 1}), QImage::Format_RGB32);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(m_theme->color(ColorRole::Panel));
    if (m_store && !m_store->lanes().empty()) {
        QPainter painter(&m_picture);
        const QRectF area(0, 9, strip().width(), height() - 23);
        if (m_store->lanes().size() <= LanesShown)
            drawLanes(painter, area);
        else
            drawCrowd(painter, area);
        drawErrors(painter);
    }
    m_cost = clock.elapsed();
    m_drawn.restart();
    m_stale = false;
}

void Minimap::drawRuns(QPainter &painter, qreal left, qreal top, qreal height)
{
    for (const PixelRun &run : m_runs)
        painter.fillRect(QRectF(left + run.begin, top, run.end - run.begin, height), m_theme->color(colorOf(run.cell.worst)));
    m_runs.clear();
}

void Minimap::drawLanes(QPainter &painter, const QRectF &area)
{
    const qreal step = std::min<qreal>(area.height() / qreal(m_store->lanes().size()), 6), bar = std::max<qreal>(std::floor(step * 0.62), 1);
    const TimeRange run = m_store->range();
    const qreal left = xAt(run.begin) - strip().left(), right = xAt(run.end) - strip().left();
    const PixelScale scale{run, std::max(1, int(std::lround(right - left)))};
    for (quint32 lane = 0; lane < m_store->lanes().size(); ++lane) {
        m_index->columns(lane, scale, m_runs);
        drawRuns(painter, std::round(left), std::round(area.top() + step * lane), bar);
    }
}

// A large store is read in slices, so that the window stays responsive. Returns whether the picture is worth drawing.
bool Minimap::takeCrowd()
{
    if (!m_store || m_store->lanes().size() <= LanesShown || m_crowd->update(*m_store, LanesASlice))
        return true;
    QTimer::singleShot(0, this, [this] {
        m_stale = true;
        m_cost = 0;
        update();
    });
    return m_picture.isNull() || m_drawn.elapsed() >= MsBetweenDrafts;
}

void Minimap::drawCrowd(QPainter &painter, const QRectF &area)
{
    const TimeRange run = m_store->range();
    const qreal left = xAt(run.begin) - strip().left(), right = xAt(run.end) - strip().left();
    const PixelScale scale{run, std::max(1, int(std::lround(right - left)))};
    const auto lanes = quint32(m_store->lanes().size());
    const quint32 blocks = (lanes + MergedAggregate::LanesPerBlock - 1) / MergedAggregate::LanesPerBlock;
    const quint32 rows = std::min<quint32>(blocks, quint32(area.height() / 3));
    for (quint32 row = 0; row < rows; ++row) {
        const quint32 first = quint32(quint64(blocks) * row / rows) * MergedAggregate::LanesPerBlock;
        const quint32 last = std::min(lanes, quint32(quint64(blocks) * (row + 1) / rows) * MergedAggregate::LanesPerBlock);
        m_crowd->query(first, last, scale, run.end, m_runs);
        const qreal top = std::round(area.top() + area.height() * row / rows), bottom = std::round(area.top() + area.height() * (row + 1) / rows);
        drawRuns(painter, std::round(left), top, std::max<qreal>(bottom - top - 1, 1));
    }
}

void Minimap::drawErrors(QPainter &painter)
{
    const qreal left = strip().left();
    // At most one tick per pixel, however many hits and errors there are.
    qreal last = -1;
    for (const ViewItem &hit : m_hits) {
        const qreal x = hit.lane < m_store->lanes().size() ? std::round(xAt(m_store->lanes()[hit.lane].begin) - left) : last;
        if (x != last)
            painter.fillRect(QRectF(x, 1, 2, 5), m_theme->color(ColorRole::Accent));
        last = x;
    }
    last = -1;
    for (const LedgerEntry &e : m_store->ledger()) {
        if (e.fate != Fate::Pending && e.fate != Fate::Lost)
            continue;
        const qreal x = std::round(xAt(e.raised) - left);
        if (x == last)
            continue;
        last = x;
        painter.fillRect(QRectF(x, height() - 7, 2, 6), m_theme->color(ColorRole::Pending));
    }
}

void Minimap::paintEvent(QPaintEvent *)
{
    if (m_stale && (m_picture.isNull() || m_drawn.elapsed() >= m_cost * 12 || m_cost < 4) && takeCrowd())
        drawPicture();
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->color(ColorRole::Panel));
    painter.drawImage(strip().topLeft(), m_picture);
    painter.fillRect(QRectF(0, 0, width(), 1), m_theme->color(ColorRole::Border));
    painter.fillRect(QRectF(strip().left(), 0, 1, height()), m_theme->color(ColorRole::Border));
    painter.setPen(m_theme->color(ColorRole::SecondaryText));
    painter.drawText(QRectF(27, 0, strip().left() - 30, height()), Qt::AlignVCenter | Qt::AlignLeft, tr("Overview"));
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF w = window();
    QColor veil = m_theme->color(ColorRole::Panel);
    veil.setAlphaF(0.6f);
    painter.fillRect(QRectF(strip().left() + 1, 1, w.left() - strip().left() - 1, height() - 1), veil);
    painter.fillRect(QRectF(w.right(), 1, strip().right() - w.right(), height() - 1), veil);
    const QColor accent = m_theme->color(hasFocus() ? ColorRole::Text : ColorRole::Accent);
    painter.setPen(QPen(accent, hasFocus() ? 2 : 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(w, 4, 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->color(ColorRole::Accent));
    for (qreal x : {w.left(), w.right()})
        painter.drawRoundedRect(QRectF(x - 3.5, w.center().y() - 9, 7, 18), 3, 3);
}

void Minimap::resizeEvent(QResizeEvent *)
{
    m_stale = true;
    m_cost = 0;
}

Minimap::Grip Minimap::gripAt(QPointF pos) const
{
    const QRectF w = window();
    // The middle third of a narrow window still moves it.
    const qreal reach = std::min(HandleReach, w.width() / 3);
    if (std::abs(pos.x() - w.left()) <= HandleReach && pos.x() < w.left() + reach)
        return Grip::Left;
    if (std::abs(pos.x() - w.right()) <= HandleReach && pos.x() > w.right() - reach)
        return Grip::Right;
    return pos.x() >= w.left() && pos.x() <= w.right() ? Grip::Window : Grip::None;
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || event->position().x() < strip().left())
        return;
    m_grip = gripAt(event->position());
    if (m_grip == Grip::None) { // a click outside the window moves it there
        m_grip = Grip::Window;
        m_grabbed = (xAt(m_state->range().end) - xAt(m_state->range().begin)) / 2;
        moveTo(event->position().x());
        return;
    }
    m_grabbed = event->position().x() - xAt(m_state->range().begin);
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grip == Grip::None) {
        const Grip grip = gripAt(event->position());
        setCursor(grip == Grip::Left || grip == Grip::Right          ? Qt::SizeHorCursor
                      : grip == Grip::Window && !m_state->isFitted() ? Qt::OpenHandCursor
                                                                     : Qt::ArrowCursor);
        return;
    }
    moveTo(event->position().x());
}

void Minimap::moveTo(qreal x)
{
    const TimeRange seen = m_state->range(), all = m_state->domain();
    const Time t = std::clamp(timeAt(x), all.begin, all.end);
    if (m_grip == Grip::Left)
        return m_state->setRange({std::min(t, seen.end - ViewState::MinimumDuration), seen.end}, ViewState::History::Merge);
    if (m_grip == Grip::Right)
        return m_state->setRange({seen.begin, std::max(t, seen.begin + ViewState::MinimumDuration)}, ViewState::History::Merge);
    const Time begin = std::clamp(timeAt(x - m_grabbed), all.begin, std::max(all.begin, all.end - seen.duration()));
    m_state->setRange({begin, begin + seen.duration()}, ViewState::History::Merge);
}

void Minimap::mouseReleaseEvent(QMouseEvent *)
{
    m_grip = Grip::None;
}

void Minimap::mouseDoubleClickEvent(QMouseEvent *)
{
    m_state->fit();
}

void Minimap::wheelEvent(QWheelEvent *event)
{
    const int delta = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (event->modifiers() & Qt::ControlModifier)
        m_state->zoom(std::clamp(timeAt(event->position().x()), m_state->range().begin, m_state->range().end), std::pow(0.8, delta / 120.0));
    else
        m_state->pan(Time{-m_state->range().duration().count() * delta / 1200});
    event->accept();
}

void Minimap::keyPressEvent(QKeyEvent *event)
{
    const Time step = m_state->range().duration() / 8;
    const Time middle = m_state->range().begin + m_state->range().duration() / 2;
    switch (event->key()) {
    case Qt::Key_Left:
        return m_state->pan(-step);
    case Qt::Key_Right:
        return m_state->pan(step);
    case Qt::Key_Plus:
    case Qt::Key_Up:
        return m_state->zoom(middle, 0.7);
    case Qt::Key_Minus:
    case Qt::Key_Down:
        return m_state->zoom(middle, 1 / 0.7);
    case Qt::Key_Home:
    case Qt::Key_0:
        return m_state->fit();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace awaitscope
