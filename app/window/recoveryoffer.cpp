// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/recoveryoffer.h"

#include "app/document/document.h"
#include "app/widgets/messagebar.h"
#include "app/window/fileactions.h"
#include "app/window/pythonmode.h"
#include "app/window/windowtext.h"
#include "model/text/visibletext.h"

#include <QFileInfo>
#include <QMessageBox>

namespace awaitscope {

using Text = WindowText;

RecoveryOffer::RecoveryOffer(Document &document, const QString &folder, FileActions &files, PythonMode &python, MessageBar &messages, QWidget *window)
    : QObject(window), m_document(document), m_recovery(&document, folder), m_files(files), m_python(python), m_messages(messages), m_window(window)
{
    const auto tell = [this](const QString &why) {
        m_messages.showMessage(Notice::Unsafe, MessageBar::Tone::Problem, Text::tr("Unsaved changes are not backed up"),
                               Text::tr("They would be lost if the program ended unexpectedly. %1").arg(why));
    };
    connect(&m_recovery, &Recovery::failed, this, tell);
    connect(&python, &PythonMode::copyFailed, this, tell);
}

void RecoveryOffer::offer()
{
    if (!m_messages.mayBeReplaced()) { // the user first reads why a file was not opened
        connect(&m_messages, &MessageBar::closed, this, &RecoveryOffer::offer, Qt::SingleShotConnection);
        return;
    }
    const std::optional<RecoveredWork> left = Recovery::leftBehind(m_recovery.folder());
    if (!left)
        return;
    const RecoveredWork &work = *left;
    const QString unsaved = work.python ? Text::tr("an unsaved Python program") : work.taskSet.title.value_or(Text::tr("an unsaved task set"));
    const QString name = work.path.isEmpty() ? unsaved : QFileInfo(work.path).fileName();
    m_messages.showMessage(Notice::UnsavedWork, MessageBar::Tone::Question, Text::tr("Unsaved work was found"),
                           Text::tr("The program ended before the changes to %1 were saved.").arg(name),
                           {{Text::tr("Recover"), [this, work] { load(work); }},
                            {Text::tr("Discard"), [this, file = work.file, name] { discard(file, name); }}});
}

void RecoveryOffer::discard(const QString &file, const QString &name)
{
    QMessageBox box(QMessageBox::Warning, Text::tr("Discard unsaved work"), Text::tr("Discard the unsaved changes to \u201c%1\u201d?").arg(visibleText(name)),
                    QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("confirmDiscardRecovered"));
    box.setInformativeText(Text::tr("This is the only copy and cannot be restored."));
    box.setDefaultButton(QMessageBox::Cancel);
    if (box.exec() == QMessageBox::Discard)
        Recovery::discard(file);
    offer(); // there may be more
}

void RecoveryOffer::load(const RecoveredWork &work)
{
    if (!m_files.confirmDiscard())
        return;
    if (work.python) {
        m_python.open({*work.python, false}, work.path, true, work.standsOn);
        m_python.keepCopy(); // before the old copy is removed, so that there always is one
    } else {
        m_document.load(work.taskSet, work.path, true, work.standsOn);
        m_recovery.write();
    }
    Recovery::discard(work.file);
    offer();
}

} // namespace awaitscope
