// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/document/document.h"

#include "app/document/files.h"
#include "model/program/file/owndata.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"

#include <QDir>
#include <QFileInfo>
#include <QScopedValueRollback>
#include <QUndoCommand>

#include <utility>

namespace awaitscope {

namespace {

const QString StrategyKey = QStringLiteral("strategy");

Strategy strategyIn(const TaskSet &set)
{
    const Expr *kept = ownData(set, StrategyKey);
    const auto *id = kept ? std::get_if<QString>(&kept->node) : nullptr;
    return id ? strategyFromId(*id).value_or(Strategy::AsWritten) : Strategy::AsWritten;
}

//! Removes what the document manages apart from the task set.
TaskSet withoutOwnData(TaskSet set)
{
    if (strategyIn(set) != Strategy::AsWritten)
        setOwnData(set, StrategyKey, std::nullopt);
    awaitscope::setArrangement(set, {});
    return set;
}

enum CommandId { EditId = 1,
                 StrategyId };

} // namespace

//! Holds the complete values before and after, which is simpler than a difference in both directions. Consecutive edits share the
//! value between them.
class EditCommand : public QUndoCommand
{
public:
    EditCommand(Document *document, const QString &name, TaskSet next, QString mergeKey)
        : QUndoCommand(name),
          m_document(document),
          m_before(document->m_taskSet),
          m_after(std::make_shared<const TaskSet>(std::move(next))),
          m_mergeKey(std::move(mergeKey))
    {
    }

    int id() const override { return m_mergeKey.isEmpty() ? -1 : EditId; }
    void undo() override { m_document->apply(m_before); }
    void redo() override { m_document->apply(m_after); }

    bool mergeWith(const QUndoCommand *command) override
    {
        const auto *next = static_cast<const EditCommand *>(command);
        if (next->m_mergeKey != m_mergeKey)
            return false;
        m_after = next->m_after;
        setObsolete(*m_after == *m_before); // dragged to another place and back again
        return true;
    }

private:
    Document *m_document;
    std::shared_ptr<const TaskSet> m_before;
    std::shared_ptr<const TaskSet> m_after;
    QString m_mergeKey;
};

class StrategyCommand : public QUndoCommand
{
public:
    StrategyCommand(Document *document, const QString &name, Strategy next)
        : QUndoCommand(name), m_document(document), m_before(document->m_strategy), m_after(next)
    {
    }

    void undo() override { m_document->apply(m_before); }
    void redo() override { m_document->apply(m_after); }

private:
    Document *m_document;
    Strategy m_before;
    Strategy m_after;
};

Document::Document(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &Document::checkDisk);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &Document::checkDisk);
    connect(&m_disk, &DiskCheck::found, this, &Document::compare);
}

QString Document::displayName() const
{
    if (!m_path.isEmpty())
        return visibleText(QFileInfo(m_path).fileName());
    if (m_taskSet->title && !m_taskSet->title->isEmpty())
        return visibleText(*m_taskSet->title);
    return m_taskSet->name && !m_taskSet->name->isEmpty() ? visibleText(*m_taskSet->name) : tr("Untitled");
}

void Document::edit(const QString &name, TaskSet next, const QString &mergeKey)
{
    if (m_settling) {
        if (m_pushing)
            m_late = LateEdit{name, std::move(next), mergeKey};
        return;
    }
    if (next != *m_taskSet)
        push(new EditCommand(this, name, std::move(next), mergeKey));
}

void Document::setStrategy(Strategy strategy, const QString &name)
{
    if (strategy != m_strategy)
        push(new StrategyCommand(this, name, strategy));
}

// A view that is notified of a change may close a field and commit its text. An undo stack in the middle of a push would take that
// for the older of the two edits, so it is deferred. During an undo or while another file is loaded, it is dropped.
void Document::push(QUndoCommand *command)
{
    {
        const QScopedValueRollback pushing(m_pushing, true);
        m_undo.push(command);
    }
    if (const std::optional<LateEdit> late = std::exchange(m_late, std::nullopt))
        edit(late->name, late->next, late->mergeKey);
}

