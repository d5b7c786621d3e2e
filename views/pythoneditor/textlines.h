// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace awaitscope {

//! The lines that a text had at some moment, and where they are while it is edited. Lines count from 1; 0 is none.
class TextLines
{
public:
    explicit TextLines(int count);

    //! Where line \a then is now; 0: it is gone.
    int now(int then) const;
    //! Which line of that text is on \a now; 0: none.
    int then(int now) const;

    //! \a added lines were inserted before line \a first (from 0); negative: removed from there on.
    void move(int first, int added);
    //! Another text was loaded: all lines are gone.
    void clear() { m_then.clear(); }

private:
    std::vector<int> m_then; // by line, from 0
};

} // namespace awaitscope
