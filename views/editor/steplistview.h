// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace awaitscope {

class StepListModel;

//! Shows a StepListModel as nested blocks: selects, folds, and says what the user asks for.
class StepListView : public QListView
{
    Q_OBJECT

public:
    explicit StepListView(StepListModel *model, QWidget *parent = nullptr);

    //! Of the selected steps and members, in order, without those inside a selected block.
    QStringList selectedPointers() const;
    void selectPointers(const QStringList &pointers);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    StepListModel *m_model;
};

} // namespace awaitscope
