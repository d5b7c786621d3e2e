// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace awaitscope {

class Theme;
class TraceStore;

//! Whatever shows the displayed run.
class RunView
{
public:
    virtual ~RunView() = default;

    //! Shows another run; null: none. The store lives until the next call.
    virtual void setStore(const TraceStore *store) = 0;
    //! The run has grown.
    virtual void refresh() {}
    //! Time has passed in the run, without new events: only what is still open has changed.
    virtual void passTime() {}
    virtual void setTheme(const Theme &theme) = 0;
};

} // namespace awaitscope
