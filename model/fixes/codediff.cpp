// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/fixes/codediff.h"

#include <algorithm>

namespace awaitscope {

namespace {

using Kind = DiffLine::Kind;

//! The longest common subsequence of the parts that differ, by the usual table.
void appendDifference(const QStringList &before, const QStringList &after, std::vector<DiffLine> &out)
{
    constexpr qsizetype MostCells = 9'000'000;
    const qsizetype rows = before.size(), columns = after.size();
    if (rows * columns > MostCells) {
        for (const QString &line : before)
            out.push_back({Kind::Removed, line});
        for (const QString &line : after)
            out.push_back({Kind::Added, line});
        return;
    }
    std::vector<quint16> length(std::size_t((rows + 1) * (columns + 1)), 0); // from there to the end
    const auto at = [&](qsizetype i, qsizetype k) -> quint16 & { return length[std::size_t(i * (columns + 1) + k)]; };
    for (qsizetype i = rows; i-- > 0;)
        for (qsizetype k = columns; k-- > 0;)
            at(i, k) = before[i] == after[k] ? quint16(at(i + 1, k + 1) + 1) : std::max(at(i + 1, k), at(i, k + 1));
    qsizetype i = 0, k = 0;
    while (i < rows || k < columns) {
        if (i < rows && k < columns && before[i] == after[k]) {
            out.push_back({Kind::Same, before[i]});
            ++i, ++k;
        } else if (k == columns || (i < rows && at(i + 1, k) >= at(i, k + 1))) {
            out.push_back({Kind::Removed, before[i++]});
        } else {
            out.push_back({Kind::Added, after[k++]});
        }
    }
}

} // namespace

std::vector<DiffLine> lineDifference(const QString &before, const QString &after, int context)
{
    const QStringList a = before.split(u'\n'), b = after.split(u'\n');
    qsizetype head = 0, tail = 0;
    const qsizetype shorter = std::min(a.size(), b.size());
    while (head < shorter && a[head] == b[head])
        ++head;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    std::vector<DiffLine> all;
    for (qsizetype i = 0; i < head; ++i)
        all.push_back({Kind::Same, a[i]});
    appendDifference(a.mid(head, a.size() - head - tail), b.mid(head, b.size() - head - tail), all);
    for (qsizetype i = a.size() - tail; i < a.size(); ++i)
        all.push_back({Kind::Same, a[i]});
    std::vector<bool> shown(all.size(), false);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].kind != Kind::Same)
            for (std::size_t k = i - std::min(i, std::size_t(context)); k < std::min(all.size(), i + std::size_t(context) + 1); ++k)
                shown[k] = true;
    std::vector<DiffLine> out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (shown[i])
            out.push_back(all[i]);
        else if (out.empty() || out.back().kind != Kind::Skipped)
            out.push_back({Kind::Skipped, {}});
    }
    return out;
}

} // namespace awaitscope
