// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/pythonfiles.h"

#include "app/document/pythondocument.h"
#include "app/settings/settings.h"
#include "app/widgets/messagebar.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace awaitscope {

PythonFiles::PythonFiles(PythonDocument &document, Settings &settings, MessageBar &messages, QWidget *window)
    : QObject(window), m_document(document), m_settings(settings), m_messages(messages), m_window(window)
{
    connect(&m_document, &PythonDocument::changedOnDisk, this, &PythonFiles::showDiskChange);
}

bool PythonFiles::isOpen() const
{
    return m_document.isOpen();
}

QString PythonFiles::path() const
{
    return m_document.path();
}

bool PythonFiles::write(const QString &path)
{
    const Problems problems = m_document.save(path);
    if (!problems.empty()) {
        m_messages.showMessage(Notice::Unsaved, MessageBar::Tone::Problem, tr("Could not save %1").arg(QFileInfo(path).fileName()),
                               problems.front().message);
        return false;
    }
    m_messages.dismiss(Notice::Unsaved);
    m_messages.dismiss(Notice::Disk); // the version of the other program was overwritten
    return true;
}

bool PythonFiles::save()
{
    if (m_document.path().isEmpty())
        return saveAs();
    if (m_document.differsFromDisk() && !confirmOverwrite())
        return false;
    return write(m_document.path());
}

bool PythonFiles::confirmOverwrite()
{
    QMessageBox box(QMessageBox::Warning, tr("Changed by another program"),
                    tr("Another program has changed \u201c%1\u201d since it was opened here.").arg(m_document.displayName()),
                    QMessageBox::Save | QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("confirmOverwrite"));
    box.setInformativeText(tr("Saving overwrites that change."));
    box.button(QMessageBox::Save)->setText(tr("Overwrite"));
    box.setDefaultButton(QMessageBox::Cancel);
    return box.exec() == QMessageBox::Save;
}

bool PythonFiles::saveAs()
{
    QFileDialog dialog(m_window, tr("Save As"), m_document.path(), tr("Python files (*.py)"));
    dialog.setObjectName(QStringLiteral("saveAs"));
    dialog.setAcceptMode(QFileDialog::AcceptSave); // asks before it overwrites
    dialog.setDefaultSuffix(QStringLiteral("py"));
    dialog.selectFile(m_document.path().isEmpty() ? m_document.fileName() : m_document.path());
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return false;
    const QString path = dialog.selectedFiles().constFirst();
    if (!write(path))
        return false;
    m_settings.addRecentFile(path);
    return true;
}

bool PythonFiles::confirmDiscard()
{
    if (!m_document.isModified())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"), tr("Save the changes to \u201c%1\u201d?").arg(m_document.displayName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("confirmDiscard"));
    box.setInformativeText(tr("Your changes will be lost if you do not save them."));
    box.setDefaultButton(QMessageBox::Save);
    const int answer = box.exec();
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

void PythonFiles::showDiskChange()
{
    const QString file = QFileInfo(m_document.path()).fileName();
    if (!QFileInfo::exists(m_document.path())) {
        m_messages.showMessage(Notice::Disk, MessageBar::Tone::Question, tr("%1 was deleted").arg(file),
                               tr("The open text is the only copy until you save it."), {{tr("Save"), [this] { save(); }}});
        return;
    }
    m_messages.showMessage(Notice::Disk, MessageBar::Tone::Question, tr("%1 was changed by another program").arg(file),
                           tr("The older version is open here. Reloading the file discards it."),
                           {{tr("Reload"), [this] { Q_EMIT reloadWanted(); }}, {tr("Keep Mine"), [this] { m_document.keepMine(); }}});
}

} // namespace awaitscope
