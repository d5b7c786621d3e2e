// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QObject>
#include <QStringList>

#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace awaitscope {

class PythonPanel;

//! Asks how an await is to fail.
class FaultDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a task: the one that is meant at first; empty: all.
    FaultDialog(int line, const QString &code, const QString &task, QWidget *parent);

    QString task() const; //!< empty: each task that comes there
    bool isOnce() const;
    QString effect() const; //!< as the command line has it: "TimeoutError:slow", "delay:2s", "never", "cancel"

private:
    void updateFields();

    QComboBox *m_kind;
    QLineEdit *m_detail;
    QLineEdit *m_task;
    QCheckBox *m_once;
};

//! What if it failed? The awaits of the open Python file that are to fail in its runs: a list in which each is switched on or off.
class PythonFaults : public QObject
{
    Q_OBJECT

public:
    //! Both outlive it.
    PythonFaults(PythonPanel &panel, QWidget *window);

    //! Asks about an await in that line of the text.
    void add(int line, const QString &task);
    void clear();
    //! Options of launch.py for those that are switched on.
    QStringList options() const;

Q_SIGNALS:
    void changed();

private:
    struct Fault
    {
        int mark = 0; // of the editor: it moves with its line
        QString task;
        QString effect;
        bool isOnce = false;
        bool isOn = true;
    };
    QString specOf(const Fault &fault) const;
    void show();
    void removeCurrent();

    PythonPanel &m_panel;
    QWidget *m_window;
    std::vector<Fault> m_faults;
};

} // namespace awaitscope
