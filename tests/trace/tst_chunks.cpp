// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The memory of traces.

#include "model/trace/bigmemory.h"
#include "model/trace/textchunks.h"
#include "model/trace/trace.h"

#include <QTest>

#include <memory>
#include <numeric>

using namespace awaitscope;

class TestChunks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        releaseRestingChunks();
        releaseRestingChunks();
    }

    void elementsDoNotMove()
    {
        ChunkedVector<quint64> numbers;
        numbers.push_back(0);
        const quint64 *const first = &numbers.front();
        constexpr quint64 Count = 600'000; // three chunks
        for (quint64 i = 1; i < Count; ++i)
            numbers.push_back(i);
        QCOMPARE(first, &numbers.front());
        QCOMPARE(numbers.size(), std::size_t(Count));
        QCOMPARE(std::accumulate(numbers.begin(), numbers.end(), quint64(0)), Count * (Count - 1) / 2);
        QCOMPARE(*numbers.rbegin(), Count - 1);
        numbers.clear();
        QVERIFY(numbers.empty());
        numbers.push_back(7);
        QCOMPARE(numbers.back(), quint64(7));
    }

    void elementsAreDestroyed()
    {
        const auto shared = std::make_shared<int>(1);
        {
            ChunkedVector<std::shared_ptr<int>> all;
            for (int i = 0; i < 3000; ++i)
                all.push_back(shared);
            QCOMPARE(shared.use_count(), 3001L);
            all.clear();
            QCOMPARE(shared.use_count(), 1L);
            all.push_back(shared);
        }
        QCOMPARE(shared.use_count(), 1L);
    }

    void textsDoNotMove()
    {
        TextChunks texts;
        texts.push_back("first");
        const char *const first = texts[0].data();
        texts.push_back("");
        const std::string large(5 * 1024 * 1024, 'x'); // more than a chunk
        texts.push_back(large);
        for (int i = 0; i < 100'000; ++i)
            texts.push_back(std::to_string(i));
        QCOMPARE(texts.size(), std::size_t(100'003));
        QVERIFY(texts[0].data() == first); // QCOMPARE would read them as strings that end with 0
        QCOMPARE(texts[0], std::string_view("first"));
        QVERIFY(texts[1].empty());
        QVERIFY(texts[2] == large);
        for (int i = 0; i < 100'000; ++i)
            if (texts[std::size_t(i) + 3] != std::to_string(i))
                QFAIL(qPrintable(QString::number(i)));
    }

    void chunksAreKeptForTheNextRun()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("a sanitizer sees nothing of memory that is kept");
#else
        constexpr std::size_t Bytes = 4 * LargePage;
        void *const chunk = takeChunk(Bytes);
        QCOMPARE(reinterpret_cast<std::uintptr_t>(chunk) % LargePage, std::uintptr_t(0));
        giveChunk(chunk, Bytes);
        QCOMPARE(keptChunkBytes(), Bytes);
        QCOMPARE(takeChunk(Bytes), chunk);
        QCOMPARE(keptChunkBytes(), std::size_t(0));
        giveChunk(chunk, Bytes);
        releaseRestingChunks(); // it was just used
        QCOMPARE(keptChunkBytes(), Bytes);
        releaseRestingChunks();
        QCOMPARE(keptChunkBytes(), std::size_t(0));

        giveChunk(takeChunk(1000), 1000); // small ones are not kept
        QCOMPARE(keptChunkBytes(), std::size_t(0));

        std::vector<void *> many;
        constexpr std::size_t Large = KeptAtMost / 4;
        for (int i = 0; i < 6; ++i) // only addresses: nothing is written there
            many.push_back(takeChunk(Large));
        for (void *c : many)
            giveChunk(c, Large);
        QCOMPARE(keptChunkBytes(), KeptAtMost);
#endif
    }

    void aTraceReleasesItsChunks()
    {
        const auto fill = [] {
            Trace trace;
            for (int i = 0; i < 300'000; ++i)
                trace.append({.iteration = quint32(i)});
            return trace.memoryUsed();
        };
        const std::size_t once = fill();
        const std::size_t kept = keptChunkBytes();
        QCOMPARE(fill(), once);
        QCOMPARE(keptChunkBytes(), kept); // the second one used what the first one had left
    }

    void valuesInParts()
    {
        Trace trace;
        const StringId before = trace.string("{\"index\":");
        const ValueId seven = trace.value(before, 7);
        const ValueId text = trace.value("{\"index\":8}");
        const ValueId least = trace.value(before, std::numeric_limits<qint32>::min());
        const ValueId number = trace.value(qint64(7));
        QCOMPARE(trace.json(seven), std::string("{\"index\":7}"));
        QCOMPARE(trace.json(text), std::string("{\"index\":8}"));
        QCOMPARE(trace.json(least), std::string("{\"index\":-2147483648}"));
        QCOMPARE(trace.json(number), std::string("7"));
        QCOMPARE(trace.json(ValueId::None), std::string("null"));
    }
};

QTEST_APPLESS_MAIN(TestChunks)
#include "tst_chunks.moc"
