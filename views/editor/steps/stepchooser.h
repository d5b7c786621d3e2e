// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <vector>

class QLineEdit;
class QListWidget;

namespace awaitscope {

//! The palette of step kinds: those that can be at a place, in groups, or all that match a few typed letters. Closes itself when one is
//! chosen; deleted on close.
class StepChooser : public QFrame
{
    Q_OBJECT

public:
    //! \a letters: the letters typed so far; \a refused: of each kind, why it cannot be chosen, or empty.
    StepChooser(const QString &letters, std::vector<QString> refused, QWidget *parent);

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
    bool isRefused(int kind) const { return !m_refused[std::size_t(kind)].isEmpty(); }
    void choose();
    void move(int by);

    QLineEdit *m_field;
    QListWidget *m_list;
    const std::vector<QString> m_refused;
};

} // namespace awaitscope
