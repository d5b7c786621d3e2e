// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pythoneditor/findbar.h"

#include "views/pythoneditor/pythonedit.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace awaitscope {

FindBar::FindBar(PythonEdit *edit, QWidget *parent)
    : QWidget(parent), m_edit(edit), m_text(new QLineEdit), m_result(new QLabel)
{
    setObjectName(QStringLiteral("pythonFind"));
    m_text->setPlaceholderText(tr("Find in the program"));
    m_text->setAccessibleName(tr("Find in the program"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_result->setObjectName(QStringLiteral("secondaryText"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    row->addWidget(m_text, 1);
    row->addWidget(m_result);
    const auto button = [this, row](const QString &text, const QString &tip, bool forward) {
        auto *made = new QToolButton;
        made->setText(text);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        connect(made, &QToolButton::clicked, this, [this, forward] { search(forward, false); });
        row->addWidget(made);
    };
    button(QStringLiteral("\u2191"), tr("Previous match (Shift+Return)"), false);
    button(QStringLiteral("\u2193"), tr("Next match (Return)"), true);
    connect(m_text, &QLineEdit::textChanged, this, [this] { search(true, true); });
    hide();
}

void FindBar::begin()
{
    if (const QString word = m_edit->selectedText(); !word.isEmpty() && !word.contains(u'\n'))
        m_text->setText(word);
    show();
    m_text->setFocus();
    m_text->selectAll();
}

void FindBar::end()
{
    hide();
    m_edit->setFocus();
}

//! \a fromHere: what is found already may only grow.
void FindBar::search(bool forward, bool fromHere)
{
    m_result->clear();
    const QString wanted = m_text->text();
    if (wanted.isEmpty())
        return;
    int line = 0, column = 0, toLine = 0, toColumn = 0;
    m_edit->getCursorPosition(&line, &column);
    if (m_edit->hasSelectedText()) {
        m_edit->getSelection(&line, &column, &toLine, &toColumn);
        if (forward && !fromHere) {
            line = toLine;
            column = toColumn;
        }
    }
    const bool matchCase = wanted != wanted.toLower();
    if (!m_edit->findFirst(wanted, false, matchCase, false, true, forward, line, column))
        m_result->setText(tr("Not found"));
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            end();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            search(!(key->modifiers() & Qt::ShiftModifier), false);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace awaitscope
