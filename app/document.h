// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/program/strategy.h"
#include "model/program/taskset.h"
#include "views/timeline/arrangement.h"

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QObject>
#include <QUndoStack>

#include <memory>
#include <optional>

namespace awaitscope {

//! The open task set: its value, its undo history, the strategy it is run with, and the file it came from. The only
//! place where it changes: views ask for a change, and everybody hears of it.
class Document : public QObject
{
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);

    const TaskSet &taskSet() const { return *m_taskSet; }
    Strategy strategy() const { return m_strategy; }
    QUndoStack &undoStack() { return m_undo; }
    const QString &path() const { return m_path; } //!< absolute; empty before the first save
    //! What the window calls it: the file's name, else the task set's title or name.
    QString displayName() const;
    //! How the user arranged the lanes of the timeline. A file keeps it, and the strategy, for the window that opens it. To arrange
    //! something is no change of the task set: it is written when the user saves, and nobody is asked about it.
    const Arrangement &arrangement() const { return m_arrangement; }
    void setArrangement(const Arrangement &arrangement) { m_arrangement = arrangement; }
    //! What a file of it holds now.
    QByteArray contents() const;
    //! Whether the task set differs from the one in the file.
    bool isModified() const { return m_saved != m_taskSet && !(m_saved && *m_saved == *m_taskSet); }

    //! Replaces the task set as one undoable step that the Edit menu calls \a name. Steps with the same \a mergeKey, not
    //! empty, in a row become one. A step, or a merged one, that changes nothing vanishes. One that a listener makes while it
    //! hears of another comes after that; while it hears of an undo or of another document, it does not happen.
    void edit(const QString &name, TaskSet next, const QString &mergeKey = {});
    void setStrategy(Strategy strategy, const QString &name);

    //! Starts over with \a set and no history. \a path is empty for something that is not a file yet; \a modified marks
    //! work that exists nowhere else. The file that is open already keeps the strategy and the arrangement of the window.
    //! \a standsOn: hashOf() the contents of the file that the set came from, which may be others by now; none: those of now.
    void load(TaskSet set, const QString &path = {}, bool modified = false, const std::optional<QByteArray> &standsOn = {});
    enum class Accept : quint8 { Valid,
                                 Draft };
    //! Opens a file; when there are problems, everything stays as it is. A draft may have problems of its own: it opens as long
    //! as nothing of it would be lost.
    Problems open(const QString &path, Accept accept = Accept::Valid);
    //! Writes atomically and goes on under \a path; when there are problems, everything stays as it is.
    Problems save(const QString &path);

    //! hashOf() the contents of the file that this document was made from.
    const QByteArray &standsOn() const { return m_ownHash; }
    //! The user keeps what is open here over what another program has written.
    void keepMine();
    //! Another program has written the file since it was read or saved here, and the user has not chosen yet. Reads it.
    bool differsFromDisk() const;

Q_SIGNALS:
    void taskSetChanged();
    void strategyChanged(); //!< by the user, not by loading
    void loaded(bool again); //!< another document, or the same file \a again; comes before taskSetChanged
    void stateChanged(); //!< path or modified
    void changedOnDisk();

private:
    friend class EditCommand;
    friend class StrategyCommand;
    struct LateEdit
    {
        QString name;
        TaskSet next;
        QString mergeKey;
    };
    void push(QUndoCommand *command);
    void apply(const std::shared_ptr<const TaskSet> &set);
    void apply(Strategy strategy);
    void watch();
    void checkDisk();
    QByteArray hashOnDisk() const;

    // Shared with the undo history: five thousand tasks take as many kilobytes.
    std::shared_ptr<const TaskSet> m_taskSet = std::make_shared<const TaskSet>();
    std::shared_ptr<const TaskSet> m_saved = m_taskSet; //!< what is in the file; null when the file is of somebody else
    Strategy m_strategy = Strategy::AsWritten;
    Arrangement m_arrangement;
    QString m_path;
    QUndoStack m_undo;
    bool m_settling = false; //!< the views are being told of a change
    bool m_pushing = false; //!< of one that is being made, not undone
    std::optional<LateEdit> m_late;
    QFileSystemWatcher m_watcher;
    QByteArray m_ownHash; //!< of the contents that this document stands on
    QByteArray m_toldHash; //!< of the contents that the user was told about
};

} // namespace awaitscope
