// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/pythoneditor/textlines.h"

#include <QObject>
#include <QString>

#include <memory>

namespace awaitscope {

class PythonPanel;
class RunController;
class TraceStore;
class ViewState;

//! Links the lines of the open Python file with the spans of its run, in both directions, and shows on which line each task stands at the
//! moment under the pointer.
class PythonLinks : public QObject
{
    Q_OBJECT

public:
    //! All outlive it.
    PythonLinks(PythonPanel &panel, ViewState &view, const RunController &runs, QObject *parent = nullptr);

    //! The path under which the displayed run knows the text; empty: it is not a run of it. \a lines: those of the text that was run.
    void setProgram(const QString &path, const std::shared_ptr<const TextLines> &lines);
    struct Place
    {
        int line = 0; //!< of the text as it is now; 0: none
        QString task; //!< its name in the timeline
    };
    //! Of what is selected in the timeline.
    Place selectedPlace() const;
    //! The displayed run is another one, or has more events.
    void update();

private:
    const TraceStore *store() const;
    int lineOf(const QString &pointer) const;
    void pointAt(int line);
    void followSelection();
    void followHover();
    void followCursor();

    PythonPanel &m_panel;
    ViewState &m_view;
    const RunController &m_runs;
    QString m_program;
    std::shared_ptr<const TextLines> m_lines; // if there is a program
    bool m_pointing = false; // the highlight was set here
};

} // namespace awaitscope
