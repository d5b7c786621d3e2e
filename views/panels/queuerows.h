// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/queuelengths.h"
#include "model/trace/tracestore.h"

#include <QStringList>
#include <QWidget>

#include <span>

namespace awaitscope {

class Theme;

//! Rows with the lengths of queues, the tasks that wait for semaphores and locks, and what executors have not begun yet, over the time of the run.
//! Those with the most to do come first, a few of them.
class QueueRows : public QWidget
{
    Q_OBJECT

public:
    explicit QueueRows(QWidget *parent = nullptr);

    //! Hides itself if there is none.
    void setQueues(const TraceStore *store, std::span<const QueueLengths> queues);
    void setTheme(const Theme &theme);
    //! What the rows say, for tests and screen readers.
    QStringList texts() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, 0}; } //!< where height is scarce, the findings need it

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr std::size_t Columns = 256; //!< of the curve
    struct Row
    {
        QString name;
        QString text;
        std::vector<quint32> loads; //!< the highest in each part of the time
        quint32 highest = 0;
    };
    Row rowOf(const TraceStore &store, const QueueLengths &queue) const;
    int rowHeight() const;
    void paintCurve(QPainter &painter, const Row &row, const QRectF &area) const;

    const Theme *m_theme;
    std::vector<Row> m_rows;
    std::size_t m_more = 0; //!< that have no row
};

} // namespace awaitscope
