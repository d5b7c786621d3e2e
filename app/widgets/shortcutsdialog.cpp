// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/shortcutsdialog.h"

#include "app/widgets/commandpalette.h"
#include "views/common/screenfit.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QMap>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

namespace {

using Rows = std::vector<std::pair<QString, QString>>;

QWidget *createSection(const QString &title, const Rows &rows)
{
    auto *section = new QWidget;
    auto *grid = new QGridLayout(section);
    grid->setContentsMargins(0, 0, 0, 12);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(5);
    auto *heading = new QLabel(title);
    heading->setObjectName(QStringLiteral("sectionTitle"));
    grid->addWidget(heading, 0, 0, 1, 2);
    int line = 1;
    for (const auto &[key, what] : rows) {
        auto *keyLabel = new QLabel(key);
        keyLabel->setObjectName(QStringLiteral("secondaryText"));
        keyLabel->setMinimumWidth(std::max(150, keyLabel->sizeHint().width()));
        grid->addWidget(keyLabel, line, 0);
        grid->addWidget(new QLabel(what), line++, 1);
    }
    grid->setColumnStretch(1, 1);
    return section;
}

//! The commands that have a shortcut, grouped by menu, in the order of the menus.
std::vector<std::pair<QString, Rows>> sections(const QList<QAction *> &actions)
{
    std::vector<std::pair<QString, Rows>> found;
    for (const QAction *action : actions) {
        if (action->shortcuts().isEmpty())
            continue;
        const QString menu = action->property("menuName").toString();
        const auto at = std::find_if(found.begin(), found.end(), [&](const auto &s) { return s.first == menu; });
        Rows &rows = at == found.end() ? found.emplace_back(menu, Rows()).second : at->second;
        const QString name = CommandPalette::nameOf(action);
        rows.emplace_back(QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)
                              .replace(QLatin1String("; "), QLatin1String("  ")),
                          menu.isEmpty() ? name : name.mid(menu.size() + 2));
    }
    return found;
}

} // namespace

std::vector<std::pair<QString, QString>> ShortcutsDialog::timelineGestures()
{
    return {
        {tr("Ctrl+wheel, pinch"), tr("Zoom at the cursor")},
        {tr("Wheel"), tr("Scroll the lanes")},
        {tr("Shift+wheel"), tr("Scroll in time")},
        {tr("Click, Ctrl+click"), tr("Select, add to the selection")},
        {tr("Esc, click on an empty area"), tr("Clear the selection")},
        {tr("Double-click"), tr("Zoom to the span and back")},
        {tr("Double-click on a name"), tr("Open the task")},
        {tr("Drag"), tr("Measure; hold Alt to disable snapping")},
        {tr("Drag the end of a sleep or a failure"), tr("Change the duration of the sleep; Esc cancels")},
        {tr("Middle-drag, Space+drag, Shift+drag"), tr("Pan the view")},
    };
}

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard and Mouse"));
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    left->setSpacing(0);
    right->setSpacing(0);
    right->addWidget(createSection(tr("Mouse in the timeline"), timelineGestures()));
    std::size_t leftRows = 0, rightRows = timelineGestures().size();
    for (const auto &[title, rows] : sections(actions)) { // into the shorter column
        const bool toLeft = leftRows <= rightRows;
        (toLeft ? left : right)->addWidget(createSection(title, rows));
        (toLeft ? leftRows : rightRows) += rows.size() + 2;
    }
    left->addStretch();
    right->addStretch();
    auto *sheet = new QWidget;
    auto *columns = new QHBoxLayout(sheet);
    columns->setSpacing(36);
    columns->setContentsMargins(20, 16, 20, 8);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(sheet);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(scroll);
    layout->addWidget(buttons);
    const QMargins margins = layout->contentsMargins();
    const int bar = scroll->verticalScrollBar()->sizeHint().width();
    const int wide = std::max(860, sheet->sizeHint().width() + bar + margins.left() + margins.right() + 2); // so that no row is cut
    resize(fittingScreen(this, {wide, 620}));
}

} // namespace awaitscope
