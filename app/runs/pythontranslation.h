// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/textprocess.h"
#include "model/program/grammar/taskset.h"
#include "views/pythoneditor/linenote.h"

#include <QObject>

#include <optional>
#include <utility>
#include <vector>

namespace awaitscope {

//! Makes a task set of a Python text, without running it: in a process of the chosen Python.
class PythonTranslation : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! A translation under way is given up. Answers with translated() or refused(). \a fileName: what the text would be called.
    void start(const QString &text, const QString &fileName, const QString &interpreter);
    void cancel() { m_process.cancel(); }
    bool isRunning() const { return m_process.isRunning(); }
    TaskSet takeSet() { return *std::exchange(m_set, std::nullopt); }

Q_SIGNALS:
    void translated(); //!< see takeSet()
    //! What a task set cannot express, or why the text cannot be read at all; a line of 0 belongs to the whole text.
    void refused(const std::vector<awaitscope::LineNote> &reasons);

private:
    void take(QProcess &process);

    std::optional<TaskSet> m_set;
    TextProcess m_process; // last: it uses the others
};

} // namespace awaitscope
