// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/edittarget.h"

#include <QObject>

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

    //! Whether a command means the text of the field that has the focus, and nothing else.
    static bool isAboutText(const QAction *action);

private:
    void edit(EditAction command);

    EditTarget *m_otherwise = nullptr;
};

} // namespace awaitscope
