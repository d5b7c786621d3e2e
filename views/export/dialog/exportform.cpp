// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/dialog/exportform.h"

#include <QAbstractSpinBox>
#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>

namespace awaitscope {

ExportForm::ExportForm(const TraceStore &store, ExportChoices choices, QWidget *parent)
    : QWidget(parent), m_choices(std::move(choices)), m_what(new WhatPage(store, m_choices))
{
    m_pages = {m_what, new LookPage(m_choices.title), new SizePage, new PaperPage, new AnimationPage};
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    for (ExportPage *page : m_pages)
        column->addWidget(page);
    column->addStretch();
    alignColumns();
    setOptions({});
    connect(m_what, &WhatPage::formatChanged, this, &ExportForm::formatChanged);
    for (ExportPage *page : m_pages) {
        connect(page, &ExportPage::changed, this, [this] {
            if (m_loading)
                return;
            showWhatMatters();
            Q_EMIT changed();
        });
    }
    showWhatMatters();
}

//! All groups share one column of labels and one of fields, and no field requests more room than is available.
void ExportForm::alignColumns()
{
    int widest = 0;
    std::vector<QWidget *> labels;
    for (const QFormLayout *form : findChildren<QFormLayout *>()) {
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole);
            if (!item || !item->widget())
                continue;
            labels.push_back(item->widget());
            widest = std::max(widest, item->widget()->sizeHint().width());
        }
    }
    for (QWidget *label : labels)
        label->setMinimumWidth(widest);
    for (QAbstractSpinBox *box : findChildren<QAbstractSpinBox *>())
        box->setButtonSymbols(QAbstractSpinBox::NoButtons); // arrow keys and wheel change the value; the flat style has no room for buttons
    for (QComboBox *box : findChildren<QComboBox *>()) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
}

void ExportForm::showWhatMatters()
{
    for (ExportPage *page : m_pages)
        page->showFor(format());
}

ExportOptions ExportForm::options() const
{
    ExportOptions o = m_base;
    for (const ExportPage *page : m_pages)
        page->get(o, format());
    return o;
}

void ExportForm::setOptions(const ExportOptions &options)
{
    m_loading = true;
    m_base = options;
    for (ExportPage *page : m_pages)
        page->set(options);
    m_loading = false;
    showWhatMatters();
    Q_EMIT changed();
}

} // namespace awaitscope
