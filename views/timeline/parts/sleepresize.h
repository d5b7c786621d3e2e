// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/parts/sleephandle.h"
#include "views/timeline/parts/timelinespace.h"

#include <QObject>

class QPainter;

namespace awaitscope {

//! The ends of sleeps that can be dragged to another length. Emits what the user asks for; the owner shows what would come of it.
class SleepResize : public QObject
{
    Q_OBJECT
public:
    explicit SleepResize(TimelineSpace &space);

    //! The sleeps that can be changed; none while a run is in progress.
    void setSleeps(const SleepLengths &sleeps) { m_sleeps = sleeps; }
    //! What can be taken hold of there: the end of a sleep, or the failure that follows one.
    std::optional<SleepHandle> handleAt(QPointF pos);
    //! The handle below the pointer, or the pressed one, has a grip.
    void hold(const std::optional<SleepHandle> &handle);
    const std::optional<SleepHandle> &held() const { return m_held; }
    //! The sleep that is being dragged.
    const std::optional<SleepHandle> &resized() const { return m_resized; }
    QString resizedText() const; //!< of the tag at it; empty if none is dragged
    QString tip() const; //!< for the held one

    //! \a x is where the end should be.
    void dragTo(qreal x, Qt::KeyboardModifiers modifiers);
    void drop();
    void cancel();

    void paint(QPainter &painter) const;

Q_SIGNALS:
    void dragged(const awaitscope::SleepHandle &sleep, qint64 ms); //!< on the way: what would be?
    void dropped(const awaitscope::SleepHandle &sleep, qint64 ms); //!< the user wants it; differs from before
    void givenUp();

private:
    std::optional<SleepHandle> handleOfMarkAt(QPointF pos);

    TimelineSpace &m_space;
    SleepLengths m_sleeps;
    std::optional<SleepHandle> m_held;
    std::optional<SleepHandle> m_resized;
    qint64 m_ms = 0; // so far
    quint32 m_lanes = 0; // that change with it
};

} // namespace awaitscope
