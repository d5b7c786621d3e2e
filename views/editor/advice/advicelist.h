// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/hints/hints.h"
#include "model/text/result.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace awaitscope {

class FoldTitle;

//! Problems of the task set, and suspicious code in it: one card each, with buttons to show the place and to fix it. Hidden
//! while there are none.
class AdviceList : public QWidget
{
    Q_OBJECT

public:
    explicit AdviceList(QWidget *parent = nullptr);

    void setAdvice(const Problems &problems, const std::vector<Hint> &hints);
    //! Shows or hides the hints, which give away what will go wrong.
    void setHintsShown(bool on);
    int count() const { return m_count; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void showRequested(const QString &pointer);
    void fixRequested(const awaitscope::Hint &hint);

private:
    void clear();
    void setFolded(bool folded);
    void fill();

    QScrollArea *m_area;
    QWidget *m_cards;
    QVBoxLayout *m_layout;
    FoldTitle *m_title;
    Problems m_problems;
    std::vector<Hint> m_hints;
    int m_count = 0;
    bool m_folded = false;
    bool m_showsHints = true;
};

} // namespace awaitscope
