// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/fileactions.h"

#include "app/document/document.h"
#include "app/settings/settings.h"
#include "app/settings/translations.h"
#include "app/widgets/examplespage.h"
#include "app/widgets/loadingbar.h"
#include "app/window/commands.h"
#include "app/python/pythonfiles.h"
#include "app/window/windowtext.h"
#include "model/edit/tasktable.h"
#include "model/program/file/exampleindex.h"
#include "views/export/options/exportsettings.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace awaitscope {

using Text = WindowText;

namespace {

constexpr auto TaskSetFilter = QT_TRANSLATE_NOOP("awaitscope::MainWindow", "Task sets (*.taskset *.json)");
constexpr auto RecordingFilter = QT_TRANSLATE_NOOP("awaitscope::MainWindow", "Recorded runs (*.awrec *.jsonl *.ndjson *.json)");
constexpr auto PythonFilter = QT_TRANSLATE_NOOP("awaitscope::MainWindow", "Python files (*.py)");
constexpr auto PictureFilter = QT_TRANSLATE_NOOP("awaitscope::MainWindow", "Awaitscope pictures (*.png *.svg *.pdf *.webp)");
constexpr int ShownProblems = 12;

//! Shows a message that a file was not saved, until it is. Returns whether it is.
bool tellSaved(MessageBar &messages, const QString &title, const Problems &problems)
{
    if (!problems.empty()) {
        messages.showMessage(Notice::Unsaved, MessageBar::Tone::Problem, title, problems.front().message);
        return false;
    }
    messages.dismiss(Notice::Unsaved);
    messages.dismiss(Notice::Disk); // the version of the other program was overwritten
    return true;
}

} // namespace

FileActions::FileActions(Document &document, Settings &settings, MessageBar &messages, LoadingBar &bar, QWidget *window)
    : QObject(window), m_document(document), m_settings(settings), m_messages(messages), m_bar(bar), m_window(window)
{
    connect(&m_bar, &LoadingBar::cancelled, this, &FileActions::cancelLoading);
    connect(&m_document, &Document::changedOnDisk, this, &FileActions::showDiskChange);
}

void FileActions::connectTo(const Commands &commands)
{
    const auto on = [this, &commands](const char *id, auto act) { connect(commands.at(QLatin1String(id)), &QAction::triggered, this, act); };
    on("file.new", &FileActions::newDocument);
    on("file.examples", [this, &commands] { chooseExample(commands); });
    on("file.open", &FileActions::chooseFile);
    on("file.save", [this] { save(); });
    on("file.saveAs", [this] { saveAs(); });
    on("file.revert", &FileActions::revert);
    on("file.clearRecent", [this] { m_settings.clearRecentFiles(); });
}

void FileActions::newDocument()
{
    if (confirmDiscard())
        m_document.load(newTaskSet());
}

void FileActions::chooseExample(const Commands &commands)
{
    QList<QAction *> doors;
    for (const char *id : {"file.new", "file.newPython", "file.record"})
        for (QAction *action : commands.all())
            if (action->objectName() == QLatin1String(id) && action->isEnabled())
                doors += action;
    ExamplesPage page(doors, m_settings.recentFiles(), m_window);
    if (page.exec() != QDialog::Accepted)
        return;
    if (QAction *door = page.chosenDoor())
        door->trigger();
    else if (const QString file = page.chosenFile(); !file.isEmpty())
        openFile(file);
    else
        openExample(page.chosenId());
}

bool FileActions::openExample(const QString &id)
{
    Result<TaskSet> set = readExample(id);
    if (!set || !confirmDiscard())
        return false;
    m_document.load(*std::move(set));
    for (const Example &example : examples())
        if (example.id == id)
            m_messages.showMessage(Notice::OpenedExample, MessageBar::Tone::Info, exampleText(example.title),
                                   exampleText(example.look) + u'\n' + exampleText(example.wrong));
    return true;
}

bool FileActions::openReadyMade(TaskSet set)
{
    if (!confirmDiscard())
        return false;
    m_document.load(std::move(set));
    return true;
}

