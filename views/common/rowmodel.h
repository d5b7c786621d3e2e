// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace awaitscope {

//! A flat model whose rows are replaced as a whole: \a Base is one of Qt's abstract models.
template <typename Base, typename Row>
class RowModel : public Base
{
public:
    using Base::Base;

protected:
    //! Only the rows that are not the \a same at the beginning and at the end come and go, so that the others keep their selection, the
    //! place in a view, and an open editor.
    template <typename Same>
    void replaceRows(std::vector<Row> rows, const Same &same)
    {
        const std::size_t shorter = std::min(rows.size(), m_rows.size());
        std::size_t head = 0;
        while (head < shorter && same(rows[head], m_rows[head]))
            ++head;
        std::size_t tail = 0;
        while (tail < shorter - head && same(rows[rows.size() - 1 - tail], m_rows[m_rows.size() - 1 - tail]))
            ++tail;
        const int first = static_cast<int>(head);
        const int gone = static_cast<int>(m_rows.size() - head - tail);
        const int come = static_cast<int>(rows.size() - head - tail);
        if (gone > come) {
            this->beginRemoveRows({}, first + come, first + gone - 1);
            m_rows.erase(m_rows.begin() + first + come, m_rows.begin() + first + gone);
            this->endRemoveRows();
        } else if (come > gone) {
            this->beginInsertRows({}, first + gone, first + come - 1);
            m_rows.insert(m_rows.begin() + first + gone, rows.begin() + first + gone, rows.begin() + first + come);
            this->endInsertRows();
        }
        m_rows = std::move(rows);
        rowsChanged();
    }
    //! All rows may look different.
    void rowsChanged()
    {
        if (m_rows.empty())
            return;
        const QAbstractItemModel &model = *this; // a list hides its number of columns
        Q_EMIT this->dataChanged(model.index(0, 0), model.index(model.rowCount() - 1, model.columnCount() - 1));
    }

    std::vector<Row> m_rows;
};

} // namespace awaitscope
