// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/loop/task.h"

namespace awaitscope::engine {

//! Shows the collector what a local variable of a suspended body refers to. Declared behind that variable. What no FrameRef shows counts as
//! referred to from outside: it is never collected.
class FrameRef
{
public:
    template <typename Local>
    FrameRef(Activation &a, const Local &local)
        : m_activation(a), m_before(a.frameRefs), m_local(&local), m_add([](const void *of, std::vector<Object *> &out) {
              add(*static_cast<const Local *>(of), out);
          })
    {
        a.frameRefs = this;
    }
    FrameRef(const FrameRef &) = delete;
    FrameRef &operator=(const FrameRef &) = delete;
    ~FrameRef() { m_activation.frameRefs = m_before; }

    static void addAll(const Activation &a, std::vector<Object *> &out)
    {
        for (const FrameRef *one = a.frameRefs; one; one = one->m_before)
            one->m_add(one->m_local, out);
    }

private:
    template <typename T>
    static void add(const Ref<T> &ref, std::vector<Object *> &out)
    {
        out.push_back(ref.get());
    }
    static void add(const Value &v, std::vector<Object *> &out) { out.push_back(v.object()); }
    static void add(const Values &all, std::vector<Object *> &out)
    {
        for (const Value &v : all)
            out.push_back(v.object());
    }

    Activation &m_activation;
    FrameRef *const m_before;
    const void *const m_local;
    void (*const m_add)(const void *, std::vector<Object *> &);
};

} // namespace awaitscope::engine
