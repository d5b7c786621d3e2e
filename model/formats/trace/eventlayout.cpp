// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/eventlayout.h"

#include <cstddef>

namespace awaitscope {

namespace {

using Form = EventField::Form;
using When = EventField::When;

constexpr auto a = &Event::a;
constexpr auto b = &Event::b;
constexpr auto c = &Event::c;

constexpr EventField coroutine{"coro", Form::Text, a, When::Always, true};
constexpr EventField arguments{"args", Form::OptionalValue, b};
constexpr EventField generator{"gen", Form::OptionalNumber, c};
constexpr EventField outcome{"outcome", Form::Outcome};
constexpr EventField suspended{"suspended", Form::Flag};

constexpr EventField exceptionIn(quint32 Event::*slot, When when = When::Always)
{
    return {"exc", Form::Exception, slot, when};
}

constexpr EventField raised{"exc", Form::Exception, a, When::Always, true};
constexpr EventField on{"on", Form::Entity, a, When::Always, true};

struct Row
{
    EventKind kind;
    EventLayout layout;
};

constexpr Row Rows[] = {
    {EventKind::Created, {"created", {coroutine, arguments, EventField{"by", Form::Entity, c}}}},
    {EventKind::Submitted, {"submitted", {coroutine, arguments, EventField{"by", Form::Entity, c}}}},
    {EventKind::Scheduled, {"scheduled", {coroutine, arguments, EventField{"by", Form::Entity, c}}}},
    {EventKind::Handling, {"handling", {coroutine, arguments}}},
    {EventKind::Started, {"started"}},
    {EventKind::Enter, {"enter", {coroutine, arguments, generator, EventField{"function", Form::FlagIfTrue}}}},
    {EventKind::Leave,
     {"leave", {coroutine, outcome, EventField{"value", Form::Value, b, When::Ok}, exceptionIn(b, When::NotOk)}}},
    {EventKind::Yielded, {"yielded", {coroutine, EventField{"value", Form::Value, b}}}},
    {EventKind::Continued, {"continued", {coroutine, exceptionIn(b), generator}}},
    {EventKind::GeneratorDropped, {"gen_dropped", {coroutine, generator}}},
    {EventKind::Succeeded, {"succeeded", {EventField{"value", Form::Value, a}}}},
    {EventKind::Raised, {"raised", {raised}}},
    {EventKind::Cancelled, {"cancelled"}},
    {EventKind::Retrieved, {"retrieved"}},
    {EventKind::Silenced, {"silenced"}},
    {EventKind::NeverRetrieved, {"never_retrieved", {raised}}},
    {EventKind::NeverAwaited, {"never_awaited", {coroutine, arguments}}},
    {EventKind::DestroyedPending, {"destroyed_pending"}},
    {EventKind::Sleeping, {"sleeping", {EventField{"ms", Form::Value, a}}}}, // null: unknown, or what the program passed
    {EventKind::Blocking, {"blocking", {EventField{"ms", Form::Value, a, When::Always, true}}}},
    {EventKind::Awaiting,
     {"awaiting", {on, EventField{"return_when", Form::Text, b}, EventField{"ms", Form::OptionalValue, c}}}},
    {EventKind::Resumed,
     {"resumed",
      {on, outcome, exceptionIn(b, When::NotOk), EventField{"value", Form::ValueOfWait, c, When::Ok}, suspended}}},
    {EventKind::WaitResumed,
     {"resumed",
      {on, EventField{"outcome", Form::AlwaysOk}, suspended, EventField{"done", Form::Labels, b},
       EventField{"pending", Form::Labels, c}}}},
    {EventKind::GroupEnter, {"tg_enter"}},
    {EventKind::GroupExit, {"tg_exit", {EventField{"body", Form::Outcome}}}},
    {EventKind::GroupDone, {"tg_done", {outcome, exceptionIn(b), suspended}}},
    {EventKind::TimeoutEnter, {"timeout_enter", {EventField{"ms", Form::OptionalValue, a}, EventField{"at", Form::OptionalValue, b}}}},
    {EventKind::TimeoutExit, {"timeout_exit", {EventField{"expired", Form::Flag}, outcome, exceptionIn(b)}}},
    {EventKind::Log, {"log", {EventField{"text", Form::Text, a, When::Always, true}}}},
    {EventKind::Caught, {"caught", {exceptionIn(a), EventField{"handler", Form::Text, b}}}},
    {EventKind::Else, {"else"}},
    {EventKind::Finally, {"finally"}},
    {EventKind::State,
     {"state",
      {EventField{"of", Form::Entity, a, When::Always, true}, EventField{"done", Form::Flag}, EventField{"cancelled", Form::IsCancelled},
       EventField{"cancelling", Form::OptionalNumber, b}}}},
    {EventKind::CancelRequested,
     {"cancel_requested",
      {EventField{"by", Form::Entity, a}, EventField{"pending", Form::Flag}, EventField{"msg", Form::Text, b}}}},
    {EventKind::Uncancelled, {"uncancelled", {EventField{"cancelling", Form::Number, a}}}},
    {EventKind::Callback, {"callback", {EventField{"id", Form::Text, a, When::Always, true}, EventField{"state", Form::TaskState}}}},
    {EventKind::CallbackError, {"callback_error", {EventField{"id", Form::Text, a}, exceptionIn(b)}}},
    {EventKind::Released, {"released", {EventField{"of", Form::Text, a, When::Always, true}}}},
    {EventKind::FutureSet, {"future_set", {EventField{"of", Form::Entity, a, When::Always, true}}}},
    {EventKind::Retry,
     {"retry", {EventField{"attempt", Form::Number, b}, EventField{"delay", Form::Value, c}, exceptionIn(a)}}},
    {EventKind::RetryExhausted, {"retry_exhausted", {EventField{"attempts", Form::Number, b}, exceptionIn(a)}}},
    {EventKind::Shutdown, {"shutdown", {EventField{"tasks", Form::Labels, a}}}},
    {EventKind::ShutdownException, {"shutdown_exception", {raised}}},
    {EventKind::ShieldException, {"shield_exception", {raised}}},
    {EventKind::External, {"external", {EventField{"op", Form::Text, a, When::Always, true}, EventField{"of", Form::Text, b}}}},
    {EventKind::Exit, {"exit", {outcome, EventField{"value", Form::Value, a, When::Ok}, exceptionIn(b, When::NotOk)}}},
    {EventKind::NextRun, {"next_run", {EventField{"value", Form::Value, b}, coroutine}}},
    {EventKind::Deadlock, {"deadlock", {EventField{"pending", Form::Labels, a}}}},
    {EventKind::Limit, {"limit"}},
    {EventKind::LoopError, {"loop_error", {EventField{"message", Form::Text, a}, exceptionIn(b)}}},
    {EventKind::ContextSet, {"context_set", {EventField{"of", Form::Text, a, When::Always, true}, EventField{"value", Form::Value, b}}}},
    {EventKind::ContextReset, {"context_reset", {EventField{"of", Form::Text, a, When::Always, true}}}},
    {EventKind::Noted, {"noted", {raised, EventField{"text", Form::Text, b, When::Always, true}}}},
};

constexpr std::size_t Kinds = std::size_t(EventKind::Replaced) + 1;

constexpr std::array<EventLayout, Kinds> allLayouts()
{
    std::array<EventLayout, Kinds> all{};
    for (const Row &row : Rows)
        all[std::size_t(row.kind)] = row.layout;
    return all;
}

constexpr std::array<EventLayout, Kinds> Layouts = allLayouts();

constexpr bool onlyTwoAreUnnamed()
{
    for (std::size_t i = 0; i < Kinds; ++i)
        if (Layouts[i].name.empty() != (EventKind(i) == EventKind::Made || EventKind(i) == EventKind::Replaced))
            return false;
    return true;
}
static_assert(onlyTwoAreUnnamed(), "every kind of event that is in the file has a row");

} // namespace

std::span<const EventLayout> eventLayouts()
{
    return Layouts;
}

const EventLayout &layoutOf(EventKind kind)
{
    return Layouts[std::size_t(kind)];
}

} // namespace awaitscope
