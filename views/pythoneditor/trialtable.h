// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QWidget>

#include <vector>

class QLabel;
class QProgressBar;
class QTableWidget;
class QToolButton;

namespace awaitscope {

//! What became of the program when one of its awaits failed.
struct TrialRow
{
    enum class Tone : quint8 { Bad, //!< an error or a task was lost from sight
                               Fine,
                               Nothing }; //!< it did not happen
    int line = 0;
    QString code;
    QString story;
    Tone tone = Tone::Fine;
};

//! A table with a row for each await that was made to fail, and how far that has got.
class TrialTable : public QWidget
{
    Q_OBJECT

public:
    explicit TrialTable(QWidget *parent = nullptr);

    //! Empty, visible and busy.
    void begin();
    //! \a part: of the whole, from 0 to 1.
    void setProgress(double part, const QString &text);
    void addRow(const TrialRow &row);
    //! Where the await of a row is now; 0: it is gone.
    void setLine(int row, int line);
    //! No more rows come. \a summary stands in the place of the progress.
    void end(const QString &summary);
    bool isBusy() const { return m_isBusy; }
    int count() const;
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void chosen(int row);
    void cancelled(); //!< the user does not want to wait for the rest
    void againWanted();
    void closed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void createTable();
    void setBusy(bool busy);
    void paintRow(int row);

    QTableWidget *m_table;
    QLabel *m_told;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QToolButton *m_again;
    std::vector<TrialRow::Tone> m_tones;
    const Theme *m_theme;
    bool m_isBusy = false;
};

} // namespace awaitscope
