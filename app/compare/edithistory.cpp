// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/compare/edithistory.h"

#include "app/document/document.h"

#include <utility>

namespace awaitscope {

EditHistory::EditHistory(Document &document, QObject *parent)
    : QObject(parent), m_document(document)
{
    // Told after the document has changed, and also when an edit was merged with the one before.
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, &EditHistory::takeIn);
    connect(&document, &Document::loaded, this, &EditHistory::startOver);
    startOver();
}

void EditHistory::startOver()
{
    m_states.clear();
    m_set = m_document.sharedTaskSet();
    m_strategy = m_document.strategy();
    m_index = m_document.undoStack().index();
    Q_EMIT changed();
}

void EditHistory::takeIn(int index)
{
    const auto set = std::exchange(m_set, m_document.sharedTaskSet());
    const Strategy strategy = std::exchange(m_strategy, m_document.strategy());
    const int before = std::exchange(m_index, index);
    if (set == m_set && strategy == m_strategy)
        return;
    if (index < before && index >= m_document.undoStack().count()) { // an edit was merged with one that it took back: neither was made
        if (!m_states.empty())
            m_states.pop_front();
        Q_EMIT changed();
        return;
    }
    const bool isMerged = index == before && !m_states.empty();
    if (!isMerged) {
        const QUndoStack &stack = m_document.undoStack();
        const QString title = index > before ? tr("Before \u201c%1\u201d").arg(stack.text(index - 1))
                                             : tr("Before undo of \u201c%1\u201d").arg(stack.text(index));
        m_states.push_front({++m_last, set, strategy, title});
    }
    if (m_states.size() > Most)
        m_states.pop_back();
    Q_EMIT changed();
}

} // namespace awaitscope
