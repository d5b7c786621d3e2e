// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/words/exceptionstory.h"
#include "model/trace/tracestore.h"
#include "views/common/theme.h"
#include "views/panels/codeplaces.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <optional>

namespace awaitscope {

//! The ledger of a run: a row for every exception object that was raised, in the order of the raises or sorted by a column, and what became
//! of it. A row unfolds into the way that it took, a row for each event, and into its causes, contexts and parts as Python prints them.
class ExceptionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RaisedColumn,
                  TaskColumn,
                  ExceptionColumn,
                  CodeColumn, //!< the step that raised it: the line and its text
                  UnretrievedColumn,
                  FateColumn,
                  ColumnCount };
    enum { EntryRole = Qt::UserRole /*!< number of the story */,
           ToneRole,
           LoudRole /*!< nobody looked */,
           StepRole /*!< whether it is a step of the way, or a line of what Python prints */,
           PrintedRole /*!< whether it is a line of what Python prints */,
           FoldRole /*!< whether the row is unfolded; invalid for a step */ };
    //! Which rows there are; none: all.
    struct Filter
    {
        std::optional<StoryFate> fate;
        bool unseen = false; //!< only those that no code saw
        bool operator==(const Filter &) const = default;
    };

    explicit ExceptionsModel(QObject *parent = nullptr);

    void setStore(const TraceStore *store);
    //! Takes in what changed in the ledger.
    void refresh();
    //! The run has come further: what is pending is so for longer.
    void passTime();
    void setTheme(const Theme &theme);
    //! The program of the run.
    void setProgram(const Program &program);
    ThemeKind themeKind() const { return m_theme->kind(); }
    void setFilter(const Filter &filter);
    const Filter &filter() const { return m_filter; }
    //! Null before the first store.
    const ExceptionStories *stories() const { return m_stories ? &*m_stories : nullptr; }
    //! Of the row, or of the row that it unfolds from. Null when there is no such row.
    const ExceptionStory *story(int row) const;
    //! The event that the row stands for: the first or last of the story, or the step. NoIndex when there is no such row.
    quint32 eventOf(int row) const;
    bool isStep(int row) const;
    //! JSON pointer of the step or source line that raised it, or from which the step of the way comes; empty: not known.
    QString codeOf(int row) const;
    //! Row of the exception, or -1.
    int rowOf(ExceptionId exception) const;
    void setUnfolded(int row, bool on);
    bool isUnfolded(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    struct Row
    {
        quint32 story = 0;
        qint32 step = -1; //!< -1: the exception itself; after those of the way, the lines that Python prints
    };
    bool isShown(const ExceptionStory &story) const;
    void appendRows(quint32 story);
    void rebuild();
    std::vector<quint32> sorted(std::vector<quint32> stories) const;
    bool isSorted() const { return m_sortColumn != RaisedColumn || m_sortOrder != Qt::AscendingOrder; }
    int linesOf(quint32 story) const;
    bool isPrinted(const Row &row) const;
    QString text(const ExceptionStory &story, int column) const;
    QString stepText(const ExceptionStory &story, std::size_t step, int column) const;
    static QString stretch(Time duration);
    QString pendingText(const ExceptionStory &story) const;
    StepId stepOf(const Row &row) const;
    QString codeText(const ExceptionStory &story) const;
    ColorRole tone(const ExceptionStory &story, int column) const;

    const TraceStore *m_store = nullptr;
    const Theme *m_theme;
    CodePlaces m_places;
    std::optional<ExceptionStories> m_stories;
    std::vector<Row> m_rows;
    std::size_t m_known = 0; //!< stories that have their row, if they are shown
    QSet<quint32> m_unfolded; //!< numbers of stories
    Filter m_filter;
    int m_sortColumn = RaisedColumn;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QHash<quint32, QStringList> m_printed; //!< by number of the story, of those that are unfolded
};

} // namespace awaitscope
