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
    QString title; //!< literal text: an ampersand is no mnemonic
    std::function<void()> choose;
    bool checked = false;
};

//! The maximum number of names shown as menu entries; more would not fit on a screen.
constexpr std::size_t MostNameEntries = 20;

//! Adds the names to a menu that is not open yet: as entries or, if there are many, as a scrolling list below a search field,
//! which has the focus when the menu opens.
void addNames(QMenu *menu, std::vector<NameEntry> names);

} // namespace awaitscope
