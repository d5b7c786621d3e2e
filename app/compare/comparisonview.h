// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/comparedruns.h"
#include "app/compare/comparisonlink.h"
#include "views/common/theme.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QTextBrowser;
class QToolButton;

namespace awaitscope {

class ComparisonChoice;
class ComparisonPane;
class DifferenceTable;
class ElidedLabel;
class PolicyGlance;
class SummaryTable;
class TimelineWidget;

//! Runs side by side: a timeline for each on one time axis, the list of what differs, the summary, and why. Or the policies at a glance.
class ComparisonView : public QWidget
{
    Q_OBJECT

public:
    //! Both outlive it.
    ComparisonView(ComparedRuns &runs, ComparisonChoice &choice, QWidget *parent = nullptr);
    ~ComparisonView() override;

    void setTheme(const Theme &theme);
    const Theme &theme() const { return *m_theme; }
    //! The pane that has the focus, or had it last; null: there is none.
    TimelineWidget *timeline() const;
    const std::vector<ComparisonPane *> &panes() const { return m_panes; }
    PolicyGlance *glance() const { return m_glance; }
    bool showsGlance() const;
    void showGlance(bool on);
    bool showsOnlyDifferences() const;
    //! Tells the user something in the place of the first difference, until the next comparison.
    void tell(const QString &text);
    //! Puts questions about the second run below the panes, in place of what tells how the runs differ. Null: takes them away. The view
    //! becomes the parent of \a panel.
    void setQuestions(QWidget *panel);
    //! Takes the second run, and what tells of it, off the screen until the next comparison.
    void hideSecond();
    //! What can be done now has changed.
    void updateButtons();
    //! Selects the lane in that run, and its counterparts.
    void selectLane(std::size_t run, quint32 lane);

Q_SIGNALS:
    void glanceShown(bool on);
    void closed(); //!< the user wants to return
    void exportWanted();
    void predictionWanted(bool on);
    //! The user wants the open task set to be like that run, by its number in ComparedRuns::shown().
    void taken(std::size_t run);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createBar();
    QWidget *createRunsPage();
    QWidget *createTabs();
    void showRuns();
    void makePanes(std::size_t count);
    void sharePanes();
    void tellRuns();
    void fitPanes();
    void alignNames();
    void connectPane(ComparisonPane *pane);
    void showWhy();
    void tellRefused();
    QString whyOf(std::size_t run) const;

    ComparedRuns &m_runs;
    ComparisonLink m_link;
    const Theme *m_theme;
    std::vector<ComparisonPane *> m_panes;
    ComparisonPane *m_active = nullptr;
    QStackedWidget *m_pages;
    PolicyGlance *m_glance;
    QSplitter *m_splitter = nullptr; // of the panes
    QTabWidget *m_tabs = nullptr;
    DifferenceTable *m_differences = nullptr;
    SummaryTable *m_summary = nullptr;
    QTextBrowser *m_why = nullptr;
    ElidedLabel *m_told = nullptr;
    QLabel *m_refused = nullptr; // which runs cannot be executed, and why
    bool m_isFitting = false; // widths change on their own
    std::optional<qreal> m_namesWidth; // that the user chose
    struct Buttons
    {
        QToolButton *choose = nullptr;
        QToolButton *only = nullptr;
        QToolButton *beside = nullptr;
        QToolButton *glance = nullptr;
        QToolButton *predict = nullptr;
        QToolButton *save = nullptr;
    } m_buttons;
    QWidget *m_questions = nullptr; // about the second run
};

} // namespace awaitscope
