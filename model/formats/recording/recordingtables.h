// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/recording/recordingformat.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace awaitscope::recording {

//! The records of a recording, apart by what they are for. Numbers may name what is not there: a ring forgets, and files are damaged.
struct Tables
{
    std::unordered_map<quint32, std::string> texts;
    std::unordered_map<quint32, Record> places;
    std::unordered_map<quint32, Record> begun; //!< by task: its Kind::Begin
    std::unordered_map<quint32, Record> objects;
    std::unordered_map<quint32, std::vector<quint32>> children; //!< by object
    std::unordered_map<quint32, quint32> objectOf; //!< by child: the latest gather it is a child of
    std::vector<Record> moments; //!< all others, in the order of the file

    std::string_view text(quint32 id) const
    {
        const auto found = texts.find(id);
        return found == texts.end() ? std::string_view() : std::string_view(found->second);
    }
    //! Takes one record in. Returns what is wrong with it, or null.
    const char *take(const Record &record, QByteArrayView bytes);

private:
    std::unordered_map<quint32, std::string> m_parts; // of texts that are not complete
};

} // namespace awaitscope::recording
