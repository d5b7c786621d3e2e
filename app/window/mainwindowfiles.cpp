// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/window/mainwindow.h: files and messages about them.

#include "app/document/fileloader.h"
#include "app/document/files.h"
#include "app/settings/translations.h"
#include "app/widgets/examplespage.h"
#include "app/widgets/messagebar.h"
#include "app/window/mainwindow.h"
#include "model/edit/tasktable.h"
#include "model/program/file/exampleindex.h"
#include "model/program/file/tasksetreader.h"
#include "views/export/exportjob.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace awaitscope {

namespace {

constexpr auto TaskSetFilter = QT_TRANSLATE_NOOP("awaitscope::MainWindow", "Task sets (*.taskset *.json)");
constexpr auto RecordingFilter = QT_TRANSLATE_NOOP("awaitscope::MainWindow", "Recorded runs (*.awrec *.jsonl *.ndjson)");
constexpr auto PictureFilter = QT_TRANSLATE_NOOP("awaitscope::MainWindow", "Awaitscope pictures (*.png *.svg *.pdf)");
constexpr int ShownProblems = 12;

//! Shows a message that a file was not saved, until it is. Returns whether it is.
bool tellSaved(MessageBar *strip, const QString &title, const Problems &problems)
{
    const QString id = QStringLiteral("unsaved");
    if (!problems.empty()) {
        strip->showMessage(id, MessageBar::Tone::Problem, title, problems.front().message);
        return false;
    }
    strip->dismiss(id);
    strip->dismiss(QStringLiteral("disk")); // the version of the other program was overwritten
    return true;
}

} // namespace

void MainWindow::newDocument()
{
    if (confirmDiscard())
        m_document.load(newTaskSet());
}

void MainWindow::chooseExample()
{
    ExamplesPage page(this);
    if (page.exec() == QDialog::Accepted)
        openExample(page.chosenId());
}

bool MainWindow::openExample(const QString &id)
{
    Result<TaskSet> set = readExample(id);
    if (!set || !confirmDiscard())
        return false;
    m_document.load(*std::move(set));
    for (const Example &example : examples())
        if (example.id == id)
            m_strip->showMessage(QStringLiteral("example"), MessageBar::Tone::Info, exampleText(example.title),
                                 exampleText(example.look) + u'\n' + exampleText(example.wrong));
    return true;
}

void MainWindow::openFirstLook()
{
    openExample(QStringLiteral("first-look"));
}

QStringList MainWindow::openFilters()
{
    QStringList single{tr(TaskSetFilter), tr(RecordingFilter), tr(PictureFilter)};
    QStringList patterns;
    for (const QString &filter : std::as_const(single))
        patterns += filter.section(u'(', -1).chopped(1);
    single.prepend(tr("All supported files (%1)").arg(patterns.join(u' ')));
    single.append(tr("All files (*)"));
    return single;
}

void MainWindow::chooseFile()
{
    const QString folder = m_document.path().isEmpty() ? QString() : QFileInfo(m_document.path()).absolutePath();
    const QString path = QFileDialog::getOpenFileName(this, tr("Open"), folder, openFilters().join(QStringLiteral(";;")));
    if (!path.isEmpty())
        openFile(path);
}

bool MainWindow::openFile(const QString &path)
{
    return startLoading(path, Document::Accept::Valid);
}

bool MainWindow::openLoaded(LoadedTaskSet loaded, const QString &path, Document::Accept accept)
{
    if (accept == Document::Accept::Valid && !loaded.problems.empty()) {
        // A set that cannot be run can still be repaired here, but it replaces the open document only after a confirmation.
        const auto anyway = [this, loaded, path] { openLoaded(loaded, path, Document::Accept::Draft); };
        showProblems(tr("Could not open %1").arg(QFileInfo(path).fileName()), loaded.problems, {{tr("Open Anyway"), anyway}});
        return false;
    }
    if (!confirmDiscard())
        return false;
    const bool isPicture = loaded.hash.isEmpty();
    if (isPicture)
        m_document.load(std::move(loaded.set), {}, true);
    else
        m_document.load(std::move(loaded.set), QFileInfo(path).absoluteFilePath(), false, loaded.hash);
    if (const std::optional<Strategy> strategy = strategyFromId(loaded.strategy); isPicture && strategy)
        m_document.setStrategy(*strategy, tr("Use Strategy of the Picture"));
    if (!isPicture)
        m_settings.addRecentFile(path);
    return true;
}

bool MainWindow::save()
{
    if (m_document.path().isEmpty())
        return saveAs();
    if (m_document.differsFromDisk() && !confirmOverwrite())
        return false;
    const Problems problems = m_document.save(m_document.path());
    return tellSaved(m_strip, tr("Could not save %1").arg(m_document.displayName()), problems);
}

