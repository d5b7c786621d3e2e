// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/queuelengths.h"
#include "views/panels/panel.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <span>

class QLabel;
class QStackedLayout;
class QTableView;

namespace awaitscope {

class FindingsModel;
class QueueRows;
class ViewState;

//! What is worth looking at in the run, in words: exceptions that nobody looked at, a blocked event loop, coroutines that were never awaited ...
//! A row selects its spans in the timeline. Above them: how the event loop did, and about the recording itself.
class FindingsPanel : public Panel
{
    Q_OBJECT

public:
    explicit FindingsPanel(ViewState *state, QWidget *parent = nullptr);

    QString title() const override { return tr("Findings"); }
    QString iconName() const override { return QStringLiteral("search"); }
    void setStore(const TraceStore *store) override;
    void refresh() override { later(); }
    void passTime() override { later(); }
    void setTheme(const Theme &theme) override;
    //! \a queues gives the lengths of the queues of the run that is shown; it may be called until the next setStore().
    void setQueues(std::function<std::span<const QueueLengths>()> queues);
    //! About the recording that is shown: its size, and what was dropped. Empty: nothing to say.
    void setRecordingText(const QString &text);
    FindingsModel *model() const { return m_model; }
    QTableView *table() const { return m_table; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void later();
    void update();
    void takeSelection();

    ViewState *m_state;
    const TraceStore *m_store = nullptr;
    std::function<std::span<const QueueLengths>()> m_queues;
    FindingsModel *m_model;
    QTableView *m_table;
    QLabel *m_health;
    QLabel *m_recording;
    QueueRows *m_rows;
    QLabel *m_empty;
    QStackedLayout *m_pages;
    QTimer m_timer; // until the next look
    QElapsedTimer m_looked;
    qint64 m_cost = 0; // of a look, in ms
    bool m_outdated = true;
    bool m_syncing = false;
};

} // namespace awaitscope
