// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/foldrow.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

constexpr qreal Column = 2; // pixels
constexpr int Levels = 8; // of the height
constexpr qreal TextSize = 12, TextHeight = 16, LeastForText = 40;

//! The height of each column, 0 to Levels.
std::vector<int> levelsOf(const TraceStore &store, const LaneFold &fold, const FoldPlace &place)
{
    const Time last = store.range().end;
    std::vector<quint32> counts(std::size_t(std::max(0.0, std::ceil(place.rect.width() / Column))), 0);
    quint32 most = 1;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const qreal x = place.rect.left() + qreal(i) * Column;
        const Time from = place.scale.time(x), to = place.scale.time(x + Column);
        counts[i] = from > last ? 0 : fold.between(from, std::max(to, from + Time{1}));
        most = std::max(most, counts[i]);
    }
    std::vector<int> levels(counts.size());
    std::transform(counts.begin(), counts.end(), levels.begin(),
                   [most](quint32 count) { return count == 0 ? 0 : 1 + int(quint64(count - 1) * Levels / std::max<quint64>(most, Levels)); });
    for (int &level : levels)
        level = std::min(level, Levels);
    return levels;
}

} // namespace

void addFoldRow(const TraceStore &store, const LaneFold &fold, const FoldPlace &place, const TextMeasure &measure, DisplayLayers &layers)
{
    const ItemRef ref{ItemRef::Kind::Lane, fold.lane, NoIndex, 1};
    const bool hasText = place.rect.height() >= LeastForText;
    const qreal height = std::max<qreal>(1, hasText ? place.rect.height() - TextHeight - 10 : place.rect.height() - 4);
    const qreal bottom = place.rect.top() + (hasText ? 5 : 2) + height;
    const std::vector<int> levels = levelsOf(store, fold, place);
    for (std::size_t i = 0; i < levels.size();) {
        std::size_t end = i + 1;
        while (end < levels.size() && levels[end] == levels[i])
            ++end;
        if (levels[i] > 0) {
            const qreal high = std::max<qreal>(1, std::round(height * levels[i] / Levels));
            RectItem bar;
            bar.rect = QRectF(place.rect.left() + qreal(i) * Column, bottom - high, qreal(end - i) * Column, high);
            bar.fill = ColorRole::SleepingDense;
            layers.bars.push_back({bar, ref, Clip::Plot});
        }
        i = end;
    }
    if (!hasText)
        return;
    const QStringList texts = foldLabels(store, fold);
    const qreal room = place.rect.width() - 16;
    const auto fits = std::find_if(texts.begin(), texts.end(), [&](const QString &text) { return measure(text, TextSize, false) <= room; });
    TextItem text;
    text.text = fits == texts.end() ? texts.back() : *fits;
    text.rect = QRectF(place.rect.left() + 8, bottom + 2, std::min(room, std::ceil(measure(text.text, TextSize, false)) + 2), TextHeight);
    text.color = fold.unretrieved > 0 ? ColorRole::Raised : ColorRole::SecondaryText;
    text.pixelSize = TextSize;
    layers.labels.push_back({text, ref, Clip::Plot});
}

} // namespace awaitscope
