// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"
#include "views/common/rowmodel.h"
#include "views/editor/steps/steprows.h"

#include <QAbstractListModel>

#include <functional>

namespace awaitscope {

//! The rows of one body, with blocks that can be collapsed.
class StepListModel : public RowModel<QAbstractListModel, StepRow>
{
    Q_OBJECT

public:
    enum Roles { ProblemRole = Qt::UserRole + 1,
                 PointerRole };

    explicit StepListModel(QObject *parent = nullptr);

    //! An empty pointer shows nothing, not even the row for adding a step.
    void setBody(const Body &body, const QString &pointer);
    void setProblems(const Problems &problems);
    //! A function that converts dragged rows to text for other windows.
    void setTextMaker(std::function<QString(const QStringList &)> maker) { m_textMaker = std::move(maker); }
    static QString mimeType(); //!< of dragged steps: their pointers, one per line
    const StepRow *row(int index) const;
    //! -1 if no row has that pointer.
    int rowAt(const QString &pointer) const;
    //! The innermost row that encloses a place in the document; -1 for none.
    int rowAround(const QString &pointer) const;
    QString bodyPointer() const { return m_pointer; }

    void setFolded(const QString &pointer, bool folded);
    void foldAll(bool folded);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    void rebuild();
    QString problemOf(const StepRow &row) const;

    Body m_body;
    QString m_pointer;
    QSet<QString> m_folded;
    Problems m_problems;
    std::function<QString(const QStringList &)> m_textMaker;
};

} // namespace awaitscope
