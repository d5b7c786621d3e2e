// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"
#include "views/picture/displaylist.h"

#include <QAbstractButton>
#include <QStringList>

#include <memory>

namespace awaitscope {

class TimelinePainter;

//! A run as a small timeline with a summary below it; a click chooses it.
class RunCard : public QAbstractButton
{
    Q_OBJECT

public:
    explicit RunCard(const QString &title, QWidget *parent = nullptr);
    ~RunCard() override;

    //! \a store lives until the next call; \a axis is the time that all cards show. \a lines: the summary.
    void setRun(const TraceStore &store, TimeRange axis, const QStringList &lines);
    //! There is no run, and why.
    void setRefused(const QString &reason);
    //! Whether this is what the task set does at present.
    void setInUse(bool on);
    bool isInUse() const { return m_isInUse; }
    const QStringList &lines() const { return m_lines; }
    void setTheme(const Theme &theme);

    QSize sizeHint() const override { return {420, 220}; }
    QSize minimumSizeHint() const override { return {200, 120}; }
    //! What is drawn of the run, for tests.
    const DisplayList &picture();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF pictureRect() const;
    qreal wordsHeight() const;
    void describe();

    const TraceStore *m_store = nullptr;
    TimeRange m_axis;
    QStringList m_lines;
    QString m_reason; // there is none
    bool m_isInUse = false;
    bool m_isStale = true;
    DisplayList m_list;
    std::unique_ptr<TimelinePainter> m_painter;
    const Theme *m_theme;
};

} // namespace awaitscope
