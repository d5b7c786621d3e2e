// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/trace/tracereader.h"
#include "model/trace/tracestore.h"

#include <QFile>

#include <memory>

namespace awaitscope {

//! A trace from a file, and its store.
struct StoredTrace
{
    std::unique_ptr<Trace> trace;
    std::unique_ptr<TraceStore> store;

    //! Null pointers if the file cannot be read.
    static StoredTrace load(const QString &path)
    {
        StoredTrace out;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return out;
        auto read = readTrace(file.readAll());
        if (!read)
            return out;
        out.trace = *std::move(read);
        out.store = std::make_unique<TraceStore>(*out.trace);
        out.store->update();
        return out;
    }
    //! One of the stored scenarios, for example "seed/a1_s1_basic_try_except".
    static StoredTrace scenario(const QString &name)
    {
        return load(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/") + name + QStringLiteral(".jsonl"));
    }
};

} // namespace awaitscope
