// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/steps/steplistmodel.h"

#include "model/text/visibletext.h"
#include "views/common/plaintip.h"

#include <QMimeData>

#include <algorithm>

namespace awaitscope {

namespace {

bool sameShape(const StepRow &a, const StepRow &b)
{
    return a.kind == b.kind && a.title == b.title && a.words == b.words && a.depth == b.depth;
}

bool isInside(const QString &pointer, const QString &ancestor)
{
    return pointer == ancestor || pointer.startsWith(ancestor + u'/');
}

} // namespace

StepListModel::StepListModel(QObject *parent)
    : RowModel(parent)
{}

void StepListModel::setBody(const Body &body, const QString &pointer)
{
    if (pointer != m_pointer) {
        beginResetModel();
        m_body = body;
        m_pointer = pointer;
        m_folded.clear();
        m_rows = pointer.isEmpty() ? std::vector<StepRow>() : stepRows(body, pointer);
        endResetModel();
        return;
    }
    m_body = body;
    rebuild();
}

void StepListModel::rebuild()
{
    replaceRows(m_pointer.isEmpty() ? std::vector<StepRow>() : stepRows(m_body, m_pointer, m_folded), sameShape);
}

void StepListModel::setProblems(const Problems &problems)
{
    m_problems = problems;
    rowsChanged();
}

const StepRow *StepListModel::row(int index) const
{
    return index >= 0 && index < rowCount() ? &m_rows[static_cast<std::size_t>(index)] : nullptr;
}

int StepListModel::rowAt(const QString &pointer) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const StepRow &r) { return r.pointer == pointer; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int StepListModel::rowAround(const QString &pointer) const
{
    int best = -1;
    for (int i = 0; i < rowCount(); ++i) {
        const StepRow &candidate = m_rows[static_cast<std::size_t>(i)];
        const bool holds = candidate.kind == StepRow::Kind::Step || candidate.kind == StepRow::Kind::Member || candidate.kind == StepRow::Kind::Branch;
        if (holds && isInside(pointer, candidate.pointer) && (best < 0 || candidate.pointer.size() > m_rows[static_cast<std::size_t>(best)].pointer.size()))
            best = i;
    }
    return best;
}

void StepListModel::setFolded(const QString &pointer, bool folded)
{
    if (m_folded.contains(pointer) == folded)
        return;
    if (folded)
        m_folded.insert(pointer);
    else
        m_folded.remove(pointer);
    rebuild();
}

void StepListModel::foldAll(bool folded)
{
    if (folded) {
        for (const StepRow &row : m_rows)
            if (row.foldable && row.depth == 0)
                m_folded.insert(row.pointer);
    } else {
        m_folded.clear();
    }
    rebuild();
}

int StepListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString StepListModel::problemOf(const StepRow &row) const
{
    const bool own = row.kind == StepRow::Kind::Step || row.kind == StepRow::Kind::Member;
    if (!own && row.kind != StepRow::Kind::Branch)
        return {};
    const int here = rowAt(row.pointer);
    for (const Problem &problem : m_problems)
        if (isInside(problem.pointer, row.pointer) && rowAround(problem.pointer) == here)
            return problem.message;
    return {};
}

QVariant StepListModel::data(const QModelIndex &index, int role) const
{
    const StepRow *line = row(index.row());
    if (!line)
        return {};
    switch (role) {
    case Qt::DisplayRole: return visibleText(QStringList{line->title, line->words}.join(u' ').trimmed());
    case ProblemRole: return visibleText(problemOf(*line));
    case PointerRole: return line->pointer;
    case Qt::ToolTipRole: {
        const QString problem = visibleText(problemOf(*line));
        return plainTip(problem.isEmpty() ? data(index, Qt::DisplayRole).toString() : problem);
    }
    case Qt::AccessibleTextRole: {
        const QString text = data(index, Qt::DisplayRole).toString();
        return line->depth == 0 ? text : tr("level %1: %2").arg(line->depth + 1).arg(text);
    }
    default: return {};
    }
}

Qt::ItemFlags StepListModel::flags(const QModelIndex &index) const
{
    const StepRow *line = row(index.row());
    if (!line)
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled | Qt::ItemNeverHasChildren;
    if (line->kind == StepRow::Kind::Step || line->kind == StepRow::Kind::Member)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QString StepListModel::mimeType()
{
    return QStringLiteral("application/x-awaitscope-steps");
}

QStringList StepListModel::mimeTypes() const
{
    return {mimeType()};
}

QMimeData *StepListModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList pointers;
    for (const QModelIndex &index : indexes)
        if (const StepRow *line = row(index.row()))
            pointers += line->pointer;
    auto *data = new QMimeData;
    data->setData(mimeType(), pointers.join(u'\n').toUtf8());
    if (m_textMaker)
        data->setText(m_textMaker(pointers));
    return data;
}

} // namespace awaitscope
