// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/docktitle.h"

#include "app/icons.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace awaitscope {

namespace {

QToolButton *createButton(const QString &iconName, const QString &tip)
{
    auto *button = new QToolButton;
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setIconSize({12, 12});
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

DockTitle::DockTitle(QDockWidget *dock)
    : QWidget(dock), m_remark(new QLabel)
{
    auto *title = new QLabel(dock->windowTitle());
    title->setObjectName(QStringLiteral("sectionTitle"));
    m_remark->setObjectName(QStringLiteral("secondaryText"));
    auto *detach = createButton(QStringLiteral("layout"), tr("Float this panel, or put it back"));
    auto *hide = createButton(QStringLiteral("close"), tr("Hide this panel; the View menu shows it again"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addStretch();
    layout->addWidget(m_remark);
    layout->addWidget(detach);
    layout->addWidget(hide);
    connect(detach, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    connect(hide, &QToolButton::clicked, dock, &QDockWidget::hide);
    connect(dock, &QDockWidget::windowTitleChanged, title, &QLabel::setText);
    dock->setTitleBarWidget(this);
}

void DockTitle::setRemark(const QString &text)
{
    m_remark->setText(text);
}

QString DockTitle::remark() const
{
    return m_remark->text();
}

} // namespace awaitscope
