// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/steps/stepchooser.h"

#include "views/common/widgettheme.h"
#include "views/editor/steps/stepcatalog.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

constexpr int kindRole = Qt::UserRole;
constexpr int summaryRole = Qt::UserRole + 1;
constexpr int noKind = -1; // a heading
constexpr int rowHeight = 28;
constexpr int nameWidth = 112;
constexpr int padding = 12;
constexpr int barWidth = 3;
constexpr QSize popupSize(500, 420);

//! Not a heading, and not a kind that is refused at the place.
bool isChoosable(Qt::ItemFlags flags)
{
    return flags.testFlag(Qt::ItemIsSelectable);
}

class KindDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {popupSize.width() - 20, rowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const Theme &theme = themeOf(option.widget);
        const int kind = index.data(kindRole).toInt();
        QFont bold = option.font;
        bold.setWeight(QFont::DemiBold);
        QRect area = option.rect.adjusted(padding, 0, -padding, 0);
        if (kind == noKind) {
            painter->setFont(bold);
            painter->setPen(theme.color(ColorRole::SecondaryText));
            painter->drawText(area.adjusted(0, 4, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
            painter->restore();
            return;
        }
        const bool current = option.state & QStyle::State_Selected;
        const bool hovered = option.state & QStyle::State_MouseOver && isChoosable(index.flags());
        if (current || hovered)
            painter->fillRect(option.rect, theme.color(current ? ColorRole::SelectedRow : ColorRole::Hover));
        const bool refused = !isChoosable(index.flags());
        const ColorRole bar = refused ? ColorRole::SecondaryText : stepKinds()[static_cast<std::size_t>(kind)].role;
        painter->fillRect(QRect(option.rect.left() + 4, option.rect.top() + 6, barWidth, option.rect.height() - 12), theme.color(bar));
        painter->setFont(refused ? option.font : bold);
        painter->setPen(theme.color(refused ? ColorRole::SecondaryText : ColorRole::Text));
        const QString name = index.data().toString();
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, name);
        area.adjust(std::max(nameWidth, painter->fontMetrics().horizontalAdvance(name) + padding), 0, 0, 0); // a long name pushes the summary to the right
        painter->setFont(option.font);
        painter->setPen(theme.color(ColorRole::SecondaryText));
        const QString summary = index.data(summaryRole).toString();
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(option.font).elidedText(summary, Qt::ElideRight, area.width()));
        painter->restore();
    }
};

} // namespace

StepChooser::StepChooser(const QString &letters, std::vector<QString> refused, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_field(new QLineEdit(this)), m_list(new QListWidget(this)), m_refused(std::move(refused))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("stepChooser"));
    setFrameShape(StyledPanel);
    setFont(parent->font());
    // On the background colour of the window its edge would be invisible in the dark theme.
    const Theme &theme = themeOf(this);
    setStyleSheet(QStringLiteral("QFrame#stepChooser { background: %1; border: 1px solid %2; } QListWidget { background: transparent; }")
                      .arg(theme.color(ColorRole::Tooltip).name(), theme.color(ColorRole::TooltipBorder).name()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    m_field->setPlaceholderText(tr("Type a few letters: sleep, try, gather\u2026"));
    m_field->setAccessibleName(tr("Find a step"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("stepKinds"));
    m_list->setAccessibleName(tr("Kinds of steps"));
    m_list->setFrameShape(NoFrame);
    m_list->setMouseTracking(true);
    m_list->setItemDelegate(new KindDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &StepChooser::fill);
    connect(m_field, &QLineEdit::returnPressed, this, &StepChooser::choose);
    connect(m_list, &QListWidget::itemClicked, this, &StepChooser::choose);
    m_field->setText(letters);
    fill(letters);
    resize(popupSize);
}

void StepChooser::popup(const QRect &around)
{
    const QScreen *screen = QGuiApplication::screenAt(around.center());
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    QPoint place = around.bottomLeft() + QPoint(0, 2);
    if (place.y() + height() > room.bottom())
        place.setY(std::max(room.top(), around.top() - height() - 2));
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
    QFrame::move(place);
    show();
    m_field->setFocus();
}

void StepChooser::addKind(int kind)
{
    const StepKind &known = stepKinds()[static_cast<std::size_t>(kind)];
    auto *item = new QListWidgetItem(known.title, m_list);
    item->setData(kindRole, kind);
    const QString summary = isRefused(kind) ? m_refused[static_cast<std::size_t>(kind)] : known.summary;
    item->setData(summaryRole, summary);
    item->setData(Qt::AccessibleDescriptionRole, summary);
    item->setToolTip(summary);
    if (isRefused(kind))
        item->setFlags(Qt::NoItemFlags);
}

void StepChooser::addGroups()
{
    for (int group = 0; group <= static_cast<int>(StepGroup::Shared); ++group) {
        std::vector<int> kinds;
        for (int kind = 0; kind < static_cast<int>(stepKinds().size()); ++kind)
            if (static_cast<int>(stepKinds()[static_cast<std::size_t>(kind)].group) == group && !isRefused(kind))
                kinds.push_back(kind);
        if (kinds.empty())
            continue;
        auto *heading = new QListWidgetItem(groupTitle(static_cast<StepGroup>(group)), m_list);
        heading->setData(kindRole, noKind);
        heading->setFlags(Qt::NoItemFlags);
        for (const int kind : kinds)
            addKind(kind);
    }
}

void StepChooser::fill(const QString &letters)
{
    m_list->clear();
    if (letters.trimmed().isEmpty()) {
        addGroups();
    } else {
        std::vector<const StepKind *> found = findStepKinds(letters);
        const auto indexOf = [](const StepKind *kind) { return static_cast<int>(kind - stepKinds().data()); };
        std::ranges::stable_partition(found, [&](const StepKind *kind) { return !isRefused(indexOf(kind)); });
        for (const StepKind *kind : found)
            addKind(indexOf(kind));
    }
    for (int row = 0; row < m_list->count(); ++row) {
        if (!isChoosable(m_list->item(row)->flags()))
            continue;
        m_list->setCurrentRow(row);
        return;
    }
    if (m_list->count() > 0) {
        m_list->setCurrentItem(nullptr);
        return;
    }
    auto *nothing = new QListWidgetItem(tr("No matching step"), m_list);
    nothing->setData(kindRole, noKind);
    nothing->setFlags(Qt::NoItemFlags);
}

void StepChooser::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !isChoosable(item->flags()))
        return;
    const int kind = item->data(kindRole).toInt();
    close();
    Q_EMIT chosen(kind);
}

void StepChooser::move(int by)
{
    int row = m_list->currentRow();
    do
        row += by > 0 ? 1 : -1;
    while (row >= 0 && row < m_list->count() && !isChoosable(m_list->item(row)->flags()));
    if (row >= 0 && row < m_list->count())
        m_list->setCurrentRow(row);
}

bool StepChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_Escape: close(); return true;
    default: return QFrame::eventFilter(watched, event);
    }
}

} // namespace awaitscope
