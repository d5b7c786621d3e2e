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
    EditCommand(Document *document, const QString &name, const Program &next, QString mergeKey)
        : QUndoCommand(name), m_document(document), m_before(document->m_program), m_after(next), m_mergeKey(std::move(mergeKey))
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
        setObsolete(m_after == m_before); // dragged to another place and back again
        return true;
    }

private:
    Document *m_document;
    Program m_before;
    Program m_after;
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
    const TaskSet &set = taskSet();
    if (set.title && !set.title->isEmpty())
        return visibleText(*set.title);
    return set.name && !set.name->isEmpty() ? visibleText(*set.name) : tr("Untitled");
}

bool Document::isModified() const
{
    if (!m_modified)
        m_modified = !m_saved || *m_saved != m_program;
    return *m_modified;
}

void Document::setSaved(const std::optional<Program> &saved)
{
    m_saved = saved;
    m_modified.reset();
}

void Document::edit(const QString &name, const Program &next, const QString &mergeKey)
{
    if (m_settling) {
        if (m_pushing)
            m_late = LateEdit{name, next, mergeKey};
        return;
    }
    if (next != m_program)
        push(new EditCommand(this, name, next, mergeKey));
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
    m_program = Program(std::move(set));
    if (!m_program.refusal(m_strategy).isEmpty())
        m_strategy = Strategy::AsWritten;
    setSaved(modified ? std::nullopt : std::optional(m_program));
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
    TaskSet set = taskSet();
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
    setSaved(m_program);
    watch(hashOf(written));
    Q_EMIT stateChanged();
    return {};
}

void Document::apply(const Program &program)
{
    const QScopedValueRollback settling(m_settling, true);
    const bool wasModified = isModified();
    m_program = program;
    m_modified.reset();
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
    if (contents.set && withoutOwnData(*contents.set) == taskSet()) {
        m_ownHash = contents.hash; // perhaps formatted differently, but with the same content
        setSaved(m_program);
        Q_EMIT stateChanged();
        return;
    }
    setSaved(std::nullopt); // no file contains the open document any more
    Q_EMIT stateChanged();
    Q_EMIT changedOnDisk();
}

} // namespace awaitscope
