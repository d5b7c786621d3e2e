// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/docktitle.h"

#include "app/widgets/icons.h"

#include <QDockWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
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
    auto *detach = createButton(QStringLiteral("layout"), tr("Float or dock this panel"));
    auto *hide = createButton(QStringLiteral("close"), tr("Hide this panel. To show it again, choose View \u2192 Panels."));
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

DockEdge::DockEdge(QDockWidget *dock)
    : QWidget(dock), m_dock(dock)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    dock->installEventFilter(this);
    connect(dock, &QDockWidget::topLevelChanged, this, &DockEdge::follow);
    follow();
}

void DockEdge::follow()
{
    setGeometry(m_dock->rect());
    setVisible(m_dock->isFloating());
    raise();
}

bool DockEdge::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        follow();
    return QWidget::eventFilter(watched, event);
}

void DockEdge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace awaitscope
