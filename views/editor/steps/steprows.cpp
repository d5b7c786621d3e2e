// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/steps/steprows.h"

#include "views/editor/steps/stepcatalog.h"
#include "views/editor/steps/stepwords.h"

#include <QCoreApplication>

#include <type_traits>

namespace awaitscope {

namespace {

struct Rows
{
    Q_DECLARE_TR_FUNCTIONS(StepRows)
};

QString below(const QString &pointer, const char *key)
{
    return pointer + u'/' + QLatin1String(key);
}

QString below(const QString &pointer, std::size_t index)
{
    return pointer + u'/' + QString::number(index);
}

class Builder
{
public:
    explicit Builder(const QSet<QString> &folded)
        : m_folded(folded) {}

    void body(const Body &body, const QString &pointer);
    std::vector<StepRow> take() { return std::move(m_rows); }
    void add(const QString &pointer, std::size_t index);

private:
    void step(const Step &step, const QString &list, std::size_t index);
    template <typename S>
    void children(const S &step, const QString &pointer);
    void tryBranches(const step::Try &step, const QString &pointer);
    void handlers(const std::vector<Handler> &handlers, const QString &pointer, const QString &word);
    void branch(const QString &title, const QString &words, const QString &pointer, const std::optional<Body> &steps, const QString &bodyPointer);
    void members(const std::vector<Awaitable> &of, const QString &list);
    void member(const Awaitable &awaitable, const QString &list, std::size_t index);
    void inlineBody(const CoroCall &call, const QString &pointer);
    void inlineBody(const Awaitable &awaitable, const QString &pointer);
    bool open(StepRow row, bool foldable);
    void close();
    StepRow row(StepRow::Kind kind, const QString &pointer, const QString &list, std::size_t index) const;

