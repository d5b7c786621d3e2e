// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/predict/tellingactions.h"
#include "views/common/theme.h"
#include "model/trace/tracestore.h"

#include <QObject>

class QAction;
class QBoxLayout;
class QDockWidget;

namespace awaitscope {

class Document;
class PredictChange;
class PredictPanel;
class RunController;
class TimelineWidget;
class ViewState;

//! For teachers: the run is covered from a moment on, the learner says what will become of each task, uncovers it and sees what was right.
//! While it is covered, what happens later has not been executed at all; edits and other strategies are covered too.
class PredictMode : public QObject
{
    Q_OBJECT

public:
    //! What it is about. All of it outlives it.
    struct Parts
    {
        RunController &runs;
        Document &document;
        ViewState &view;
        TimelineWidget &timeline;
        QBoxLayout &place; //!< of the questions
        QDockWidget &panel; //!< gives them its room
        PredictChange &compared; //!< takes the command while runs are compared
        QAction *toggle;
        QList<QAction *> telling; //!< that would show what is covered
    };
    PredictMode(const Parts &parts, QObject *parent);

    bool isOn() const { return m_phase != Phase::Off; }
    void leave();
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void coverChanged(bool covered); //!< before it takes effect

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Phase : quint8 { Off,
                                Waiting, //!< for a covered run
                                Covering, //!< it is displayed, but still executed
                                Asking,
                                Revealing, //!< waits for the whole run
                                Revealed };
    void show(bool on);
    void cover(Time moment);
    void reveal();
    void setCovered(bool on);
    void replaced();
    void settle();
    void finish();
    Time chosenMoment() const;
    void select(quint32 lane);

    Parts m_parts;
    PredictPanel *m_panel;
    Phase m_phase = Phase::Off;
    Time m_moment{};
    bool m_hadPanel = false;
    TellingActions m_telling;
};

} // namespace awaitscope
