// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"
#include "views/panels/panel.h"

class QLabel;
class QStackedLayout;
class QTreeWidget;
class QTreeWidgetItem;

namespace awaitscope {

class ViewState;

//! The results of the run: the list that each gather returned, element by element, or why it returned none, and what main
//! returned or raised.
class ResultsPanel : public Panel
{
    Q_OBJECT

public:
    enum Column { PlaceColumn,
                  TaskColumn,
                  ResultColumn,
                  ColumnCount };

    explicit ResultsPanel(ViewState *state, QWidget *parent = nullptr);

    QString title() const override { return tr("Results"); }
    QString iconName() const override { return QStringLiteral("results"); }
    void setStore(const TraceStore *store) override;
    void refresh() override;
    void setTheme(const Theme &theme) override;
    QTreeWidget *tree() const { return m_tree; }

private:
    void rebuild();
    void addGather(const GatherEnd &end);
    void addMember(QTreeWidgetItem *parent, quint32 place, EntityId member);
    void addExit();
    void takeSelection();
    void tint(QTreeWidgetItem *item, ColorRole role);

    ViewState *m_state;
    const TraceStore *m_store = nullptr;
    const Theme *m_theme;
    QTreeWidget *m_tree;
    QLabel *m_empty;
    QStackedLayout *m_pages;
    std::size_t m_shownGathers = 0;
    bool m_shownExit = false;
    int m_room = 0; //!< how many more rows may be added
};

} // namespace awaitscope
