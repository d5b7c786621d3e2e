// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/loadingbar.h"

#include "model/text/visibletext.h"
#include "views/common/appstyle.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTimerEvent>

namespace awaitscope {

using namespace std::chrono_literals;

namespace {

constexpr int Steps = 1000;

} // namespace

LoadingBar::LoadingBar(QWidget *parent)
    : QFrame(parent), m_title(new QLabel), m_bar(new QProgressBar), m_percent(new QLabel), m_cancel(new QPushButton(tr("Cancel")))
{
    setObjectName(QStringLiteral("loadingBar"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_bar->setRange(0, Steps);
    m_bar->setTextVisible(false); // it is too thin for that
    m_bar->setMinimumWidth(120);
    m_percent->setObjectName(QStringLiteral("secondaryText"));
    m_percent->setMinimumWidth(m_percent->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    m_cancel->setObjectName(QStringLiteral("cancelOpening"));
    m_cancel->setProperty("chip", true);
    m_cancel->setToolTip(tr("Stop loading and keep the current document"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 9, 12, 9);
    layout->setSpacing(14);
    layout->addWidget(m_title);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_percent);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &LoadingBar::cancelled);
    hide();
}

void LoadingBar::begin(const QString &file)
{
    m_title->setText(tr("Opening %1").arg(visibleText(file)));
    m_bar->setAccessibleName(m_title->text());
    setPart(0);
    if (!m_patience)
        m_patience = startTimer(150ms);
}

void LoadingBar::setPart(double part)
{
    m_bar->setValue(int(part * Steps));
    m_percent->setText(tr("%1 %", "part of the work that is done").arg(int(part * 100)));
}

void LoadingBar::end()
{
    if (m_patience)
        killTimer(*std::exchange(m_patience, std::nullopt));
    hide();
}

void LoadingBar::timerEvent(QTimerEvent *event)
{
    if (m_patience != event->timerId())
        return QFrame::timerEvent(event);
    killTimer(*std::exchange(m_patience, std::nullopt));
    show();
}

void LoadingBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QFrame::keyPressEvent(event);
}

void LoadingBar::setTheme(const Theme &theme)
{
    const QColor edge = theme.color(ColorRole::Accent);
    const QColor ground = blend(edge, theme.color(ColorRole::Canvas), theme.isDark() ? 0.12 : 0.06);
    setStyleSheet(QStringLiteral("QFrame#loadingBar { background: %1; border: none; border-left: 3px solid %2; border-bottom: 1px solid %3; }")
                      .arg(ground.name(), edge.name(), theme.color(ColorRole::Border).name()));
}

} // namespace awaitscope
