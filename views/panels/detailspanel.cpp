// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/detailspanel.h"

#include "model/text/visibletext.h"
#include "model/trace/sourceline.h"
#include "views/common/explainitem.h"
#include "views/common/stepitems.h"
#include "views/common/viewstate.h"

#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace awaitscope {

namespace {

QLabel *createText(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

DetailsPanel::DetailsPanel(ViewState *state, QWidget *parent)
    : QScrollArea(parent),
      m_state(state),
      m_theme(&Theme::get(ThemeKind::Light)),
      m_title(createText({})),
      m_why(createText({})),
      m_facts(new QFormLayout),
      m_empty(createText(tr("Select something in the timeline to see its details."))),
      m_cancel(new QPushButton(tr("Cancel This Task")))
{
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    QFont larger = m_title->font();
    larger.setPixelSize(15);
    m_title->setFont(larger);
    m_empty->setObjectName(QStringLiteral("secondaryText"));
    m_facts->setHorizontalSpacing(16);
    m_facts->setVerticalSpacing(6);
    m_facts->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_empty);
    layout->addWidget(m_title);
    layout->addWidget(m_why);
    layout->addLayout(m_facts);
    layout->addWidget(m_cancel, 0, Qt::AlignLeft);
    layout->addStretch();
    m_cancel->setObjectName(QStringLiteral("cancelTask"));
    m_cancel->setToolTip(tr("Cancel the task now, as task.cancel() does"));
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, &DetailsPanel::cancelRequested);
    setWidget(page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Details"));
    connect(m_state, &ViewState::selectionChanged, this, &DetailsPanel::rebuild);
    rebuild();
}

void DetailsPanel::setStore(const TraceStore *store)
{
    m_store = store;
    rebuild();
}

void DetailsPanel::refresh()
{
    if (!m_state->selection().empty())
        rebuild();
}

void DetailsPanel::setTheme(const Theme &theme)
{
    m_theme = &theme;
    rebuild();
}

void DetailsPanel::setCancellable(bool on)
{
    m_cancel->setVisible(on);
}

QString DetailsPanel::text() const
{
    if (!m_empty->isHidden())
        return m_empty->text();
    QStringList parts{m_title->text(), m_why->text()};
    for (int row = 0; row < m_facts->rowCount(); ++row)
        for (const auto role : {QFormLayout::LabelRole, QFormLayout::FieldRole})
            if (const QLayoutItem *item = m_facts->itemAt(row, role))
                parts += static_cast<QLabel *>(item->widget())->text();
    return parts.join(u'\n');
}

void DetailsPanel::rebuild()
{
    std::optional<Explanation> found = m_store && !m_state->selection().empty() ? explainItem(*m_store, m_state->selection().front()) : std::nullopt;
    if (found) {
        const std::string step = stepOfItem(*m_store, m_state->selection().front()).toStdString();
        if (const std::optional<SourceLine> at = sourceLine(step))
            found->facts.emplace_back(tr("Source"), tr("%1, line %2").arg(visibleText(QString::fromStdString(std::string(at->file)))).arg(at->line));
    }
    m_empty->setVisible(!found);
    m_title->setVisible(found.has_value());
    m_why->setVisible(found && !found->why.isEmpty());
    if (found) {
        m_title->setText(found->title);
        m_why->setText(found->why.join(u' '));
    }
    showFacts(found ? found->facts : decltype(found->facts)());
}

// Facts that stay keep their widgets: while a run plays, this happens many times a second, and the user may be selecting text.
void DetailsPanel::showFacts(const std::vector<std::pair<QString, QString>> &facts)
{
    const auto text = [this](std::size_t row, QFormLayout::ItemRole role) { return static_cast<QLabel *>(m_facts->itemAt(int(row), role)->widget()); };
    std::size_t kept = 0;
    for (; kept < facts.size() && int(kept) < m_facts->rowCount() && text(kept, QFormLayout::LabelRole)->text() == facts[kept].first; ++kept) {
        if (QLabel *value = text(kept, QFormLayout::FieldRole); value->text() != facts[kept].second)
            value->setText(facts[kept].second);
    }
    while (m_facts->rowCount() > int(kept))
        m_facts->removeRow(int(kept));
    for (; kept < facts.size(); ++kept) {
        auto *label = new QLabel(facts[kept].first);
        label->setObjectName(QStringLiteral("secondaryText"));
        m_facts->addRow(label, createText(facts[kept].second));
    }
}

} // namespace awaitscope
