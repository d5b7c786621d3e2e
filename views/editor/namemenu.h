// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

class QMenu;

namespace awaitscope {

//! A name in a menu, and what choosing it does.
struct NameEntry
{
    QString title; //!< as it is, an ampersand is one
    std::function<void()> choose;
    bool checked = false;
};

//! So many names stand in a menu as entries of their own; more would not fit on a screen.
constexpr std::size_t MostNameEntries = 20;

//! Adds the names to a menu that is yet to open: as entries, or, when they are many, as a list that scrolls, with a field above it
//! that finds a name by some of its letters and has the keys when the menu opens.
void addNames(QMenu *menu, std::vector<NameEntry> names);

} // namespace awaitscope
