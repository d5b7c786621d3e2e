// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/advice/advicelist.h"

#include "views/common/widgets/foldtitle.h"
#include "views/common/widgets/pillbutton.h"
#include "views/common/widgettheme.h"
#include "views/editor/advice/advicecard.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

constexpr int mostHeight = 210; // px for the cards; more of them scroll
constexpr std::size_t mostCards = 50;

} // namespace

AdviceList::AdviceList(QWidget *parent)
    : QWidget(parent), m_area(new QScrollArea(this)), m_cards(new QWidget(m_area)), m_layout(new QVBoxLayout(m_cards)), m_title(new FoldTitle(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 8);
    layout->setSpacing(4);
    auto *titles = new QHBoxLayout;
    titles->setContentsMargins(11, 0, 12, 0);
    titles->addWidget(m_title);
    titles->addStretch();
    layout->addLayout(titles);
    layout->addWidget(m_area);
    m_layout->setContentsMargins(15, 0, 12, 0);
    m_layout->setSpacing(8);
    m_area->setObjectName(QStringLiteral("adviceArea"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(m_cards);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // in a small window the cards scroll
    m_title->setObjectName(QStringLiteral("adviceTitle"));
    connect(m_title, &FoldTitle::clicked, this, [this] { setFolded(!m_folded); });
    setFolded(true); // hints are collapsed until the user opens them; problems are not
    hide();
}

void AdviceList::setFolded(bool folded)
{
    m_folded = folded;
    m_title->setFolded(folded);
    m_area->setVisible(!folded);
    updateGeometry();
}

void AdviceList::clear()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // one of its buttons may be the one being pressed
        }
        delete item;
    }
}

void AdviceList::setAdvice(const Problems &problems, const std::vector<Hint> &hints)
{
    if (problems == m_problems && hints == m_hints)
        return;
    if (m_problems.empty() && !problems.empty())
        setFolded(false);
    m_problems = problems;
    m_hints = hints;
    fill();
}

void AdviceList::setHintsShown(bool on)
{
    if (std::exchange(m_showsHints, on) != on)
        fill();
}

void AdviceList::fill()
{
    const Problems &problems = m_problems;
    const std::vector<Hint> hints = m_showsHints ? m_hints : std::vector<Hint>();
    clear();
    m_count = static_cast<int>(problems.size() + hints.size());
    for (std::size_t i = 0; i < std::min(problems.size(), mostCards); ++i) {
        auto *card = new AdviceCard(problems[i].message, AdviceCard::Tone::Problem, m_cards);
        connect(card->addButton(QStringLiteral("show"), tr("Show")), &PillButton::clicked, this,
                [this, pointer = problems[i].pointer] { Q_EMIT showRequested(pointer); });
        m_layout->addWidget(card);
    }
    for (std::size_t i = 0; i < std::min(hints.size(), mostCards); ++i) {
        auto *card = new AdviceCard(hints[i].message, AdviceCard::Tone::Hint, m_cards);
        if (!hints[i].fix.isEmpty())
            connect(card->addButton(QStringLiteral("fix"), hints[i].fix), &PillButton::clicked, this, [this, hint = hints[i]] { Q_EMIT fixRequested(hint); });
        connect(card->addButton(QStringLiteral("show"), tr("Show")), &PillButton::clicked, this,
                [this, pointer = hints[i].pointer] { Q_EMIT showRequested(pointer); });
        m_layout->addWidget(card);
    }
    m_layout->addStretch();
    m_title->setText(problems.empty() ? tr("%n hints", nullptr, m_count) : tr("%n problems", nullptr, static_cast<int>(problems.size())));
    m_title->updateGeometry();
    setVisible(m_count > 0);
    updateGeometry();
}

QSize AdviceList::sizeHint() const
{
    const int title = m_title->sizeHint().height() + 16;
    if (m_folded)
        return {300, title};
    const int wanted = m_layout->hasHeightForWidth() ? m_layout->heightForWidth(std::max(200, width() - 4)) : m_layout->sizeHint().height();
    return {300, title + std::min(wanted, mostHeight)};
}

} // namespace awaitscope
