// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/edittarget.h"

#include <QObject>

#include <functional>
#include <optional>

class QAction;

namespace awaitscope {

class Commands;
class Document;

//! The Edit menu: undo and redo, and the commands that go to the nearest target of the focus.
class EditRouter : public QObject
{
    Q_OBJECT

public:
    //! Adds undo and redo to \a commands. Both outlive it.
    EditRouter(Document &document, Commands &commands);
    //! From now on the commands do something. \a otherwise is meant where nothing else can be, and outlives it.
    void connectTo(const Commands &commands, EditTarget &otherwise);

    //! The history of a text that takes the place of the task set.
    struct TextHistory
    {
        std::function<bool()> canUndo;
        std::function<bool()> canRedo;
        std::function<void()> undo;
        std::function<void()> redo;
    };
    //! From now on undo and redo mean this, and the commands mean \a target where nothing else can be.
    void useText(const TextHistory &history, EditTarget &target);
    void useTaskSet();
    //! The text has changed.
    void updateHistory();
    //! Called before something is pasted outside a text; returns whether it has dealt with the clipboard.
    void setPasteFilter(std::function<bool()> filter) { m_pasteFilter = std::move(filter); }

    //! Whether a command means the text of the field that has the focus, and nothing else.
    static bool isAboutText(const QAction *action);

private:
    void edit(EditAction command);

    Document &m_document;
    QAction *m_undo;
    QAction *m_redo;
    EditTarget *m_otherwise = nullptr;
    EditTarget *m_ofTaskSet = nullptr;
    std::optional<TextHistory> m_text;
    std::function<bool()> m_pasteFilter;
};

} // namespace awaitscope
