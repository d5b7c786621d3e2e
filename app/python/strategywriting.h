// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/textprocess.h"
#include "model/program/strategy/strategy.h"
#include "views/pythoneditor/linenote.h"
#include "views/pythoneditor/pythonedit.h"

#include <QObject>

#include <vector>

namespace awaitscope {

//! Finds how a strategy is written into the calls of gather of a Python text, without running it: in a process of the chosen Python.
class StrategyWriting : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! One that is under way is given up. \a line: only the call there; 0: all. \a fileName: what the text would be called.
    void start(const QString &text, const QString &fileName, const QString &interpreter, Strategy strategy, int line);
    void cancel() { m_process.cancel(); }
    bool isRunning() const { return m_process.isRunning(); }

    struct Answer
    {
        std::vector<TextChange> changes; //!< of the text that start() was given
        std::vector<LineNote> notes; //!< what is different then; a line of 0 belongs to the whole text
        std::vector<LineNote> refused; //!< which calls stay as they are, and why
    };
    const Answer &answer() const { return m_answer; }

Q_SIGNALS:
    void answered();

private:
    void take(QProcess &process);
    void fail(const QString &why);

    Answer m_answer;
    TextProcess m_process; // last: it uses the others
};

} // namespace awaitscope
