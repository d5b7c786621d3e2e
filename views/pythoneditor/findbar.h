// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace awaitscope {

class PythonEdit;

//! Searches the text of the editor: found while one types; Return and Shift+Return go on, Esc closes.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    //! \a edit outlives it. Hidden at first.
    explicit FindBar(PythonEdit *edit, QWidget *parent = nullptr);

    //! Shows it with the selected word.
    void begin();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(bool forward, bool fromHere);
    void end();

    PythonEdit *m_edit;
    QLineEdit *m_text;
    QLabel *m_result;
};

} // namespace awaitscope
