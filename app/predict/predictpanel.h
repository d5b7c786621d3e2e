// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/predict/endings.h"
#include "views/common/theme.h"

#include <QFrame>

#include <functional>
#include <optional>

class QButtonGroup;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QTextBrowser;

namespace awaitscope {

//! The questions below a covered run, what the learner answers, and, after revealing, which answers were right and why.
class PredictPanel : public QFrame
{
    Q_OBJECT

public:
    static constexpr std::size_t MostQuestions = 60;

    explicit PredictPanel(QWidget *parent = nullptr);

    //! Asks what becomes of the tasks after \a moment, at which the covered run ends. \a under: what the run is called; empty: it is the only one.
    void ask(std::vector<Question> questions, Time moment, const QString &under = {});
    bool isRevealed() const { return m_whole != nullptr; }
    //! Says which answers are right. \a whole lives until forget(), or the next ask().
    //! \a change: how a lane differs from the run beside it, as a sentence; none: there is no other run.
    void reveal(const TraceStore &whole, std::function<QString(quint32 lane)> change = {});
    void forget();
    //! The first answer gets the focus.
    void focusFirst();
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void momentChosen(awaitscope::Time moment);
    void revealWanted();
    void againWanted(); //!< another try
    void closed();
    void laneChosen(quint32 lane); //!< of the whole run, to see why

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Row
    {
        Question question;
        QLabel *name = nullptr;
        QButtonGroup *answers = nullptr;
        QPushButton *verdict = nullptr;
        bool isRight = false;
    };
    QWidget *createBar();
    void clear();
    void addRow(Question question);
    void addMoment();
    QString prompt(std::size_t left, const QString &under) const;
    void updateHeight();
    void judge(Row &row);
    void judgeMoment();
    void tellScore();
    void explain(std::size_t row);
    void paintVerdict(QPushButton *verdict, bool isAnswered, bool isRight) const;

    QDoubleSpinBox *m_after;
    QLabel *m_prompt;
    QPushButton *m_reveal;
    QScrollArea *m_area;
    QTextBrowser *m_why;
    QWidget *m_bar;
    QGridLayout *m_grid = nullptr;
    std::vector<Row> m_rows;
    QDoubleSpinBox *m_mainEnds = nullptr;
    QPushButton *m_mainVerdict = nullptr;
    bool m_mainIsRight = false;
    const TraceStore *m_whole = nullptr; // after revealing
    std::function<QString(quint32 lane)> m_change; // likewise
    const Theme *m_theme;
};

} // namespace awaitscope
