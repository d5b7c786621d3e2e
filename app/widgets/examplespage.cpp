// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/examplespage.h"

#include "app/settings/translations.h"
#include "app/widgets/searchkeys.h"
#include "model/program/file/exampleindex.h"
#include "views/common/screenfit.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int IndexRole = Qt::UserRole;

QLabel *createText(const char *objectName)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1String(objectName));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *createCaption(const QString &text)
{
    auto *label = new QLabel(text);
    label->setObjectName(QStringLiteral("secondaryText"));
    return label;
}

} // namespace

ExamplesPage::ExamplesPage(QWidget *parent)
    : QDialog(parent),
      m_search(new QLineEdit),
      m_list(new QListWidget),
      m_title(createText("sectionTitle")),
      m_look(createText("look")),
      m_wrong(createText("wrong")),
      m_open(new QPushButton(tr("Open")))
{
    setWindowTitle(tr("Examples and Templates"));
    resize(fittingScreen(this, {860, 560}));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search"));
    new SearchKeys(m_search, m_list);
    m_list->setAccessibleName(tr("Examples and templates"));
    m_list->setWordWrap(true); // some titles are long, and longer in other languages
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *left = new QVBoxLayout;
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(24);
    layout->addLayout(left, 5);
    layout->addWidget(createDescription(), 6);
    connect(m_search, &QLineEdit::textChanged, this, &ExamplesPage::fill);
    connect(m_list, &QListWidget::currentItemChanged, this, &ExamplesPage::showCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &ExamplesPage::accept);
    fill({});
}

QWidget *ExamplesPage::createDescription()
{
    QFont large = m_title->font();
    large.setPixelSize(18);
    m_title->setFont(large);
    m_open->setProperty("primary", true);
    m_open->setDefault(true);
    connect(m_open, &QPushButton::clicked, this, &ExamplesPage::accept);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false); // Enter opens the chosen entry, or does nothing
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_open);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addSpacing(8);
    m_lookCaption = createCaption(tr("What to look at"));
    layout->addWidget(m_lookCaption);
    layout->addWidget(m_look);
    layout->addSpacing(8);
    m_wrongCaption = createCaption(tr("Where popular tutorials get it wrong"));
    layout->addWidget(m_wrongCaption);
    layout->addWidget(m_wrong);
    layout->addStretch();
    layout->addLayout(buttons);
    return page;
}

void ExamplesPage::fill(const QString &typed)
{
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    m_list->clear();
    QString group;
    const std::vector<Example> &all = examples();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Example &example = all[i];
        const QString text = QStringList{exampleText(example.title), exampleText(example.look), exampleText(example.wrong)}.join(u'\n');
        if (!std::all_of(words.begin(), words.end(), [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); }))
            continue;
        if (example.group != group) {
            group = example.group;
            auto *heading = new QListWidgetItem(exampleText(group), m_list);
            QFont bold = font();
            bold.setBold(true);
            heading->setFont(bold);
            heading->setFlags(Qt::NoItemFlags);
        }
        auto *item = new QListWidgetItem(exampleText(example.title), m_list);
        item->setData(IndexRole, int(i));
        item->setToolTip(exampleText(example.look));
    }
    if (m_list->count() == 0)
        (new QListWidgetItem(tr("No matching example"), m_list))->setFlags(Qt::NoItemFlags);
    SearchKeys::selectFirst(m_list);
    showCurrent();
}

void ExamplesPage::showCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    const QVariant place = item ? item->data(IndexRole) : QVariant();
    m_open->setEnabled(place.isValid());
    const Example text = place.isValid() ? examples()[place.toUInt()] : Example();
    m_title->setText(exampleText(text.title));
    m_look->setText(exampleText(text.look));
    m_wrong->setText(exampleText(text.wrong));
    m_lookCaption->setVisible(!text.look.isEmpty());
    m_wrongCaption->setVisible(!text.wrong.isEmpty());
}

void ExamplesPage::accept()
{
    if (!chosenId().isEmpty())
        QDialog::accept();
}

QString ExamplesPage::chosenId() const
{
    const QListWidgetItem *item = m_list->currentItem();
    const QVariant place = item ? item->data(IndexRole) : QVariant();
    return place.isValid() ? examples()[place.toUInt()].id : QString();
}

} // namespace awaitscope
