// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/emptyhint.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace awaitscope {

EmptyHint::EmptyHint(QWidget *covered)
    : QFrame(covered), m_text(new QLabel), m_button(new QPushButton)
{
    setObjectName(QStringLiteral("emptyHint"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    m_text->setObjectName(QStringLiteral("emptyHintText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_button->setObjectName(QStringLiteral("emptyHintButton"));
    m_button->setProperty("primary", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(14);
    column->addStretch(2);
    column->addWidget(m_text);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyHint::clicked);
    covered->installEventFilter(this);
    hide();
}

void EmptyHint::showHint(const QString &text, const QString &button)
{
    m_text->setText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setGeometry(parentWidget()->rect());
    setVisible(!text.isEmpty());
    raise();
}

QString EmptyHint::text() const
{
    return isHidden() ? QString() : m_text->text();
}

bool EmptyHint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QFrame::eventFilter(watched, event);
}

} // namespace awaitscope
