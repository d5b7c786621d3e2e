// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/python/strategywriting.h"
#include "app/runs/pythontranslation.h"
#include "model/program/grammar/taskset.h"
#include "views/pythoneditor/textlines.h"

#include <QObject>

#include <memory>
#include <optional>

namespace awaitscope {

class MessageBar;
class PythonDocument;
class PythonPanel;
class PythonRuns;
class RunController;
class Trace;

//! What commands make of the open Python file: a task set, from its text or from its run; and the text with a strategy written into it.
class PythonChanges : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        PythonPanel &panel;
        PythonDocument &document;
        PythonRuns &runs;
        RunController &displayed;
        MessageBar &messages;
    };
    //! All outlive it.
    explicit PythonChanges(const Parts &parts, QObject *parent = nullptr);

    //! Makes a task set of the text, or lists why not.
    void convert();
    //! Writes the chosen strategy into each call of gather, or into the one at \a line.
    void writeStrategy(int line = 0);
    //! The document is closed.
    void cancel();
    bool isConverting() const { return m_translation.isRunning(); }

    struct Converted
    {
        TaskSet set;
        QString likeness; //!< how its run compares with that of the program, as a sentence
    };
    Converted takeConverted() { return *std::exchange(m_converted, std::nullopt); }

Q_SIGNALS:
    void converted(); //!< see takeConverted()
    void strategyWritten(); //!< the text now says it
    void stateChanged();

private:
    const Trace *traceOfText() const;
    void take(TaskSet set);
    void retellRun();
    void refuse(const std::vector<LineNote> &reasons);
    void takeWriting();

    Parts m_parts;
    PythonTranslation m_translation;
    StrategyWriting m_writing;
    std::shared_ptr<const TextLines> m_lines; // of the text that is translated
    bool m_isUnchanged = false; // the text, since it was given to m_writing
    std::optional<Converted> m_converted;
};

} // namespace awaitscope
