// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/timeline/parts/markerlayer.h"

#include <QAbstractScrollArea>
#include <QKeyEvent>
#include <QLineEdit>

#include <cmath>

namespace awaitscope {

MarkerLayer::MarkerLayer(TimelineSpace &space)
    : m_space(space)
{
}

QList<Marker> MarkerLayer::markers() const
{
    const auto &markers = m_space.options().notes;
    return QList<Marker>(markers.begin(), markers.end());
}

void MarkerLayer::setMarkers(const QList<Marker> &markers)
{
    m_space.options().notes.assign(markers.begin(), markers.end());
    m_space.invalidate();
}

std::optional<std::size_t> MarkerLayer::near(Time at) const
{
    const auto &markers = m_space.options().notes;
    const Time reach{std::llround(6 * m_space.scale().perPixel())};
    const auto found = std::find_if(markers.begin(), markers.end(), [&](const Marker &m) { return std::abs((m.time - at).count()) <= reach.count(); });
    return found == markers.end() ? std::nullopt : std::optional(std::size_t(found - markers.begin()));
}

std::optional<std::size_t> MarkerLayer::at(QPointF pos) const
{
    const auto &markers = m_space.options().notes;
    const QRectF plot = m_space.plot();
    const QRectF ruler(plot.left(), 0, plot.width(), m_space.options().rulerHeight);
    const TextMeasure measure = markers.empty() || !ruler.contains(pos) ? TextMeasure() : fontMeasure();
    for (std::size_t i = markers.size(); measure && i-- > 0;) { // later ones are above
        if (noteFlag(markers[i], m_space.scale().x(markers[i].time), ruler, measure).contains(pos))
            return i;
    }
    return std::nullopt;
}

void MarkerLayer::addOrRemove(Time at)
{
    if (!m_space.store())
        return;
    auto &markers = m_space.options().notes;
    if (const auto there = near(at))
        markers.erase(markers.begin() + std::ptrdiff_t(*there));
    else
        markers.push_back({std::max(at, Time{0}), TimelineText::tr("Marker %1").arg(markers.size() + 1)});
    m_space.invalidate();
    Q_EMIT changed();
}

void MarkerLayer::moveTo(std::size_t number, Time at)
{
    auto &markers = m_space.options().notes;
    if (number < markers.size())
        markers[number].time = std::max(at, Time{0});
}

void MarkerLayer::editNearest(Time at)
{
    const auto &markers = m_space.options().notes;
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < markers.size(); ++i) {
        const auto away = [&](std::size_t n) { return std::abs((markers[n].time - at).count()); };
        if (!nearest || away(i) < away(*nearest))
            nearest = i;
    }
    if (nearest)
        edit(*nearest);
}

void MarkerLayer::edit(std::size_t number)
{
    endEdit(true);
    const Marker &marker = m_space.options().notes[number];
    m_edited = number;
    m_edit = new QLineEdit(marker.text, m_space.viewport());
    m_edit->setObjectName(QStringLiteral("noteEdit"));
    m_edit->setAccessibleName(TimelineText::tr("Text of the marker; leave it empty to remove the marker"));
    const QRectF plot = m_space.plot();
    const qreal x = std::clamp(m_space.scale().x(marker.time), plot.left(), std::max(plot.left(), plot.right() - 200));
    m_edit->setGeometry(int(x), 3, 200, int(m_space.options().rulerHeight) - 6);
    m_edit->selectAll();
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { endEdit(true); });
    m_edit->show();
    m_edit->setFocus();
}

void MarkerLayer::endEdit(bool keep)
{
    if (!m_edit)
        return;
    QLineEdit *edit = m_edit;
    m_edit = nullptr; // hiding it ends the editing again
    const QString text = edit->text().trimmed();
    const bool hadFocus = edit->hasFocus();
    edit->hide();
    edit->deleteLater();
    if (hadFocus)
        m_space.area()->setFocus();
    auto &markers = m_space.options().notes;
    if (!keep || !m_edited || *m_edited >= markers.size() || markers[*m_edited].text == text)
        return;
    if (text.isEmpty())
        markers.erase(markers.begin() + std::ptrdiff_t(*m_edited));
    else
        markers[*m_edited].text = text;
    m_space.invalidate();
    Q_EMIT changed();
}

bool MarkerLayer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) { // keeps the key from the lanes below
            endEdit(key != Qt::Key_Escape);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace awaitscope
