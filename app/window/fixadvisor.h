// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fixes/fixes.h"
#include "views/common/theme.h"

#include <QDialog>
#include <QObject>
#include <QTimer>

namespace awaitscope {

class DetailsPanel;
class Document;
class RunController;
class ViewState;

//! What a fix changes, before it does: the difference of the exported Python, the timeline of the changed set, and what becomes of the
//! problem there.
class FixPreview : public QDialog
{
    Q_OBJECT

public:
    FixPreview(const TaskSet &before, const Fix &fix, const Theme &theme, QWidget *parent = nullptr);
};

//! Offers fixes for what is selected, in Details: looks for them when the selection rests, shows what one would change, and makes it one
//! undoable step. Fixes are for the task set as it is written: not for a recording, nor for a run with another strategy.
class FixAdvisor : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive it, or go with \a parent.
    FixAdvisor(const RunController &runs, ViewState &view, Document &document, DetailsPanel &details, QWidget *parent);

    void setTheme(const Theme &theme) { m_theme = &theme; }
    //! At once, instead of when the selection has rested.
    void lookNow();

private:
    void preview(const Fix &fix);

    const RunController &m_runs;
    ViewState &m_view;
    Document &m_document;
    DetailsPanel &m_details;
    QWidget *m_window;
    const Theme *m_theme;
    QTimer m_rest;
};

} // namespace awaitscope