QStringList FileActions::openFilters()
{
    QStringList single{Text::tr(TaskSetFilter), Text::tr(PythonFilter), Text::tr(RecordingFilter), Text::tr(PictureFilter)};
    QStringList patterns;
    for (const QString &filter : std::as_const(single))
        patterns += filter.section(u'(', -1).chopped(1).split(u' ');
    patterns.removeDuplicates();
    single.prepend(Text::tr("All supported files (%1)").arg(patterns.join(u' ')));
    single.append(Text::tr("All files (*)"));
    return single;
}

void FileActions::chooseFile()
{
    const QString open = m_python && m_python->isOpen() ? m_python->path() : m_document.path();
    const QString folder = open.isEmpty() ? QString() : QFileInfo(open).absolutePath();
    const QString path = QFileDialog::getOpenFileName(m_window, Text::tr("Open"), folder, openFilters().join(QStringLiteral(";;")));
    if (!path.isEmpty())
        openFile(path);
}

bool FileActions::openFile(const QString &path)
{
    return startLoading(path, Document::Accept::Valid);
}

bool FileActions::openLoaded(LoadedTaskSet loaded, const QString &path, Document::Accept accept)
{
    if (accept == Document::Accept::Valid && !loaded.problems.empty()) {
        // A set that cannot be run can still be repaired here, but it replaces the open document only after a confirmation.
        const auto anyway = [this, loaded, path] { openLoaded(loaded, path, Document::Accept::Draft); };
        showProblems(Text::tr("Could not open %1").arg(QFileInfo(path).fileName()), loaded.problems, {{Text::tr("Open Anyway"), anyway}});
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
        m_document.setStrategy(*strategy, Text::tr("Use Strategy of the Picture"));
    if (!isPicture)
        m_settings.addRecentFile(path);
    return true;
}

bool FileActions::openPython(const LoadedPython &loaded, const QString &path)
{
    if (m_accepted) { // else the changes made here are discarded
        if (!confirmDiscard())
            return false;
        m_settings.addRecentFile(path);
    }
    Q_EMIT pythonLoaded(loaded, QFileInfo(path).absoluteFilePath());
    return true;
}

void FileActions::reloadPython()
{
    startLoading(m_python->path(), std::nullopt);
}

bool FileActions::save()
{
    if (m_python && m_python->isOpen())
        return m_python->save();
    if (m_document.path().isEmpty())
        return saveAs();
    if (m_document.differsFromDisk() && !confirmOverwrite())
        return false;
    const Problems problems = m_document.save(m_document.path());
    return tellSaved(m_messages, Text::tr("Could not save %1").arg(m_document.displayName()), problems);
}

bool FileActions::confirmOverwrite()
{
    QMessageBox box(QMessageBox::Warning, Text::tr("Changed by another program"),
                    Text::tr("Another program has changed \u201c%1\u201d since it was opened here.").arg(m_document.displayName()),
                    QMessageBox::Save | QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("confirmOverwrite"));
    box.setInformativeText(Text::tr("Saving overwrites that change."));
    box.button(QMessageBox::Save)->setText(Text::tr("Overwrite"));
    box.setDefaultButton(QMessageBox::Cancel);
    return box.exec() == QMessageBox::Save;
}

bool FileActions::saveAs()
{
    if (m_python && m_python->isOpen())
        return m_python->saveAs();
    const QString suffix = QStringLiteral("taskset");
    QFileDialog dialog(m_window, Text::tr("Save As"), m_document.path(), Text::tr(TaskSetFilter));
    dialog.setObjectName(QStringLiteral("saveAs"));
    dialog.setAcceptMode(QFileDialog::AcceptSave); // asks before it overwrites, also where the name got its suffix
    dialog.setDefaultSuffix(suffix);
    dialog.selectFile(m_document.path().isEmpty() ? fileNameFor(m_document.displayName()) + u'.' + suffix : m_document.path());
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return false;
    const QString path = dialog.selectedFiles().constFirst();
    const Problems problems = m_document.save(path);
    if (!tellSaved(m_messages, Text::tr("Could not save %1").arg(QFileInfo(path).fileName()), problems))
        return false;
    m_settings.addRecentFile(path);
    return true;
}

void FileActions::revert()
{
    if (m_python && m_python->isOpen())
        return reloadPython();
    startLoading(m_document.path(), std::nullopt);
}

bool FileActions::confirmDiscard()
{
    Q_EMIT aboutToReplace(); // no command did: the window is being closed, or a file was dropped on it
    if (m_python && m_python->isOpen())
        return m_python->confirmDiscard();
    if (!m_document.isModified())
        return true;
    QMessageBox box(QMessageBox::Question, Text::tr("Unsaved changes"), Text::tr("Save the changes to \u201c%1\u201d?").arg(m_document.displayName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setObjectName(QStringLiteral("confirmDiscard"));
    box.setInformativeText(Text::tr("Your changes will be lost if you do not save them."));
    box.setDefaultButton(QMessageBox::Save);
    const int answer = box.exec();
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

void FileActions::showProblems(const QString &title, const Problems &problems, const std::vector<MessageBar::Choice> &choices)
{
    QStringList lines;
    for (const Problem &problem : problems) {
        if (lines.size() == ShownProblems) {
            lines += Text::tr("and %n more", nullptr, int(problems.size()) - ShownProblems);
            break;
        }
        lines += problem.pointer.isEmpty() ? problem.message : QStringLiteral("%1: %2").arg(problem.pointer, problem.message);
    }
    m_messages.showMessage(Notice::NotOpened, MessageBar::Tone::Problem, title, lines.join(u'\n'), choices);
}

void FileActions::showDiskChange()
{
    const QString file = QFileInfo(m_document.path()).fileName();
    if (!QFileInfo::exists(m_document.path())) {
        m_messages.showMessage(Notice::Disk, MessageBar::Tone::Question, Text::tr("%1 was deleted").arg(file),
                               Text::tr("The open task set is the only copy until you save it."), {{Text::tr("Save"), [this] { save(); }}});
        return;
    }
    m_messages.showMessage(Notice::Disk, MessageBar::Tone::Question, Text::tr("%1 was changed by another program").arg(file),
                           Text::tr("The older version is open here. Reloading the file discards it."),
                           {{Text::tr("Reload"), [this] { revert(); }}, {Text::tr("Keep Mine"), [this] { m_document.keepMine(); }}});
}

bool FileActions::startLoading(const QString &path, std::optional<Document::Accept> accept)
{
    cancelLoading();
    m_loader = new FileLoader(path, this);
    m_accepted = accept;
    m_loader->start();
    if (m_loader->waitForSmall())
        return finishLoading();
    connect(m_loader, &FileLoader::progressed, &m_bar, &LoadingBar::setPart);
    connect(m_loader, &FileLoader::finished, this, &FileActions::finishLoading);
    m_bar.begin(QFileInfo(path).fileName());
    return true;
}

void FileActions::cancelLoading()
{
    if (!m_loader)
        return;
    m_bar.end();
    m_loader->disconnect(&m_bar);
    m_loader->disconnect(this);
    std::exchange(m_loader, nullptr)->cancel();
}

bool FileActions::finishLoading()
{
    FileLoader *loader = std::exchange(m_loader, nullptr);
    loader->disconnect(this);
    loader->disconnect(&m_bar);
    loader->deleteLater();
    m_bar.end();
    const QString path = loader->path();
    if (!loader->problems().empty()) {
        const QString title = m_accepted ? Text::tr("Could not open %1") : Text::tr("Could not reload %1");
        showProblems(title.arg(QFileInfo(path).fileName()), loader->problems());
        return false;
    }
    FileLoader::Loaded loaded = loader->take();
    if (auto *set = std::get_if<LoadedTaskSet>(&loaded)) {
        if (m_accepted)
            return openLoaded(std::move(*set), path, *m_accepted);
        m_document.load(std::move(set->set), path, false, set->hash); // reverted: the changes made here are discarded
    } else if (const auto *python = std::get_if<LoadedPython>(&loaded)) {
        return openPython(*python, path);
    } else if (auto *recording = std::get_if<Recording>(&loaded)) {
        m_recording = std::move(*recording);
        Q_EMIT recordingLoaded();
    }
    return true;
}

} // namespace awaitscope
