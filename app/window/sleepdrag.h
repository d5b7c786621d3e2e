// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runcontroller.h"
#include "views/timeline/parts/sleephandle.h"

#include <QObject>
#include <QTimer>

namespace awaitscope {

class Document;
class EngineRun;
class TimelineWidget;

//! The sleeps of \a set whose length is a constant, by JSON pointer of their step. Only those that are at the same place in
//! \a run, which a strategy may have rewritten.
SleepLengths plainSleeps(const TaskSet &set, const TaskSet &run);
//! The set with a different length of the sleep at \a pointer; unchanged if there is none.
TaskSet withSleep(const TaskSet &set, const QString &pointer, qint64 ms);

//! Dragging sleeps on the timeline. During a drag the changed task set is run on the virtual clock and shown as a preview; the
//! document changes once, when the mouse button is released. A large run is not repeated meanwhile. The arguments must outlive it.
class SleepDrag : public QObject
{
    Q_OBJECT

public:
    //! A run with more events than this is not repeated during a drag.
    static constexpr quint64 MostEvents = 100'000;

    SleepDrag(Document &document, RunController &runs, TimelineWidget &timeline, QObject *parent = nullptr);
    ~SleepDrag() override;

private:
    void updateSleeps();
    void drag(const SleepHandle &sleep, qint64 ms);
    void drop(const SleepHandle &sleep, qint64 ms);
    void imagine();
    void forget();

    Document &m_document;
    RunController &m_runs;
    TimelineWidget &m_timeline;
    std::unique_ptr<EngineRun> m_preview;
    QString m_pointer;
    qint64 m_ms = 0;
    QTimer m_timer;
    int m_pause = 0; // ms until the next preview: as long as the last one took, so that the pointer stays responsive
};

} // namespace awaitscope
