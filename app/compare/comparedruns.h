// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compare/comparison.h"
#include "model/program/grammar/pythonversion.h"
#include "model/program/strategy/strategy.h"
#include "model/runs/runsource.h"

#include <QObject>
#include <QSemaphore>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace awaitscope {

//! One of the runs to compare: what is executed, or was recorded.
struct ComparedColumn
{
    enum class Kind : quint8 { Present, //!< the open task set, as it is at any time
                               Fixed, //!< another one: an earlier state, or of a file
                               Recorded };
    Kind kind = Kind::Present;
    QString id; //!< no two columns have the same
    QString title;
    std::optional<Strategy> strategy; //!< none: the one of the window; of a fixed set, as written
    std::optional<PythonVersion> python; //!< none: the one of the task set
    std::shared_ptr<const TaskSet> set; //!< if it is fixed
    std::shared_ptr<RunSource> recorded;
    QString problem; //!< why nothing was recorded, as a sentence
};

//! Executes what is compared on the virtual clock, in slices, one after the other, and again after every edit. What was compared last stays
//! until the next comparison is complete.
class ComparedRuns : public QObject
{
    Q_OBJECT

public:
    explicit ComparedRuns(QObject *parent = nullptr);
    ~ComparedRuns() override;

    struct Column
    {
        ComparedColumn what;
        std::shared_ptr<RunSource> run; //!< null: it cannot be executed
        QString problem; //!< why not, as a sentence
        bool isCovered = false;
    };

    //! The open task set, and its strategy. If it has problems, what was compared last stays.
    void setPresent(std::shared_ptr<const TaskSet> set, Strategy strategy);
    void setColumns(std::vector<ComparedColumn> columns);
    //! From now on, the second run goes no further than to that moment, and only the first is beside it: what comes later is not executed.
    //! None: all of them again.
    void setCover(std::optional<Time> moment);
    const std::vector<ComparedColumn> &columns() const { return m_wanted; }
    //! Nobody looks: nothing is executed until somebody does.
    void setActive(bool on);

    //! What was compared: those that could be executed, in the order of the comparison, then the others.
    const std::vector<Column> &shown() const { return m_shown; }
    //! Null: nothing yet. Lives until the next replaced().
    const Comparison *comparison() const { return m_comparison.get(); }
    bool isBusy() const { return m_isBusy; }
    //! Whether the second of the wanted columns is executed here.
    bool canCover() const { return m_wanted.size() > 1 && m_wanted[1].kind != ComparedColumn::Kind::Recorded; }
    //! Whether the second of what was compared is covered.
    bool isCovered() const { return m_shown.size() > 1 && m_shown[1].isCovered; }
    //! Whether the window runs the open task set like that.
    bool isInUse(const ComparedColumn &column) const;

Q_SIGNALS:
    void replaced(); //!< comparison() and shown() are others; the former ones live until all have been told
    void busyChanged(bool busy);

private:
    struct Building
    {
        std::vector<Column> columns;
        std::unique_ptr<Comparison> comparison;
        quint64 generation = 0;
    };
    void restart(int delay);
    void step();
    std::shared_ptr<RunSource> known(const ComparedColumn &column) const;
    std::size_t wantedCount() const;
    void execute(const ComparedColumn &column);
    Result<std::shared_ptr<RunSource>> make(const ComparedColumn &column, std::optional<Time> cover) const;
    void build();
    void built();
    void setBusy(bool busy);

    std::shared_ptr<const TaskSet> m_present;
    Strategy m_strategy = Strategy::AsWritten;
    std::vector<ComparedColumn> m_wanted;
    std::optional<Time> m_cover;
    std::vector<Column> m_next; // as far as they are executed
    bool m_isExecuting = false; // the last of m_next
    std::vector<Column> m_shown;
    std::shared_ptr<const TaskSet> m_shownPresent;
    Strategy m_shownStrategy = Strategy::AsWritten;
    std::unique_ptr<Comparison> m_comparison;
    std::unique_ptr<Building> m_building; // in another thread
    QSemaphore m_isBuilt;
    quint64 m_generation = 0;
    QTimer m_step;
    bool m_isActive = false;
    bool m_isBusy = false;
    bool m_isDue = false;
};

} // namespace awaitscope
