// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/messagebar.h"

#include "app/widgets/icons.h"
#include "model/text/visibletext.h"
#include "views/common/appstyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace awaitscope {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent),
      m_title(new QLabel),
      m_text(new QLabel),
      m_choices(new QHBoxLayout),
      m_more(new QToolButton),
      m_close(new QToolButton),
      m_theme(&Theme::get(ThemeKind::Light))
{
    setObjectName(QStringLiteral("messageBar"));
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
    m_more->setObjectName(QStringLiteral("moreOfMessage"));
    m_more->setAutoRaise(true);
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_expanded = !m_expanded;
        showText();
    });
    m_choices->setSpacing(6);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 9, 8, 9);
    layout->setSpacing(12);
    layout->addLayout(words, 1);
    layout->addLayout(m_choices);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    layout->insertWidget(layout->count() - 1, m_more, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, [this] {
        const Notice notice = m_shown.notice;
        dismiss(notice);
        Q_EMIT closed(notice);
    });
    hide();
}

void MessageBar::showMessage(Notice notice, Tone tone, const QString &title, const QString &text, const std::vector<Choice> &choices)
{
    if (choices.empty() && !m_shown.choices.empty() && m_shown.notice != notice)
        m_waiting = m_shown;
    else if (!choices.empty() || (m_waiting && m_waiting->notice == notice))
        m_waiting.reset(); // there is a newer question
    present({notice, tone, title, text, choices});
}

void MessageBar::present(Message message)
{
    clearChoices();
    m_shown = std::move(message);
    m_shown.title = visibleText(m_shown.title);
    m_shown.text = visibleText(m_shown.text, LineBreaks::Kept);
    m_title->setText(m_shown.title);
    m_title->setVisible(!m_shown.title.isEmpty());
    m_expanded = false;
    showText();
    for (const Choice &choice : m_shown.choices) {
        auto *button = new QPushButton(choice.first);
        button->setProperty("chip", true);
        m_choices->addWidget(button, 0, Qt::AlignVCenter);
        connect(button, &QPushButton::clicked, this, [this, act = choice.second] {
            dismiss(m_shown.notice); // first: the answer may show the next message
            act();
        });
    }
    restyle();
    show();
}

void MessageBar::dismiss(Notice notice)
{
    if (m_waiting && m_waiting->notice == notice)
        m_waiting.reset();
    if (notice != m_shown.notice || notice == Notice::None)
        return;
    m_shown = {};
    hide();
    if (m_waiting)
        present(*std::exchange(m_waiting, std::nullopt));
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_shown.title + u'\n' + m_shown.text;
}

void MessageBar::setCompact(bool compact)
{
    if (std::exchange(m_compact, compact) != compact)
        showText();
}

void MessageBar::showText()
{
    const bool mayFold = m_compact && m_shown.tone == Tone::Info && m_shown.choices.empty() && !m_shown.title.isEmpty();
    const bool folded = mayFold && !m_expanded;
    m_more->setText(m_expanded ? tr("Less") : tr("More"));
    const QMargins margins = layout()->contentsMargins();
    const int buttons = m_more->sizeHint().width() + m_close->sizeHint().width() + 3 * layout()->spacing();
    const QString whole = QString(m_shown.text).replace(u'\n', u' ');
    const QString line = folded ? m_text->fontMetrics().elidedText(whole, Qt::ElideRight, width() - margins.left() - margins.right() - buttons)
                                : m_shown.text;
    m_text->setWordWrap(!folded);
    QSizePolicy policy = m_text->sizePolicy(); // it knows whether the height depends on the width
    policy.setHorizontalPolicy(folded ? QSizePolicy::Ignored : QSizePolicy::Preferred);
    m_text->setSizePolicy(policy);
    m_text->setText(line);
    m_more->setToolTip(m_expanded ? tr("Show one line of this message") : tr("Show all of this message"));
    m_more->setVisible(mayFold && (m_expanded || line != whole));
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (m_compact && event->size().width() != event->oldSize().width())
        QMetaObject::invokeMethod(this, &MessageBar::showText, Qt::QueuedConnection); // it may change the layout
}

void MessageBar::setTheme(const Theme &theme)
{
    m_theme = &theme;
    restyle();
}

void MessageBar::clearChoices()
{
    while (QLayoutItem *item = m_choices->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the button that is being clicked
        delete item;
    }
}

void MessageBar::restyle()
{
    const ColorRole role = m_shown.tone == Tone::Info ? ColorRole::Accent : m_shown.tone == Tone::Question ? ColorRole::Cancelled
                                                                                                           : ColorRole::Raised;
    const QColor edge = m_theme->color(role);
    const QColor ground = blend(edge, m_theme->color(ColorRole::Canvas), m_theme->isDark() ? 0.12 : 0.06);
    setStyleSheet(QStringLiteral("QFrame#messageBar { background: %1; border: none; border-left: 3px solid %2; border-bottom: 1px solid %3; }")
                      .arg(ground.name(), edge.name(), m_theme->color(ColorRole::Border).name()));
}

} // namespace awaitscope
