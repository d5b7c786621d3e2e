// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/lanelayout.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace awaitscope {

//! The strip above the lanes: a search field with the number of hits, and chips that filter lanes.
class SearchBar : public QWidget
{
    Q_OBJECT
public:
    explicit SearchBar(QWidget *parent = nullptr);

    void open();
    QString text() const;
    //! \a current counts from 1; 0: none chosen yet.
    void setCount(std::size_t current, std::size_t total);

Q_SIGNALS:
    void textChanged(const QString &text);
    void stepRequested(bool forward);
    void filterChanged(const awaitscope::LaneFilter &filter);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *createChip(const QString &text, const QString &tip, const char *name);
    void close();
    void tellFilter();

    QLineEdit *m_edit;
    QLabel *m_count;
    QToolButton *m_failed, *m_unretrieved, *m_cancelled, *m_byName;
};

} // namespace awaitscope
