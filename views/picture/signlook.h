// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture/displaylist.h"

namespace awaitscope {

//! How a sign is drawn: by the rows, by the lines across them and by the legend. Its words are in model/words/signs.cpp.
struct SignLook
{
    enum class Shape : quint8 { None, Bar, Glyph, Dot, Line, Flag, Arrow } shape = Shape::None;
    //! The vertical position of a mark, so that marks at the same time do not hide each other.
    enum class Track : quint8 { None, Above, Middle, Below } track = Track::None;
    RectItem bar; //!< without its position
    Glyph glyph = Glyph::Tick;
    ColorRole color = ColorRole::Text; //!< of what is no bar
    qreal size = 18; //!< for anything but bars
    Edge edge = Edge::Solid; //!< of a line or an arrow
};

SignLook lookOf(Sign sign);

} // namespace awaitscope
