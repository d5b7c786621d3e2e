// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"
#include "model/trace/trace.h"

#include <string>
#include <unordered_map>
#include <vector>

// The events of a file in the Trace Event Format, apart by the thread or asynchronous track that they belong to. Private to the reader.

namespace awaitscope::foreign {

enum class Category : quint8 { Other,
                               Task,
                               Call,
                               Coroutine,
                               State,
                               Moment,
                               Log };

//! A stretch of a track with a name.
struct Slice
{
    Time begin{};
    Time end = Time::max(); //!< while no end was found
    std::string name;
    std::string coroutine; //!< this and the next ones: arguments that our own export writes
    std::string arguments;
    std::string on;
    std::string outcome;
    std::string generator; //!< names it; the same in every stretch in which it runs
    Category category = Category::Other;
};

struct Moment
{
    Time time{};
    std::string name;
    std::string exception;
    Category category = Category::Other;
};

struct Track
{
    std::string name;
    std::string place; //!< process and thread, or category and id: what stands for a missing name
    bool isAsync = false;
    bool isOwn = false; //!< written by our own export
    std::vector<Slice> slices; //!< in the order of the file, or in which they began
    std::vector<std::size_t> open; //!< slices without an end so far
    std::vector<Moment> moments;
};

struct Flow
{
    std::string name;
    quint32 from = NoIndex;
    quint32 to = NoIndex;
    Time left{};
    Time arrived{};
};

struct ChromeEvents
{
    std::vector<Track> tracks;
    std::unordered_map<std::string, Flow> flows; //!< by id
    std::string process;
    Time first = Time::max();
    Time last = Time::min();
    quint64 left = 0; //!< events of kinds that have no place in a run
    bool isOwn = false;
};

//! \a json is of a whole file. Linear, but for sorting by time.
Result<ChromeEvents> readChromeEvents(const QByteArray &json);

} // namespace awaitscope::foreign
