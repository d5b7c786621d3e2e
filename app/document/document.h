// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/diskcheck.h"
#include "model/edit/program.h"
#include "model/text/result.h"
#include "views/timeline/parts/arrangement.h"

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QObject>
#include <QUndoStack>

#include <memory>
#include <optional>

namespace awaitscope {

//! The open task set: its value, its undo history, its strategy, and the file it came from. The only place where it changes:
//! views request a change, and everyone is notified.
class Document : public QObject
{
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);

    const TaskSet &taskSet() const { return m_program.set(); }
    const Program &program() const { return m_program; } //!< the same, with what is known about it
    //! The same, for who keeps it longer than until the next change.
    std::shared_ptr<const TaskSet> sharedTaskSet() const { return m_program.shared(); }
    Strategy strategy() const { return m_strategy; }
    QUndoStack &undoStack() { return m_undo; }
    const QString &path() const { return m_path; } //!< absolute; empty before the first save
    //! Its name in the window: the file's name, else the title or name of the task set.
    QString displayName() const;
    //! How the user arranged the lanes of the timeline. The file stores it, like the strategy, for the window that opens it. Arranging
    //! does not modify the task set: it is written when the user saves, without a prompt.
    const Arrangement &arrangement() const { return m_arrangement; }
    void setArrangement(const Arrangement &arrangement) { m_arrangement = arrangement; }
    //! The current contents of its file.
    QByteArray contents() const;
    //! Whether the task set differs from the one in the file.
    bool isModified() const;

    //! Replaces the task set as one undoable step that the Edit menu calls \a name. Consecutive steps with the same non-empty
    //! \a mergeKey become one. A step, or a merged one, that changes nothing is removed. If a listener requests a step while it is
    //! notified of another one, it follows that one; while it is notified of an undo or of another document, it is ignored.
    void edit(const QString &name, const Program &next, const QString &mergeKey = {});
    void setStrategy(Strategy strategy, const QString &name);

    //! Starts over with \a set and no history. \a path is empty for something that is not a file yet; \a modified marks work that
    //! exists nowhere else. The open file already has the strategy and the arrangement of the window. \a standsOn: hashOf() the
    //! contents of the file from which the set came, which may have changed since; empty: unknown.
    void load(TaskSet set, const QString &path = {}, bool modified = false, const QByteArray &standsOn = {});
    enum class Accept : quint8 { Valid,
                                 Draft };
    //! Opens a file; if there are problems, everything stays as it is. A draft may have problems of its own: it opens as long as
    //! nothing of it would be lost.
    Problems open(const QString &path, Accept accept = Accept::Valid);
    //! Writes atomically and continues under \a path; if there are problems, everything stays as it is.
    Problems save(const QString &path);

    //! hashOf() the contents of the file from which this document was made.
    const QByteArray &standsOn() const { return m_ownHash; }
    //! The user keeps the open document although another program has changed the file.
    void keepMine();
    //! Whether another program has written the file since it was read or saved here, and the user has not decided yet; also true if the
    //! disk does not answer within half a second.
    bool differsFromDisk() const;

Q_SIGNALS:
    void taskSetChanged();
    void strategyChanged(); //!< by the user, not by loading
    void loaded(bool again); //!< another document, or the same file \a again; emitted before taskSetChanged
    void stateChanged(); //!< path or modified
    void changedOnDisk();

private:
    friend class EditCommand;
    friend class StrategyCommand;
    struct LateEdit
    {
        QString name;
        Program next;
        QString mergeKey;
    };
    void push(QUndoCommand *command);
    void apply(const Program &program);
    void setSaved(const std::optional<Program> &saved);
    void apply(Strategy strategy);
    void watch(const QByteArray &hash);
    void checkDisk();
    void compare(const QString &path, const DiskCheck::Contents &contents);

    Program m_program; //!< shared with the undo history, the editor and the run
    std::optional<Program> m_saved = m_program; //!< the contents of the file; none if the file was changed by another program
    mutable std::optional<bool> m_modified; //!< computed when asked
    Strategy m_strategy = Strategy::AsWritten;
    Arrangement m_arrangement;
    QString m_path;
    QUndoStack m_undo;
    bool m_settling = false; //!< the views are being notified of a change
    bool m_pushing = false; //!< a step is being made, not undone
    std::optional<LateEdit> m_late;
    QFileSystemWatcher m_watcher;
    DiskCheck m_disk;
    QByteArray m_ownHash; //!< of the contents on which this document is based
    QByteArray m_toldHash; //!< of the contents about which the user was notified
};

} // namespace awaitscope
