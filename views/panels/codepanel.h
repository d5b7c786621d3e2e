// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QWidget>

class QPlainTextEdit;

namespace awaitscope {

class PythonHighlighter;

//! The program of the task set as Python would have it. Read-only; keeps its place when the text changes.
class CodePanel : public QWidget
{
    Q_OBJECT

public:
    explicit CodePanel(QWidget *parent = nullptr);

    void setCode(const QString &python);
    QString code() const;
    void setTheme(const Theme &theme);

private:
    QPlainTextEdit *m_text;
    PythonHighlighter *m_highlighter;
};

} // namespace awaitscope
