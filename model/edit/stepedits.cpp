// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/stepedits.h"

#include "model/edit/steptree.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

using namespace steptree;

namespace {

struct Edits
{
    Q_DECLARE_TR_FUNCTIONS(StepEdits)
};

// Marks that never leave this file: structural edits mark what to remove and what stays selected, change the lists while all
// places are still valid, and clean up at the end.
const QString goneKey = QStringLiteral("\u0001gone");
const QString hereKey = QStringLiteral("\u0001here");

template <typename Node>
bool hasMark(const Node &node, const QString &key)
{
    return std::any_of(node.extras.begin(), node.extras.end(), [&](const auto &e) { return e.first == key; });
}

template <typename Node>
void mark(Node &node, const QString &key)
{
    node.extras.emplace_back(key, Expr{});
}

template <typename Node>
void unmark(Node &node, const QString &key)
{
    std::erase_if(node.extras, [&](const auto &e) { return e.first == key; });
}

template <typename List>
void insertAt(List &list, int index, List items)
{
    const auto at = list.begin() + std::clamp<qsizetype>(index, 0, static_cast<qsizetype>(list.size()));
    list.insert(at, std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
}

//! Removes the marks of what stays selected, and records the places.
struct Collector
{
    QStringList &pointers;

    void step(Step &s, const QString &pointer) { take(s, pointer); }
    void awaitable(Awaitable &a, const QString &pointer) { take(a, pointer); }
    template <typename Node>
    void take(Node &node, const QString &pointer)
    {
        if (!hasMark(node, hereKey))
            return;
        pointers += pointer;
        unmark(node, hereKey);
    }
};

//! Removes what is marked for removal, and returns the places of the other marked steps.
StepEdit swept(TaskSet set)
{
    forEachList(set, [](auto &&list, const QString &) {
        if constexpr (requires { list.begin(); })
            std::erase_if(list, [](const auto &node) { return hasMark(node, goneKey); });
    });
    QStringList pointers;
    Collector collector{pointers};
    walk(set, collector);
    return {std::move(set), pointers};
}

void removeBranch(TaskSet &set, const QString &pointer)
{
    const QString last = pointer.section(u'/', -1);
    bool isIndex = false;
    const auto index = last.toInt(&isIndex);
    const QString owner = isIndex ? pointer.section(u'/', 0, -3) : pointer.section(u'/', 0, -2);
    Step *step = find(set, owner).stepFound;
    if (!step)
        return;
    if (auto *condition = std::get_if<step::If>(&step->op))
        condition->orElse.reset();
    auto *tried = std::get_if<step::Try>(&step->op);
    if (!tried)
        return;
    if (last == QLatin1String("else"))
        tried->orElse.reset();
    if (last == QLatin1String("finally"))
        tried->finally.reset();
    for (auto *handlers : {&tried->except, &tried->exceptStar})
        if (isIndex && *handlers && index < static_cast<int>((*handlers)->size())) {
            (*handlers)->erase((*handlers)->begin() + index);
            if ((*handlers)->empty())
                handlers->reset();
        }
}

bool isInside(const QString &pointer, const QStringList &blocks)
{
    return std::any_of(blocks.begin(), blocks.end(), [&](const QString &b) { return pointer.startsWith(b + u'/'); });
}

Body *mainBlock(Step &step)
{
    return const_cast<Body *>(awaitscope::mainBlock(std::as_const(step)));
}

} // namespace

TaskSet withStep(const TaskSet &set, const QString &pointer, const Step &step)
{
    TaskSet edited = set;
    if (Step *found = find(edited, pointer).stepFound)
        *found = step;
    return edited;
}

TaskSet withAwaitable(const TaskSet &set, const QString &pointer, const Awaitable &awaitable)
{
    TaskSet edited = set;
    if (Awaitable *found = find(edited, pointer).awaitableFound)
        *found = awaitable;
    return edited;
}

TaskSet withHandler(const TaskSet &set, const QString &pointer, const Handler &handler)
{
    TaskSet edited = set;
    if (Handler *found = find(edited, pointer).handlerFound)
        *found = handler;
    return edited;
}

StepEdit insertSteps(const TaskSet &set, const QString &list, int index, Body steps)
{
    TaskSet edited = set;
    for (Step &step : steps)
        mark(step, hereKey);
    if (Body *body = findList(edited, list).steps)
        insertAt(*body, index, std::move(steps));
    return swept(std::move(edited));
}

StepEdit insertMembers(const TaskSet &set, const QString &list, int index, std::vector<Awaitable> members)
{
    TaskSet edited = set;
    for (Awaitable &member : members)
        mark(member, hereKey);
    if (auto *found = findList(edited, list).members)
        insertAt(*found, index, std::move(members));
    return swept(std::move(edited));
}

TaskSet removeItems(const TaskSet &set, const QStringList &pointers)
{
    TaskSet edited = set;
    QStringList branches;
    for (const QString &pointer : pointers) {
        const Finder<false> found = find(edited, pointer);
        if (found.stepFound)
            mark(*found.stepFound, goneKey);
        else if (found.awaitableFound)
            mark(*found.awaitableFound, goneKey);
        else
            branches += pointer;
    }
    // Later clauses first, so that the places of earlier ones stay valid.
    std::sort(branches.begin(), branches.end(), [](const QString &a, const QString &b) { return placeOf(a) > placeOf(b); });
    for (const QString &branch : branches)
        removeBranch(edited, branch);
    return swept(std::move(edited)).set;
}

StepEdit duplicateItems(const TaskSet &set, const QStringList &pointers)
{
    TaskSet edited = set;
    QStringList later = pointers;
    std::reverse(later.begin(), later.end()); // inserting after them keeps earlier places valid
    for (const QString &pointer : later) {
        const FoundList list = findList(edited, listOf(pointer));
        const auto place = static_cast<std::size_t>(placeOf(pointer));
        if (list.steps && place < list.steps->size()) {
            Step copy = (*list.steps)[place];
            mark(copy, hereKey);
            insertAt(*list.steps, static_cast<int>(place) + 1, Body{copy});
        } else if (list.members && place < list.members->size()) {
            Awaitable copy = (*list.members)[place];
            mark(copy, hereKey);
            insertAt(*list.members, static_cast<int>(place) + 1, std::vector<Awaitable>{copy});
        }
    }
    return swept(std::move(edited));
}

Result<StepEdit> moveItems(const TaskSet &set, const QStringList &pointers, const QString &list, int index)
{
    if (isInside(list, pointers))
        return Problem{list, Edits::tr("A step cannot be moved into itself.")};
    TaskSet edited = set;
    Body steps;
    std::vector<Awaitable> members;
    for (const QString &pointer : pointers) {
        const Finder<false> found = find(edited, pointer);
        if (found.stepFound) {
            steps.push_back(*found.stepFound);
            mark(steps.back(), hereKey);
            mark(*found.stepFound, goneKey);
        } else if (found.awaitableFound) {
            members.push_back(*found.awaitableFound);
            mark(members.back(), hereKey);
            mark(*found.awaitableFound, goneKey);
        }
    }
    const FoundList target = findList(edited, list);
    if ((!steps.empty() && !target.steps) || (!members.empty() && !target.members))
        return Problem{list, Edits::tr("Steps and members of a gather cannot be exchanged.")};
    if (target.steps)
        insertAt(*target.steps, index, std::move(steps));
    else if (target.members)
        insertAt(*target.members, index, std::move(members));
    return swept(std::move(edited));
}

Result<StepEdit> wrapSteps(const TaskSet &set, const QStringList &pointers, Step wrapper)
{
    Body *inside = mainBlock(wrapper);
    if (pointers.isEmpty() || !inside)
        return Problem{{}, Edits::tr("Select the steps to wrap.")};
    const QString list = listOf(pointers.front());
    int place = placeOf(pointers.front());
    for (const QString &pointer : pointers)
        if (listOf(pointer) != list || placeOf(pointer) != place++)
            return Problem{pointer, Edits::tr("Only steps that follow each other in one block can be wrapped.")};
    TaskSet edited = set;
    inside->clear();
    for (const QString &pointer : pointers) {
        Step *step = find(edited, pointer).stepFound;
        if (!step)
            return Problem{pointer, Edits::tr("Only steps can be wrapped.")};
        inside->push_back(*step);
        mark(*step, goneKey);
    }
    mark(wrapper, hereKey);
    insertAt(*findList(edited, list).steps, placeOf(pointers.front()), Body{wrapper});
    return swept(std::move(edited));
}

Result<StepEdit> unwrapStep(const TaskSet &set, const QString &pointer)
{
    TaskSet edited = set;
    Step *step = find(edited, pointer).stepFound;
    const Body *inside = step ? mainBlock(*step) : nullptr;
    if (!inside)
        return Problem{pointer, Edits::tr("Only a step with a block can be unwrapped.")};
    Body freed = *inside;
    for (Step &s : freed)
        mark(s, hereKey);
    mark(*step, goneKey);
    insertAt(*findList(edited, listOf(pointer)).steps, placeOf(pointer), std::move(freed));
    return swept(std::move(edited));
}

const Body *mainBlock(const Step &step)
{
    const Body *block = nullptr;
    treewalk::forEachField(step, [&](const auto &, const auto &member) {
        if constexpr (std::is_same_v<std::decay_t<decltype(member)>, Body>)
            block = &member;
    });
    return block;
}

} // namespace awaitscope
