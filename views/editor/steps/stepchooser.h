// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace awaitscope {

//! The palette of step kinds: all of them in groups, or those that match a few typed letters. Closes itself when one is chosen;
//! deleted on close.
class StepChooser : public QFrame
{
    Q_OBJECT

public:
    //! \a letters: the letters typed so far.
    explicit StepChooser(const QString &letters, QWidget *parent);

    //! Shows it below (or, if there is no room, above) a rectangle in global coordinates.
    void popup(const QRect &around);
    QLineEdit *field() const { return m_field; }
    QListWidget *list() const { return m_list; }

Q_SIGNALS:
    void chosen(int kind); //!< an index of step::Any

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const QString &letters);
    void addGroups();
    void addKind(int kind);
    void choose();
    void move(int by);

    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace awaitscope
