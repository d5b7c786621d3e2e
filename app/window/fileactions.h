// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/document/fileloader.h"
#include "app/widgets/messagebar.h"

#include <QObject>

#include <utility>

namespace awaitscope {

class Commands;
class LoadingBar;
class PythonFiles;
class Settings;

//! What the user does with files: new, open, save, revert. Asks before it replaces unsaved changes, and says in the message bar why
//! something failed.
class FileActions : public QObject
{
    Q_OBJECT

public:
    //! \a window is the parent of its dialogs. All must outlive it.
    FileActions(Document &document, Settings &settings, MessageBar &messages, LoadingBar &bar, QWidget *window);
    void connectTo(const Commands &commands);

    //! Opens a file; asks before it replaces unsaved changes. If the file is invalid, says why and changes nothing. A large file is
    //! read in the background: true means that reading has begun, and everything stays as it is until it has finished.
    bool openFile(const QString &path);
    //! The commands mean a Python file while one is open. It outlives this object, or lives as long as the window.
    void setPython(PythonFiles *python) { m_python = python; }
    //! Reads the open Python file again.
    void reloadPython();
    bool isLoading() const { return m_loader != nullptr; }
    void cancelLoading();
    //! Opens an example or template by its id. False if there is none.
    bool openExample(const QString &id);
    //! Opens a task set that has no file. False if the user keeps unsaved changes instead.
    bool openReadyMade(TaskSet set);
    //! The filters of the Open dialog; the first one is for everything that openFile() accepts.
    static QStringList openFilters();
    Recording takeRecording() { return *std::exchange(m_recording, std::nullopt); }
    //! Asks what to do with unsaved changes. False: nothing may be replaced.
    bool confirmDiscard();

Q_SIGNALS:
    //! The open task set may be replaced, or the window closed: what is still being typed is to become an edit now.
    void aboutToReplace();
    //! A Python file was read, and may replace the open document.
    void pythonLoaded(const awaitscope::LoadedPython &loaded, const QString &path);
    //! A recorded run was opened: see takeRecording().
    void recordingLoaded();

private:
    void newDocument();
    void chooseExample(const Commands &commands);
    void chooseFile();
    bool save();
    bool saveAs();
    void revert();
    bool confirmOverwrite();
    void showProblems(const QString &title, const Problems &problems, const std::vector<MessageBar::Choice> &choices = {});
    void showDiskChange();
    //! \a accept: none reads the open file again.
    bool startLoading(const QString &path, std::optional<Document::Accept> accept);
    bool finishLoading();
    bool openPython(const LoadedPython &loaded, const QString &path);
    bool openLoaded(LoadedTaskSet loaded, const QString &path, Document::Accept accept);

    Document &m_document;
    Settings &m_settings;
    MessageBar &m_messages;
    LoadingBar &m_bar;
    QWidget *m_window;
    PythonFiles *m_python = nullptr;
    FileLoader *m_loader = nullptr;
    std::optional<Recording> m_recording; // until it is taken
    std::optional<Document::Accept> m_accepted; // how the file being read is accepted
};

} // namespace awaitscope
