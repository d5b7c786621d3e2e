// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace awaitscope {

//! Shows the picture as it will be, scaled down to fit. Redraws shortly after the last change of the options.
class ExportPreview : public QWidget
{
    Q_OBJECT
public:
    explicit ExportPreview(const TraceStore &store, QWidget *parent = nullptr);

    void setOptions(const ExportOptions &options);
    //! Shows the beginning of a text instead, until the options are set again.
    void showText(const QString &text);
    //! Size of the picture in its own pixels; empty before it was first drawn.
    QSize pictureSize() const { return m_pictureSize; }
    //! Of a PDF with these options.
    int pageCount() const { return m_pageCount; }
    //! Why there is no picture; empty if there is one.
    QString problem() const { return m_problem; }
    QSize sizeHint() const override { return {640, 480}; }

Q_SIGNALS:
    void updated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void draw();
    void paintText(QPainter &painter) const;
    QRectF target() const;

    const TraceStore &m_store;
    ExportOptions m_options;
    QTimer m_timer;
    QImage m_image;
    QSize m_pictureSize;
    int m_pageCount = 1;
    QString m_problem;
    QString m_text;
};

} // namespace awaitscope
