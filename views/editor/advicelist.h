// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/hints.h"
#include "model/program/result.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace awaitscope {

class FoldTitle;

//! What is wrong with the task set, and what is suspicious: one card each, with buttons to see the place and to mend it.
//! Hidden while there is nothing to say.
class AdviceList : public QWidget
{
    Q_OBJECT

public:
    explicit AdviceList(QWidget *parent = nullptr);

    void setAdvice(const Problems &problems, const std::vector<Hint> &hints);
    int count() const { return m_count; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void showRequested(const QString &pointer);
    void fixRequested(const awaitscope::Hint &hint);

private:
    void clear();
    void setFolded(bool folded);

    QScrollArea *m_area;
    QWidget *m_cards;
    QVBoxLayout *m_layout;
    FoldTitle *m_title;
    Problems m_problems;
    std::vector<Hint> m_hints;
    int m_count = 0;
    bool m_folded = false;
};

} // namespace awaitscope