void Document::load(TaskSet set, const QString &path, bool modified, const QByteArray &standsOn)
{
    const QScopedValueRollback settling(m_settling, true);
    m_undo.clear();
    const bool again = !path.isEmpty() && path == m_path;
    if (!again) {
        m_strategy = strategyIn(set);
        m_arrangement = arrangementOf(set);
    }
    set = withoutOwnData(std::move(set));
    if (m_strategy != Strategy::AsWritten && !withStrategy(set, m_strategy))
        m_strategy = Strategy::AsWritten;
    m_taskSet = std::make_shared<const TaskSet>(std::move(set));
    m_saved = modified ? nullptr : m_taskSet;
    m_path = path;
    watch(standsOn);
    Q_EMIT loaded(again);
    Q_EMIT taskSetChanged();
    Q_EMIT stateChanged();
}

Problems Document::open(const QString &path, Accept accept)
{
    const Result<QByteArray> contents = readFile(path);
    if (!contents)
        return contents.problems();
    Result<Draft> draft = readDraft(*contents);
    if (!draft)
        return draft.problems();
    if (accept == Accept::Valid && !draft->problems.empty())
        return draft->problems;
    load((*std::move(draft)).set, QFileInfo(path).absoluteFilePath(), false, hashOf(*contents));
    return {};
}

QByteArray Document::contents() const
{
    TaskSet set = *m_taskSet;
    awaitscope::setArrangement(set, m_arrangement);
    if (m_strategy != Strategy::AsWritten)
        setOwnData(set, StrategyKey, Expr{strategyId(m_strategy)});
    return writeTaskSet(set);
}

Problems Document::save(const QString &path)
{
    const QByteArray written = contents();
    if (Problems problems = writeFile(path, written); !problems.empty())
        return problems;
    m_path = QFileInfo(path).absoluteFilePath();
    m_saved = m_taskSet;
    watch(hashOf(written));
    Q_EMIT stateChanged();
    return {};
}

void Document::apply(const std::shared_ptr<const TaskSet> &set)
{
    const QScopedValueRollback settling(m_settling, true);
    const bool wasModified = isModified();
    m_taskSet = set;
    Q_EMIT taskSetChanged();
    if (isModified() != wasModified)
        Q_EMIT stateChanged();
}

void Document::apply(Strategy strategy)
{
    const QScopedValueRollback settling(m_settling, true);
    m_strategy = strategy;
    Q_EMIT strategyChanged();
}

void Document::watch(const QByteArray &hash)
{
    if (const QStringList old = m_watcher.files() + m_watcher.directories(); !old.isEmpty())
        m_watcher.removePaths(old);
    m_ownHash = m_toldHash = hash;
    if (m_path.isEmpty())
        return;
    // The folder too: most programs save by renaming a new file over the old one, which ends a watch on the file itself.
    m_watcher.addPath(QFileInfo(m_path).absolutePath());
    if (fileExists(m_path))
        m_watcher.addPath(m_path);
}

bool Document::differsFromDisk() const
{
    constexpr std::chrono::milliseconds Patience(500);
    return fileExists(m_path) && DiskCheck::hashWithin(m_path, Patience) != m_ownHash;
}

void Document::keepMine()
{
    m_ownHash = m_toldHash; // if there are others again by now, that is told, too
}

void Document::checkDisk()
{
    if (m_path.isEmpty())
        return;
    if (!m_watcher.files().contains(m_path) && fileExists(m_path))
        m_watcher.addPath(m_path);
    m_disk.start(m_path);
}

void Document::compare(const QString &path, const DiskCheck::Contents &contents)
{
    if (path != m_path || contents.hash == m_toldHash)
        return;
    m_toldHash = contents.hash;
    if (contents.set && withoutOwnData(*contents.set) == *m_taskSet) {
        m_ownHash = contents.hash; // perhaps formatted differently, but with the same content
        m_saved = m_taskSet;
        Q_EMIT stateChanged();
        return;
    }
    m_saved.reset(); // no file contains the open document any more
    Q_EMIT stateChanged();
    Q_EMIT changedOnDisk();
}

} // namespace awaitscope
