// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/predict/tellingactions.h"
#include "model/trace/trace.h"
#include "views/common/theme.h"

#include <QObject>

namespace awaitscope {

class ComparedRuns;
class ComparisonView;
class Document;
class PredictPanel;
class RunController;
class ViewState;

//! For teachers: the second of the runs that are compared is covered, the learner says what will become of each task in it, uncovers it and
//! sees what was right, and what changed. The run of the window is covered too, because it may be the same.
class PredictChange : public QObject
{
    Q_OBJECT

public:
    //! What it is about. All of it outlives it.
    struct Parts
    {
        ComparedRuns &compared;
        RunController &runs;
        ViewState &view; //!< of the run of the window
        Document &document;
        QAction *toggle;
        QList<QAction *> telling; //!< that would show what is covered
    };
    explicit PredictChange(const Parts &parts, QObject *parent = nullptr);

    bool isOn() const { return m_phase != Phase::Off; }
    //! The comparison is displayed there; null: it is not.
    void setView(ComparisonView *view);
    //! Covers the second run from its start on, or, if that is on, leaves. False: no runs are compared.
    bool toggle();
    void begin();
    void leave();
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void coverChanged(bool covered); //!< before it takes effect

private:
    enum class Phase : quint8 { Off,
                                Covering, //!< waits for the covered run
                                Asking,
                                Revealing, //!< waits for the whole run
                                Revealed };
    void cover(Time moment);
    void setCover(std::optional<Time> moment);
    void reveal();
    void replaced();
    void ask();
    void tellToggle();
    QString changeOf(quint32 lane) const;

    Parts m_parts;
    PredictPanel *m_panel; // belongs to the view as soon as it is in it
    ComparisonView *m_view = nullptr;
    TellingActions m_telling;
    Phase m_phase = Phase::Off;
    Time m_moment{};
};

} // namespace awaitscope
