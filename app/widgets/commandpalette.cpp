// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/commandpalette.h"

#include "app/widgets/searchkeys.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int ShortcutRole = Qt::UserRole;
constexpr int ActionRole = Qt::UserRole + 1;

//! The name at the left, the shortcut at the right.
class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), 32};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(0, 0, -14, 0), Qt::AlignRight | Qt::AlignVCenter, index.data(ShortcutRole).toString());
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent), m_actions(actions), m_search(new QLineEdit), m_list(new QListWidget)
{
    setWindowTitle(tr("Commands"));
    setModal(true);
    resize(560, 420);
    m_search->setPlaceholderText(tr("Type a command"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Command"));
    new SearchKeys(m_search, m_list);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Commands"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_search, &QLineEdit::returnPressed, this, &CommandPalette::accept);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::accept);
    fill({});
}

QString CommandPalette::nameOf(const QAction *action)
{
    QString name = action->text();
    name = name.section(u'\t', 0, 0); // the rest is a shortcut that belongs to the focused widget
    name.remove(QStringLiteral("..."));
    name.remove(u'\u2026');
    name.replace(QStringLiteral("&&"), QStringLiteral("\x01")).remove(u'&').replace(u'\x01', u'&');
    const QString menu = action->property("menuName").toString();
    return menu.isEmpty() ? name : QStringLiteral("%1: %2").arg(menu, name);
}

namespace {

//! The number of typed words that begin a word of the name; these take precedence over scattered letters.
int wordsBegun(const QString &name, const QString &typed)
{
    int words = 0;
    for (const QString &word : typed.split(u' ', Qt::SkipEmptyParts)) {
        qsizetype at = name.indexOf(word, 0, Qt::CaseInsensitive);
        while (at > 0 && name[at - 1].isLetterOrNumber())
            at = name.indexOf(word, at + 1, Qt::CaseInsensitive);
        words += at < 0 ? 0 : 1;
    }
    return words;
}

} // namespace

int CommandPalette::score(const QString &name, const QString &typed)
{
    int total = 100 * wordsBegun(name, typed);
    qsizetype at = 0;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        const qsizetype found = name.indexOf(letter, at, Qt::CaseInsensitive);
        if (found < 0)
            return -1;
        const bool startsWord = found == 0 || !name[found - 1].isLetterOrNumber();
        total += (startsWord ? 8 : 0) + (found == at ? 4 : 0) + 1;
        at = found + 1;
    }
    return total;
}

void CommandPalette::fill(const QString &typed)
{
    std::vector<std::pair<int, QAction *>> found;
    for (QAction *action : std::as_const(m_actions))
        if (const int fit = score(nameOf(action), typed); fit >= 0)
            found.emplace_back(fit, action);
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    m_list->clear();
    for (const auto &[fit, action] : found) {
        auto *item = new QListWidgetItem(action->icon(), nameOf(action), m_list);
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        item->setData(ShortcutRole, key.isEmpty() ? action->text().section(u'\t', 1) : key);
        item->setData(ActionRole, QVariant::fromValue<QObject *>(action));
        item->setToolTip(action->toolTip());
        if (!action->isEnabled())
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
    if (found.empty()) {
        (new QListWidgetItem(tr("No matching command"), m_list))->setFlags(Qt::NoItemFlags);
        return;
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::accept()
{
    const QListWidgetItem *item = m_list->currentItem();
    auto *action = item ? qobject_cast<QAction *>(item->data(ActionRole).value<QObject *>()) : nullptr;
    if (!action || !action->isEnabled())
        return;
    QDialog::accept(); // first: the command may open a window of its own
    action->trigger();
}

} // namespace awaitscope
