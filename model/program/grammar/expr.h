// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace awaitscope {

struct Expr;

enum class MathOp { Add,
                    Subtract,
                    Multiply };
QString symbolOf(MathOp op); //!< "+", as Python and the file write it

//! What a value can be computed from by name: `{"len()": [X]}`.
enum class ValueFunction { At,
                           Length,
                           Copy,
                           Type,
                           Notes,
                           Cause,
                           Context,
                           Members,
                           Get,
                           Clock };
constexpr int ValueFunctions = static_cast<int>(ValueFunction::Clock) + 1;
QString nameOf(ValueFunction function); //!< "len"; in the file with "()" behind it
int operandsOf(ValueFunction function);
//! The function that the key of a dictionary names, such as "len()".
std::optional<ValueFunction> valueFunction(QStringView key);

//! Reads a variable: a local or parameter `x`, a global `$x`, or the running task `@self`.
struct VarRef
{
    QString name;
    bool operator==(const VarRef &) const = default;
};

//! `{"item": [LIST, INDEX]}`: element INDEX modulo the length of LIST, as Python's `LIST[INDEX % len(LIST)]`.
//! `parts` always holds exactly two expressions, the list first; it is evaluated before the index.
struct ItemExpr
{
    std::vector<Expr> parts;
    bool operator==(const ItemExpr &) const = default;
};

//! `{"+": [A, B]}`, `{"-": [A, B]}`, `{"*": [A, B]}`: Python's `A + B`, `A - B` and `A * B`. `parts` always holds exactly two
//! expressions, the left one first.
struct MathExpr
{
    MathOp op = MathOp::Add;
    std::vector<Expr> parts;
    bool operator==(const MathExpr &) const = default;
};

//! `{"len()": [X]}` and the like; `parts` has as many expressions as the function has operands.
struct CallExpr
{
    ValueFunction function = ValueFunction::Length;
    std::vector<Expr> parts;
    bool operator==(const CallExpr &) const = default;
};

//! `{"text()": "{x} of {y}"}`: a text in which `{x}` stands for a variable, as Python's f"{x} of {y}".
struct TextExpr
{
    QString text;
    bool operator==(const TextExpr &) const = default;
};

//! A VALUE of the task set grammar: a JSON literal in which `{"var": ...}`, `{"item": ...}`, arithmetic, functions
//! and text are evaluated when the step runs. Dictionaries keep the order of the file, because it is the order of evaluation.
struct Expr
{
    using List = std::vector<Expr>;
    using Dict = std::vector<std::pair<QString, Expr>>;

    std::variant<std::monostate, bool, qint64, double, QString, List, Dict, VarRef, ItemExpr, MathExpr, CallExpr, TextExpr> node;

    bool operator==(const Expr &) const = default;
    bool isNull() const { return std::holds_alternative<std::monostate>(node); }
    //! What it is computed from; null for a variable, a text and everything that stands for itself.
    const std::vector<Expr> *operands() const;
    //! Whether it must be evaluated when the step runs, apart from what a list or a dictionary contains.
    bool isComputed() const;
};

//! Keys that are kept only so that they can be written back: `"_note"` keys, and an explicit `null` of an optional field.
using Extras = Expr::Dict;

} // namespace awaitscope