bool MainWindow::confirmOverwrite()
{
    QMessageBox box(QMessageBox::Warning, tr("Changed by another program"),
                    tr("Another program has changed \u201c%1\u201d since it was opened here.").arg(m_document.displayName()),
                    QMessageBox::Save | QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("confirmOverwrite"));
    box.setInformativeText(tr("Saving overwrites that change."));
    box.button(QMessageBox::Save)->setText(tr("Overwrite"));
    box.setDefaultButton(QMessageBox::Cancel);
    return box.exec() == QMessageBox::Save;
}

bool MainWindow::saveAs()
{
    const QString wish = m_document.path().isEmpty() ? m_document.displayName() + QStringLiteral(".taskset") : m_document.path();
    QString path = QFileDialog::getSaveFileName(this, tr("Save As"), wish, tr(TaskSetFilter));
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".taskset");
    const Problems problems = m_document.save(path);
    if (!tellSaved(m_strip, tr("Could not save %1").arg(QFileInfo(path).fileName()), problems))
        return false;
    m_settings.addRecentFile(path);
    return true;
}

void MainWindow::revert()
{
    startLoading(m_document.path(), std::nullopt);
}

bool MainWindow::confirmDiscard()
{
    takeInOpenEdits(); // no command did: the window is being closed, or a file was dropped on it
    if (!m_document.isModified())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"), tr("Save the changes to \u201c%1\u201d?").arg(m_document.displayName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("confirmDiscard"));
    box.setInformativeText(tr("Your changes will be lost if you do not save them."));
    box.setDefaultButton(QMessageBox::Save);
    const int answer = box.exec();
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

void MainWindow::showProblems(const QString &title, const Problems &problems, const std::vector<MessageBar::Choice> &choices)
{
    QStringList lines;
    for (const Problem &problem : problems) {
        if (lines.size() == ShownProblems) {
            lines += tr("and %n more", nullptr, int(problems.size()) - ShownProblems);
            break;
        }
        lines += problem.pointer.isEmpty() ? problem.message : QStringLiteral("%1: %2").arg(problem.pointer, problem.message);
    }
    m_strip->showMessage(QStringLiteral("problems"), MessageBar::Tone::Problem, title, lines.join(u'\n'), choices);
}

void MainWindow::showDiskChange()
{
    const QString file = QFileInfo(m_document.path()).fileName();
    if (!QFileInfo::exists(m_document.path())) {
        m_strip->showMessage(QStringLiteral("disk"), MessageBar::Tone::Question, tr("%1 was deleted").arg(file),
                             tr("The open task set is the only copy until you save it."), {{tr("Save"), [this] { save(); }}});
        return;
    }
    m_strip->showMessage(QStringLiteral("disk"), MessageBar::Tone::Question, tr("%1 was changed by another program").arg(file),
                         tr("The older version is open here. Reloading the file discards it."),
                         {{tr("Reload"), [this] { revert(); }}, {tr("Keep Mine"), [this] { m_document.keepMine(); }}});
}

void MainWindow::showOutOfMemory()
{
    cancelLoading();
    m_runs.stop();
    m_strip->showMessage(QStringLiteral("memory"), MessageBar::Tone::Problem, tr("There is not enough memory"),
                         tr("The last command was not carried out, and the run was stopped. Save your work before you continue."));
}

void MainWindow::offerRecovery()
{
    if (!m_strip->mayBeReplaced()) { // the user first reads why a file was not opened
        connect(m_strip, &MessageBar::closed, this, &MainWindow::offerRecovery, Qt::SingleShotConnection);
        return;
    }
    const std::optional<RecoveredWork> left = Recovery::leftBehind(m_recovery.folder());
    if (!left)
        return;
    const RecoveredWork &work = *left;
    const QString name = work.path.isEmpty() ? work.taskSet.title.value_or(tr("an unsaved task set")) : QFileInfo(work.path).fileName();
    m_strip->showMessage(QStringLiteral("recovery"), MessageBar::Tone::Question, tr("Unsaved work was found"),
                         tr("The program ended before the changes to %1 were saved.").arg(name),
                         {{tr("Recover"), [this, work] { loadRecovered(work); }},
                          {tr("Discard"), [this, file = work.file, name] { discardRecovered(file, name); }}});
}

void MainWindow::discardRecovered(const QString &file, const QString &name)
{
    QMessageBox box(QMessageBox::Warning, tr("Discard unsaved work"), tr("Discard the unsaved changes to \u201c%1\u201d?").arg(name),
                    QMessageBox::Discard | QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("confirmDiscardRecovered"));
    box.setInformativeText(tr("This is the only copy and cannot be restored."));
    box.setDefaultButton(QMessageBox::Cancel);
    if (box.exec() == QMessageBox::Discard)
        Recovery::discard(file);
    offerRecovery(); // there may be more
}

void MainWindow::loadRecovered(const RecoveredWork &work)
{
    if (!confirmDiscard())
        return;
    m_document.load(work.taskSet, work.path, true, work.standsOn);
    m_recovery.write(); // before the old copy is removed, so that there always is one
    Recovery::discard(work.file);
    offerRecovery();
}

} // namespace awaitscope
