// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The memory of tasks.

#include "model/engine/objects/arena.h"

#include <QTest>

#include <cstring>
#include <deque>

using namespace awaitscope::engine;

namespace {

//! Records its destruction; moved-from objects do not count.
struct Witness
{
    Witness(int n, std::vector<int> &l)
        : number(n), log(&l) {}
    Witness(Witness &&o) noexcept
        : number(o.number), log(std::exchange(o.log, nullptr)) {}
    Witness &operator=(Witness &&o) noexcept
    {
        std::swap(number, o.number);
        std::swap(log, o.log);
        return *this;
    }
    ~Witness()
    {
        if (log)
            log->push_back(number);
    }
    int number;
    std::vector<int> *log;
};

} // namespace

class TestArena : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freedBlocksAreUsedAgain()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("every block has memory of its own under a sanitizer");
#else
        Arena arena;
        const Arena::Use use(arena);
        void *const block = allocateInArena(100);
        std::memset(block, 1, 100);
        releaseInArena(block, 100);
        QVERIFY(allocateInArena(200) != block);
        QCOMPARE(allocateInArena(100), block);
#endif
    }

    void largeOnesAreNotInTheArena()
    {
        void *large = allocateInArena(Arena::LargestBlock + 1); // needs no arena
        std::memset(large, 1, Arena::LargestBlock + 1);
        releaseInArena(large, Arena::LargestBlock + 1);
        QVERIFY(!fitsArena(Arena::LargestBlock + 1));
    }

    void aListIsDestroyedFirstToLast()
    {
        Arena arena;
        const Arena::Use use(arena);
        std::vector<int> gone;
        {
            ArenaList<Witness> list;
            QVERIFY(list.empty());
            QCOMPARE(sizeof(list), sizeof(void *));
            for (int i = 0; i < 20; ++i) // more than a block contains
                list.push_back(Witness(i, gone));
            QCOMPARE(list.size(), std::size_t(20));
            QVERIFY(gone.empty());
            list.erase(list.begin() + 5);
            QCOMPARE(gone, (std::vector<int>{5}));
            QCOMPARE(list[5].number, 6);
            list.pop_back();
            QCOMPARE(gone, (std::vector<int>{5, 19}));
            QCOMPARE(list.back().number, 18);
            gone.clear();
            ArenaList<Witness> other = std::move(list);
            QVERIFY(list.empty());
            QCOMPARE(other.size(), std::size_t(18));
            QVERIFY(gone.empty());
        }
        QCOMPARE(gone, (std::vector<int>{0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}));
    }

    void aListIsEmptyWhileItsElementsAreDestroyed()
    {
        struct Looker
        {
            const ArenaList<Looker> *list;
            bool *sawEmpty;
            Looker(const ArenaList<Looker> &l, bool &saw)
                : list(&l), sawEmpty(&saw) {}
            Looker(Looker &&o) noexcept
                : list(o.list), sawEmpty(std::exchange(o.sawEmpty, nullptr)) {}
            ~Looker()
            {
                if (sawEmpty)
                    *sawEmpty = list->empty();
            }
        };
        Arena arena;
        const Arena::Use use(arena);
        bool sawEmpty = false;
        ArenaList<Looker> list;
        list.push_back(Looker(list, sawEmpty));
        list.clear();
        QVERIFY(sawEmpty);
    }

    void aQueueInTheArena()
    {
        Arena arena;
        std::deque<int, ArenaAllocator<int>> queue{ArenaAllocator<int>(arena)};
        for (int i = 0; i < 100'000; ++i) {
            queue.push_back(i);
            if (i % 3 == 0)
                queue.pop_front();
        }
        QCOMPARE(queue.size(), std::size_t(66'666));
        QCOMPARE(queue.front(), 33'334);
        QCOMPARE(queue.back(), 99'999);
    }
};

QTEST_APPLESS_MAIN(TestArena)
#include "tst_arena.moc"
