// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

#include <utility>
#include <vector>

class QAction;

namespace awaitscope {

//! All shortcuts of the program on one sheet: those of the commands, taken from the commands, and those of the timeline.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent);

    //! Keys and gestures of the timeline that are not commands: the key, and what it does.
    static std::vector<std::pair<QString, QString>> timelineGestures();
};

} // namespace awaitscope
