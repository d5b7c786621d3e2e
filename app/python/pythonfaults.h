// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/python/faultstore.h"

#include <QDialog>
#include <QObject>
#include <QStringList>

#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSettings;

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

//! What if it failed? The awaits of the open Python file that are to fail in its runs: a list in which each is switched on or off, and which is
//! remembered for each file.
class PythonFaults : public QObject
{
    Q_OBJECT

public:
    //! All outlive it.
    PythonFaults(PythonPanel &panel, QSettings &settings, QWidget *window);

    //! Another text was loaded into the editor, of the file at \a path; empty: it is no file. Takes what is remembered for it.
    void open(const QString &path);
    //! The text was saved under that path.
    void moveTo(const QString &path);
    //! No text is open.
    void close();

    //! Asks about an await in that line of the text.
    void add(int line, const QString &task);
    //! Makes only the \a nth await of a line fail, the first time; takes the place of the one that was tried before, and switches the others off.
    void tryOnly(int line, int nth, const QString &effect);
    //! Options of launch.py for those that are switched on.
    QStringList options() const;

Q_SIGNALS:
    void changed(); //!< what is to fail in the next run

private:
    struct Fault
    {
        StoredFault what; // its line is that of the mark
        int mark = 0; // of the editor: it moves with its line
        bool isTried = false; // by tryOnly()
    };
    int lineNow(const Fault &fault) const; //!< 0: it is gone
    void insert(StoredFault what, bool isTried);
    void remove(std::size_t index);
    void removeCurrent();
    QStringList specs() const;
    void store();
    void tell();
    void show();

    PythonPanel &m_panel;
    QSettings &m_settings;
    QWidget *m_window;
    QString m_path;
    std::vector<Fault> m_faults;
};

} // namespace awaitscope
