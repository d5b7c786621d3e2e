// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"
#include "views/pythoneditor/pythonedit.h"

#include <QWidget>

#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QListWidget;
class QToolButton;

namespace awaitscope {

class ElidedLabel;
class FindBar;
class TrialTable;

//! A Python that can run the program.
struct InterpreterChoice
{
    QString label;
    QString program; //!< a name or a path
};

//! The left side of the window while a Python file is open: which Python runs it, the page of text with its find bar, where the tasks
//! stand, and a list of what a task set cannot express.
class PythonPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PythonPanel(QWidget *parent = nullptr);

    PythonEdit *edit() const { return m_edit; }
    void find();
    void setTheme(const Theme &theme);
    //! \a chosen: its program; one that is not in the list is added.
    void setInterpreters(const std::vector<InterpreterChoice> &choices, const QString &chosen);
    //! What the button beside the chooser does, and the commands of the menu.
    void setCommands(const QList<QAction *> &buttons, const QList<QAction *> &menu);
    //! Where tasks stand at the moment under the pointer, or how to see it.
    void setStandingText(const QString &text);
    //! A list of lines with reasons below the text; none: it is hidden. \a lines: of the text that they are about. \a offer: what could be
    //! done instead, on a button; empty: nothing.
    void setFindings(const QString &title, const std::vector<LineNote> &findings, std::shared_ptr<const TextLines> lines = {}, const QString &offer = {});
    TrialTable *trials() const { return m_trials; }

    //! What is to fail in a run; the owner fills it.
    QListWidget *faults() const { return m_faults; }
    void showFaults(bool on);

Q_SIGNALS:
    void faultsClosed(); //!< nothing is to fail any more
    void faultsCopied(); //!< the user wants them as options of a command line
    void offerTaken(); //!< of the findings
    void interpreterChosen(const QString &program);

private:
    QWidget *createBar();
    QWidget *createFindings();
    QWidget *createFaults();

    PythonEdit *m_edit;
    FindBar *m_find;
    QComboBox *m_interpreters;
    QToolButton *m_more;
    QWidget *m_buttons;
    ElidedLabel *m_standing;
    QLabel *m_findingsTitle;
    QListWidget *m_findings;
    QToolButton *m_offer;
    std::shared_ptr<const TextLines> m_findingLines;
    QWidget *m_findingsBox;
    QListWidget *m_faults;
    QWidget *m_faultsBox;
    TrialTable *m_trials;
};

} // namespace awaitscope
