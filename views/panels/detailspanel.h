// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/runview.h"
#include "views/common/theme.h"

#include <QScrollArea>

#include <utility>
#include <vector>

class QFormLayout;
class QPushButton;
class QLabel;

namespace awaitscope {

class ViewState;

//! The facts about the selection of the timeline, with a plain explanation of why it looks as it does.
class DetailsPanel : public QScrollArea, public RunView
{
    Q_OBJECT

public:
    explicit DetailsPanel(ViewState *state, QWidget *parent = nullptr);

    void setStore(const TraceStore *store) override;
    void refresh() override;
    void passTime() override { refresh(); }
    void setTheme(const Theme &theme) override;
    //! Whether the selected item is a task that can be cancelled now; shows a button for it.
    void setCancellable(bool on);
    //! The whole content of the panel as plain text.
    QString text() const;

Q_SIGNALS:
    void cancelRequested();

private:
    void rebuild();
    void showFacts(const std::vector<std::pair<QString, QString>> &facts);

    ViewState *m_state;
    const TraceStore *m_store = nullptr;
    const Theme *m_theme;
    QLabel *m_title;
    QLabel *m_why;
    QFormLayout *m_facts;
    QLabel *m_empty;
    QPushButton *m_cancel;
};

} // namespace awaitscope
