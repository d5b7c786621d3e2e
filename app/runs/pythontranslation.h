// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "views/pythoneditor/linenote.h"

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <vector>

namespace awaitscope {

//! Makes a task set of a Python text, without running it: in a process of the chosen Python.
class PythonTranslation : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~PythonTranslation() override;

    //! A translation under way is given up. Answers with translated() or refused(). \a fileName: what the text would be called.
    void start(const QString &text, const QString &fileName, const QString &interpreter);
    void cancel();
    bool isRunning() const { return m_process != nullptr; }
    TaskSet takeSet() { return *std::exchange(m_set, std::nullopt); }

Q_SIGNALS:
    void translated(); //!< see takeSet()
    //! What a task set cannot express, or why the text cannot be read at all; a line of 0 belongs to the whole text.
    void refused(const std::vector<awaitscope::LineNote> &reasons);

private:
    void finish();

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcess *m_process = nullptr;
    std::optional<TaskSet> m_set;
};

} // namespace awaitscope
