// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/legend.h"
#include "views/picture/painter.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QToolButton;

namespace awaitscope {

class TimelineWidget;

//! The legend below the timeline of the window: everything that was visible since the run was opened. Hovering or focusing an
//! entry highlights what it explains. It can be collapsed.
class LegendBar : public QWidget
{
    Q_OBJECT
public:
    explicit LegendBar(TimelineWidget *timeline, QWidget *parent = nullptr);
    ~LegendBar() override;

    void setTheme(const Theme &theme);
    //! Left edge of the plot; the button is to the left of it.
    void setLeft(qreal left);
    bool isFolded() const { return m_folded; }
    void setFolded(bool on);
    //! Includes what is visible now, which otherwise happens after a short delay.
    void refresh();

    //! Its entries in order, with their positions; for tests.
    const std::vector<LegendEntry> &entries() const { return m_entries; }
    QRectF rectOf(Sign sign) const;
    std::optional<Sign> current() const;

Q_SIGNALS:
    void foldedChanged(bool folded);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void place();
    void setCurrent(std::optional<std::size_t> entry);
    std::optional<std::size_t> entryAt(QPointF pos) const;
    QPointF origin() const { return {m_left, 2}; }

    TimelineWidget *m_timeline;
    QToolButton *m_button;
    const Theme *m_theme;
    TimelinePainter m_painter;
    TextMeasure m_measure;
    QTimer m_soon;
    Signs m_signs;
    const TraceStore *m_store = nullptr; // the one to which the signs belong
    std::vector<LegendEntry> m_entries;
    std::optional<std::size_t> m_current;
    qreal m_left = 120;
    bool m_folded = false;
};

} // namespace awaitscope
