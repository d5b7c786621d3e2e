// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/codepanel.h"

#include "views/panels/monospace.h"
#include "views/panels/pythonhighlighter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace awaitscope {

CodePanel::CodePanel(QWidget *parent)
    : QWidget(parent), m_text(new QPlainTextEdit), m_highlighter(new PythonHighlighter(m_text->document()))
{
    setUpCodeView(m_text);
    m_text->setAccessibleName(tr("The program in Python"));
    auto *caption = new QLabel(tr("The same program in Python. It behaves as the timeline shows."));
    caption->setObjectName(QStringLiteral("secondaryText"));
    auto *copy = new QPushButton(tr("Copy"));
    copy->setToolTip(tr("Copy the whole program"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(code()); });
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 6, 16, 6);
    bar->addWidget(caption, 1);
    bar->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_text);
}

void CodePanel::setCode(const QString &python)
{
    if (python == m_text->toPlainText())
        return;
    const int scroll = m_text->verticalScrollBar()->value();
    m_text->setPlainText(python);
    m_text->verticalScrollBar()->setValue(scroll);
}

QString CodePanel::code() const
{
    return m_text->toPlainText();
}

void CodePanel::setTheme(const Theme &theme)
{
    m_highlighter->setTheme(theme);
}

} // namespace awaitscope