    const QSet<QString> &m_folded;
    std::vector<StepRow> m_rows;
    std::vector<ColorRole> m_blocks;
};

StepRow Builder::row(StepRow::Kind kind, const QString &pointer, const QString &list, std::size_t index) const
{
    StepRow row;
    row.kind = kind;
    row.pointer = pointer;
    row.list = list;
    row.index = static_cast<int>(index);
    row.depth = static_cast<int>(m_blocks.size());
    row.blocks = m_blocks;
    return row;
}

//! Adds the row; true if it starts a block whose content follows, to be ended with close().
bool Builder::open(StepRow row, bool foldable)
{
    row.foldable = foldable;
    row.folded = foldable && m_folded.contains(row.pointer);
    const bool opens = foldable && !row.folded;
    const ColorRole role = row.role;
    m_rows.push_back(std::move(row));
    if (opens)
        m_blocks.push_back(role);
    return opens;
}

void Builder::close()
{
    m_blocks.pop_back();
    ++m_rows.back().closes;
}

void Builder::add(const QString &pointer, std::size_t index)
{
    StepRow place = row(StepRow::Kind::Add, pointer, pointer, index);
    place.title = Rows::tr("Add a step\u2026");
    m_rows.push_back(std::move(place));
}

void Builder::body(const Body &body, const QString &pointer)
{
    for (std::size_t i = 0; i < body.size(); ++i)
        step(body[i], pointer, i);
    if (body.empty() && !m_blocks.empty()) {
        StepRow empty = row(StepRow::Kind::Empty, pointer, pointer, 0);
        empty.title = Rows::tr("Add a step\u2026");
        m_rows.push_back(std::move(empty));
    }
}

template <typename T>
constexpr bool isBody = std::is_same_v<T, Body>;

bool hasInlineBody(const Awaitable &awaitable)
{
    return std::visit(
        [](const auto &a) {
        using A = std::decay_t<decltype(a)>;
        if constexpr (std::is_same_v<A, Awaitable::Coro>)
            return a.call.body.has_value();
        else if constexpr (requires { a.of->node; })
            return hasInlineBody(*a.of);
        else
            return std::is_same_v<A, Awaitable::Gather>;
        },
        awaitable.node);
}

template <typename Member>
bool isBlockField(const Member &member)
{
    if constexpr (std::is_same_v<Member, CoroCall>)
        return member.body.has_value();
    else if constexpr (std::is_same_v<Member, Awaitable>)
        return hasInlineBody(member);
    else
        return isBody<Member> || std::is_same_v<Member, std::vector<Awaitable>>;
}

//! Whether a step contains other rows.
bool isBlock(const Step &step)
{
    return std::visit(
        [](const auto &s) {
        return std::apply([&](const auto &...field) { return (isBlockField(s.*(field.member)) || ...); }, s.fields());
        },
        step.op);
}

void Builder::step(const Step &step, const QString &list, std::size_t index)
{
    StepRow line = row(StepRow::Kind::Step, below(list, index), list, index);
    line.title = stepTitle(step);
    line.words = stepWords(step);
    line.role = stepKind(step).role;
    const QString pointer = line.pointer;
    if (!open(std::move(line), isBlock(step)))
        return;
    std::visit([&](const auto &s) { children(s, pointer); }, step.op);
    close();
}

//! Whether it contains the steps of two coroutines, besides its own.
template <typename S>
constexpr bool isManager = std::is_same_v<S, step::With> || std::is_same_v<S, step::EnterContext>;

template <typename S>
void Builder::children(const S &step, const QString &pointer)
{
    if constexpr (std::is_same_v<S, step::Try>) {
        tryBranches(step, pointer);
    } else {
        const auto show = [&](const auto &field) {
            const auto &member = step.*(field.member);
            using Member = std::decay_t<decltype(member)>;
            const QString place = *field.key ? below(pointer, field.key) : pointer;
            if constexpr (std::is_same_v<Member, std::vector<Awaitable>>)
                members(member, place);
            else if constexpr (std::is_same_v<Member, CoroCall> && isManager<S>)
                branch(qstrcmp(field.key, "enter") == 0 ? Rows::tr("enter") : Rows::tr("leave"), {}, place, member.body, below(place, "body"));
            else if constexpr (std::is_same_v<Member, CoroCall> || std::is_same_v<Member, Awaitable>)
                inlineBody(member, place);
            else if constexpr (std::is_same_v<Member, std::optional<Body>>)
                branch(Rows::tr("else"), {}, place, member, place);
            else if constexpr (std::is_same_v<Member, Body> && (std::is_same_v<S, step::AsCompleted> || std::is_same_v<S, step::AsyncFor> || isManager<S>))
                branch(Rows::tr("do"), {}, place, member, place);
            else if constexpr (std::is_same_v<Member, Body>)
                body(member, place);
        };
        std::apply([&](const auto &...field) { (show(field), ...); }, S::fields());
    }
}

void Builder::branch(const QString &title, const QString &words, const QString &pointer, const std::optional<Body> &steps, const QString &bodyPointer)
{
    if (!steps)
        return;
    StepRow heading = row(StepRow::Kind::Branch, pointer, bodyPointer, 0);
    heading.title = title;
    heading.words = words;
    m_rows.push_back(std::move(heading));
    body(*steps, bodyPointer);
}

void Builder::handlers(const std::vector<Handler> &handlers, const QString &pointer, const QString &word)
{
    for (std::size_t i = 0; i < handlers.size(); ++i) {
        const QString place = below(pointer, i);
        branch(word, handlerWords(handlers[i]), place, handlers[i].body.value_or(Body()), below(place, "body"));
    }
}

void Builder::tryBranches(const step::Try &step, const QString &pointer)
{
    body(step.body, below(pointer, "body"));
    if (step.except)
        handlers(*step.except, below(pointer, "except"), QStringLiteral("except"));
    if (step.exceptStar)
        handlers(*step.exceptStar, below(pointer, "except_star"), QStringLiteral("except*"));
    branch(QStringLiteral("else"), {}, below(pointer, "else"), step.orElse, below(pointer, "else"));
    branch(QStringLiteral("finally"), {}, below(pointer, "finally"), step.finally, below(pointer, "finally"));
}

void Builder::members(const std::vector<Awaitable> &of, const QString &list)
{
    for (std::size_t i = 0; i < of.size(); ++i)
        member(of[i], list, i);
    if (of.empty()) {
        StepRow empty = row(StepRow::Kind::Empty, list, list, 0);
        empty.title = Rows::tr("Add a member\u2026");
        m_rows.push_back(std::move(empty));
    }
}

void Builder::member(const Awaitable &awaitable, const QString &list, std::size_t index)
{
    StepRow line = row(StepRow::Kind::Member, below(list, index), list, index);
    line.words = awaitableWords(awaitable);
    line.role = ColorRole::SleepingHatch;
    const QString pointer = line.pointer;
    if (!open(std::move(line), hasInlineBody(awaitable)))
        return;
    inlineBody(awaitable, pointer);
    close();
}

void Builder::inlineBody(const CoroCall &call, const QString &pointer)
{
    if (call.body)
        body(*call.body, below(pointer, "body"));
}

void Builder::inlineBody(const Awaitable &awaitable, const QString &pointer)
{
    std::visit(
        [&](const auto &a) {
        using A = std::decay_t<decltype(a)>;
        if constexpr (std::is_same_v<A, Awaitable::Coro>)
            inlineBody(a.call, pointer);
        else if constexpr (std::is_same_v<A, Awaitable::Gather>)
            members(a.of, below(pointer, "gather"));
        else if constexpr (std::is_same_v<A, Awaitable::Spawn>)
            inlineBody(*a.of, below(pointer, "spawn"));
        else if constexpr (std::is_same_v<A, Awaitable::Shield>)
            inlineBody(*a.of, below(pointer, "shield"));
        else if constexpr (std::is_same_v<A, Awaitable::WaitFor>)
            inlineBody(*a.of, below(pointer, "wait_for"));
        else if constexpr (std::is_same_v<A, Awaitable::ToThread>)
            inlineBody(a.call, below(pointer, "to_thread"));
        else if constexpr (std::is_same_v<A, Awaitable::RunInExecutor>)
            inlineBody(a.call, below(pointer, "run_in_executor"));
        },
        awaitable.node);
}

QString kindMark(const StepRow &row)
{
    switch (row.kind) {
    case StepRow::Kind::Step: return row.folded ? QStringLiteral("> ") : QString();
    case StepRow::Kind::Branch: return QStringLiteral("- ");
    case StepRow::Kind::Member: return QStringLiteral("* ");
    case StepRow::Kind::Empty:
    case StepRow::Kind::Add: return QStringLiteral("+ ");
    }
    return {};
}

} // namespace

std::vector<StepRow> stepRows(const Body &body, const QString &pointer, const QSet<QString> &folded)
{
    Builder builder(folded);
    builder.body(body, pointer);
    builder.add(pointer, body.size());
    return builder.take();
}

QString stepRowsText(const std::vector<StepRow> &rows)
{
    QString text;
    for (const StepRow &row : rows) {
        const QString words = QStringList{row.title, row.words}.join(u' ').trimmed();
        text += QString(row.depth * 2, u' ') + kindMark(row) + words + QString(row.closes, u'}') + u'\n';
    }
    return text;
}

} // namespace awaitscope
