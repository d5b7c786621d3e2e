// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QStringList>

namespace awaitscope {

//! The name of a coroutine as a link that opens the list of all coroutines and the commands for them.
class CoroutineChooser : public QAbstractButton
{
    Q_OBJECT

public:
    explicit CoroutineChooser(QWidget *parent = nullptr);

    void setNames(const QStringList &names) { m_names = names; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &name);
    void newRequested();
    void headRequested(); //!< to edit the name and parameters of the current one
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openMenu();

    QStringList m_names;
};

} // namespace awaitscope
