// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/monospace.h"

#include <QPlainTextEdit>
#include <QTextOption>

namespace awaitscope {

void setUpCodeView(QPlainTextEdit *view)
{
    const QFont font = codeFont();
    view->setFont(font);
    view->setStyleSheet(QStringLiteral("QPlainTextEdit { border: none; border-radius: 0; padding: 2px 12px; "
                                       "font-family: \"%1\"; font-size: 12px; }")
                            .arg(font.family()));
    view->setReadOnly(true);
    view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setFrameShape(QFrame::NoFrame);
    view->setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(u' '));
}

} // namespace awaitscope
