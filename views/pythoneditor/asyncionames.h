// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/code/scintilla.h"

namespace awaitscope {

//! What the editor completes: the names of asyncio, the methods of its objects, and Python's words.
class AsyncioNames : public QsciAbstractAPIs
{
    Q_OBJECT

public:
    using QsciAbstractAPIs::QsciAbstractAPIs;

    //! \a context: the words before the cursor that are separated by dots, the last one unfinished.
    void updateAutoCompletionList(const QStringList &context, QStringList &list) override;
    //! The parameters of a function of asyncio.
    QStringList callTips(const QStringList &context, int commas, QsciScintilla::CallTipsStyle style, QList<int> &shifts) override;
};

} // namespace awaitscope
