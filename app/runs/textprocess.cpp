// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/textprocess.h"

#include "app/document/pythontext.h"
#include "model/text/outputfile.h"

#include <utility>

namespace awaitscope {

TextProcess::~TextProcess()
{
    cancel();
}

void TextProcess::cancel()
{
    QProcess *process = std::exchange(m_process, nullptr);
    if (!process)
        return;
    process->disconnect();
    process->kill();
    process->waitForFinished(1000);
    delete process;
}

QString TextProcess::start(QObject *owner, const QString &text, const QString &fileName, const Command &command, Answer answered)
{
    cancel();
    m_answered = std::move(answered);
    m_folder = std::make_unique<QTemporaryDir>();
    const QString file = m_folder->filePath(fileName);
    if (const QString why = writeWhole(file, encodePython({text, false}), OutputFile::Option::Private); !why.isEmpty())
        return why;
    const Result<QStringList> words = command(file);
    if (!words)
        return words.problems().front().message;
    m_process = new QProcess(owner);
    QObject::connect(m_process, &QProcess::finished, owner, [this] { finish(); });
    QObject::connect(m_process, &QProcess::errorOccurred, owner, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish();
    });
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->start(words->first(), words->mid(1));
    return {};
}

void TextProcess::finish()
{
    QProcess *process = std::exchange(m_process, nullptr);
    process->deleteLater();
    m_folder.reset();
    const Answer answered = std::exchange(m_answered, {});
    answered(*process);
}

} // namespace awaitscope
