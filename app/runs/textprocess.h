// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace awaitscope {

//! A command that reads a Python text, from a private file in a folder of its own, and prints an answer. It does not execute the text.
//! Ends with this object, which therefore is the last member of its owner.
class TextProcess
{
public:
    TextProcess() = default;
    ~TextProcess();
    Q_DISABLE_COPY_MOVE(TextProcess)

    //! Program and arguments for a file.
    using Command = std::function<Result<QStringList>(const QString &file)>;
    //! Gets the process that has ended, or could not be started.
    using Answer = std::function<void(QProcess &process)>;

    //! Gives up one that runs. \a fileName: what the text would be called. Returns why there will be no answer; empty: \a answered is
    //! called later, in the thread of \a owner.
    QString start(QObject *owner, const QString &text, const QString &fileName, const Command &command, Answer answered);
    void cancel();
    bool isRunning() const { return m_process != nullptr; }

private:
    void finish();

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcess *m_process = nullptr;
    Answer m_answered;
};

} // namespace awaitscope
