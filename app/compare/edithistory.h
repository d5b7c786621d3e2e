// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/program/strategy/strategy.h"

#include <QObject>

#include <deque>
#include <memory>

namespace awaitscope {

class Document;

//! The last states of the open task set before its edits, kept without being asked for. An undone edit is an edit too, so that what it gave
//! up can still be compared.
class EditHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t Most = 10;
    struct State
    {
        int number = 0; //!< no two states have the same
        std::shared_ptr<const TaskSet> set;
        Strategy strategy = Strategy::AsWritten;
        QString title; //!< "Before \u201cChange Sleep\u201d"
    };

    //! \a document outlives it.
    explicit EditHistory(Document &document, QObject *parent = nullptr);

    //! The newest first. After an undo, one of them may equal the present task set.
    const std::deque<State> &states() const { return m_states; }

Q_SIGNALS:
    void changed();

private:
    void takeIn(int index);
    void startOver();

    Document &m_document;
    std::deque<State> m_states;
    std::shared_ptr<const TaskSet> m_set; // the present one
    Strategy m_strategy = Strategy::AsWritten;
    int m_index = 0; // in the undo stack
    int m_last = 0;
};

} // namespace awaitscope
