// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/widgets/namemenu.h"

#include "views/common/plaintip.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <algorithm>
#include <memory>

namespace awaitscope {

namespace {

constexpr int placeRole = Qt::UserRole; // of an item: index of the name
constexpr int nobody = -1;
constexpr int rowsInSight = 12;
constexpr int rowHeight = 26;
constexpr int leastWidth = 220;
constexpr int mostWidth = 420;
constexpr int scrollBarRoom = 40;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(NameMenu)
};

//! A search field and the names that contain its text.
class NameList : public QWidget
{
public:
    NameList(QMenu *menu, std::vector<NameEntry> names)
        : QWidget(menu), m_menu(menu), m_names(std::move(names)), m_field(new QLineEdit(this)), m_list(new QListWidget(this))
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(8, 6, 8, 4);
        layout->addWidget(m_field);
        layout->addWidget(m_list);
        createField();
        createList();
        setFocusPolicy(Qt::StrongFocus);
        setFocusProxy(m_field);
        fill({});
        connect(m_field, &QLineEdit::textChanged, this, [this](const QString &letters) { fill(letters); });
        connect(m_list, &QListWidget::itemClicked, this, [this] { choose(); });
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress)
            return QWidget::eventFilter(watched, event);
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up: return move(-1);
        case Qt::Key_Down: return move(1);
        case Qt::Key_PageUp: return move(-rowsInSight);
        case Qt::Key_PageDown: return move(rowsInSight);
        case Qt::Key_Return:
        case Qt::Key_Enter: choose(); return true;
        default: return QWidget::eventFilter(watched, event);
        }
    }

private:
    void createField()
    {
        m_field->setObjectName(QStringLiteral("nameFilter"));
        m_field->setPlaceholderText(Words::tr("Type a few letters of the name"));
        m_field->setAccessibleName(Words::tr("Find a name"));
        m_field->setClearButtonEnabled(true);
        m_field->installEventFilter(this);
    }

    void createList()
    {
        m_list->setObjectName(QStringLiteral("names"));
        m_list->setAccessibleName(Words::tr("Names"));
        m_list->setFrameShape(QFrame::NoFrame);
        m_list->setUniformItemSizes(true);
        m_list->setFocusPolicy(Qt::NoFocus);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_list->setTextElideMode(Qt::ElideMiddle); // numbered names differ at the end
        int widest = 0;
        for (const NameEntry &name : m_names)
            widest = std::max(widest, m_list->fontMetrics().horizontalAdvance(name.title));
        m_list->setFixedSize(std::clamp(widest + scrollBarRoom, leastWidth, mostWidth), rowsInSight * rowHeight);
    }

    void fill(const QString &letters)
    {
        m_list->clear();
        int current = 0;
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            if (!m_names[i].title.contains(letters.trimmed(), Qt::CaseInsensitive))
                continue;
            if (m_names[i].checked)
                current = m_list->count();
            add(m_names[i].title, int(i));
        }
        if (m_list->count() == 0)
            add(Words::tr("No matching name"), nobody)->setFlags(Qt::NoItemFlags);
        else
            m_list->setCurrentRow(current);
    }

    QListWidgetItem *add(const QString &title, int place)
    {
        auto *item = new QListWidgetItem(title, m_list);
        item->setData(placeRole, place);
        item->setSizeHint({1, rowHeight});
        item->setToolTip(plainTip(title));
        return item;
    }

    bool move(int by)
    {
        const int last = m_list->count() - 1;
        const int row = m_list->currentRow();
        if (by == 1 && row == last)
            return false; // so that it reaches the entries below in the menu
        m_list->setCurrentRow(std::clamp(row + by, 0, last));
        return true;
    }

    void choose()
    {
        const QListWidgetItem *item = m_list->currentItem();
        const int place = item ? item->data(placeRole).toInt() : nobody;
        if (place == nobody)
            return;
        const std::function<void()> act = m_names[std::size_t(place)].choose; // closing may delete the menu
        m_menu->close();
        act();
    }

    QMenu *m_menu;
    std::vector<NameEntry> m_names;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace

void addNames(QMenu *menu, std::vector<NameEntry> names)
{
    if (names.size() > MostNameEntries) {
        auto *action = new QWidgetAction(menu);
        auto *list = new NameList(menu, std::move(names));
        action->setDefaultWidget(list);
        menu->addAction(action);
        const auto begin = [menu, action, list] {
            menu->setActiveAction(action); // the arrow keys continue from there
            list->setFocus();
        };
        QObject::connect(menu, &QMenu::aboutToShow, list, begin, Qt::QueuedConnection);
        return;
    }
    for (const NameEntry &name : names) {
        QString title = name.title;
        QAction *action = menu->addAction(title.replace(u'&', QStringLiteral("&&")), menu, name.choose);
        action->setCheckable(name.checked);
        action->setChecked(name.checked);
    }
}

} // namespace awaitscope
