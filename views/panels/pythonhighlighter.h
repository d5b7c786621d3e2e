// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QSyntaxHighlighter>

namespace awaitscope {

//! Keywords, strings, comments and numbers of Python, in colours of the theme.
class PythonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit PythonHighlighter(QTextDocument *document);
    void setTheme(const Theme &theme);

protected:
    void highlightBlock(const QString &text) override;

private:
    const Theme *m_theme;
};

} // namespace awaitscope
