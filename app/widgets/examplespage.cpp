// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/examplespage.h"

#include "app/settings/translations.h"
#include "app/widgets/searchkeys.h"
#include "model/program/file/exampleindex.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"
#include "views/common/plaintip.h"
#include "views/common/screenfit.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace awaitscope {

namespace {

constexpr int IndexRole = Qt::UserRole; // of an example
constexpr int PathRole = Qt::UserRole + 1; // of a file
constexpr int ShownRecent = 5;

bool hasAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

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

ExamplesPage::ExamplesPage(const QList<QAction *> &doors, const QStringList &recent, QWidget *parent)
    : QDialog(parent),
      m_search(new QLineEdit),
      m_list(new QListWidget),
      m_title(createText("sectionTitle")),
      m_look(createText("look")),
      m_wrong(createText("wrong")),
      m_open(new QPushButton(tr("Open")))
{
    setWindowTitle(tr("Start"));
    resize(fittingScreen(this, {860, 620}));
    std::copy_if(recent.begin(), recent.end(), std::back_inserter(m_recent), [](const QString &path) { return fileExists(path); });
    m_recent = m_recent.first(std::min<qsizetype>(m_recent.size(), ShownRecent));
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
    auto *columns = new QHBoxLayout;
    columns->setSpacing(24);
    columns->addLayout(left, 5);
    columns->addWidget(createDescription(), 6);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    if (!doors.isEmpty())
        layout->addWidget(createDoors(doors));
    layout->addLayout(columns, 1);
    connect(m_search, &QLineEdit::textChanged, this, &ExamplesPage::fill);
    connect(m_list, &QListWidget::currentItemChanged, this, &ExamplesPage::showCurrent);
    connect(m_list, &QListWidget::itemActivated, this, &ExamplesPage::accept);
    fill({});
    m_search->setFocus();
}

//! A button for each: the name of the command, and what it does.
QWidget *ExamplesPage::createDoors(const QList<QAction *> &doors)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (QAction *door : doors) {
        auto *button = new QPushButton(door->icon(), door->text());
        button->setObjectName(door->objectName());
        button->setToolTip(door->toolTip());
        button->setAutoDefault(false);
        button->setMinimumHeight(44);
        connect(button, &QPushButton::clicked, this, [this, door] {
            m_door = door;
            QDialog::accept();
        });
        layout->addWidget(button, 1);
    }
    return row;
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
    addRecent(words);
    addExamples(words);
    if (m_list->count() == 0)
        (new QListWidgetItem(tr("No matching example"), m_list))->setFlags(Qt::NoItemFlags);
    SearchKeys::selectFirst(m_list);
    showCurrent();
}

void ExamplesPage::addHeading(const QString &text)
{
    auto *heading = new QListWidgetItem(text, m_list);
    QFont bold = font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setFlags(Qt::NoItemFlags);
}

void ExamplesPage::addRecent(const QStringList &words)
{
    bool first = true;
    for (const QString &path : std::as_const(m_recent)) {
        if (!hasAll(path, words))
            continue;
        if (std::exchange(first, false))
            addHeading(tr("Recent work"));
        auto *item = new QListWidgetItem(visibleText(QFileInfo(path).fileName()), m_list);
        item->setData(PathRole, path);
        item->setToolTip(plainTip(path));
    }
}

void ExamplesPage::addExamples(const QStringList &words)
{
    QString group;
    const std::vector<Example> &all = examples();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Example &example = all[i];
        if (!hasAll(QStringList{exampleText(example.title), exampleText(example.look), exampleText(example.wrong)}.join(u'\n'), words))
            continue;
        if (example.group != group) {
            group = example.group;
            addHeading(exampleText(group));
        }
        auto *item = new QListWidgetItem(exampleText(example.title), m_list);
        item->setData(IndexRole, int(i));
        item->setToolTip(exampleText(example.look));
    }
}

void ExamplesPage::showCurrent()
{
    const QString file = chosenFile();
    const QString id = chosenId();
    const auto found = std::find_if(examples().begin(), examples().end(), [&id](const Example &example) { return example.id == id; });
    const Example text = found == examples().end() ? Example() : *found;
    m_open->setEnabled(!id.isEmpty() || !file.isEmpty());
    m_title->setText(file.isEmpty() ? exampleText(text.title) : visibleText(QFileInfo(file).fileName()));
    m_look->setText(file.isEmpty() ? exampleText(text.look) : visibleText(QDir::toNativeSeparators(QFileInfo(file).absolutePath())));
    m_wrong->setText(exampleText(text.wrong));
    m_lookCaption->setText(file.isEmpty() ? tr("What to look at") : tr("Folder"));
    m_lookCaption->setVisible(!m_look->text().isEmpty());
    m_wrongCaption->setVisible(!text.wrong.isEmpty());
}

void ExamplesPage::accept()
{
    if (!chosenId().isEmpty() || !chosenFile().isEmpty())
        QDialog::accept();
}

QString ExamplesPage::chosenId() const
{
    const QListWidgetItem *item = m_list->currentItem();
    const QVariant place = item ? item->data(IndexRole) : QVariant();
    return place.isValid() ? examples()[place.toUInt()].id : QString();
}

QString ExamplesPage::chosenFile() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(PathRole).toString() : QString();
}

} // namespace awaitscope
