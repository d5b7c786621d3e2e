// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace awaitscope {

class Document;
class RunController;

//! Chooses the Python whose asyncio the task set runs under: an edit, which can be undone. While a recorded run is shown, it
//! shows the version of the recording and cannot be used.
class PythonBox : public QComboBox
{
    Q_OBJECT

public:
    //! Both outlive it.
    PythonBox(Document &document, const RunController &runs, QWidget *parent = nullptr);

private:
    void update();
    void choose(int index);

    Document &m_document;
    const RunController &m_runs;
};

} // namespace awaitscope
