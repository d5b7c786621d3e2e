// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/form.h"
#include "model/program/grammar/field.h"

#include <memory>
#include <optional>

namespace awaitscope {

//! Accesses one part of a form's node, for reading and for writing.
template <typename T>
struct Lens
{
    std::function<T(const FormNode &)> get;
    std::function<void(FormNode &, T)> set;
};

//! The lens for a member of what another lens accesses.
template <typename Owner, typename T>
Lens<T> part(const Lens<Owner> &owner, T Owner::*member)
{
    return {[owner, member](const FormNode &n) { return owner.get(n).*member; },
            [owner, member](FormNode &n, T value) {
        Owner whole = owner.get(n);
        whole.*member = std::move(value);
        owner.set(n, std::move(whole));
            }};
}

//! The lens for an alternative of the variant `node` of a node type. Valid only while it holds that alternative.
template <typename Alternative, typename Node>
Lens<Alternative> alternative(const Lens<Node> &owner)
{
    return {[owner](const FormNode &n) { return std::get<Alternative>(owner.get(n).node); },
            [owner](FormNode &n, Alternative value) {
        Node whole = owner.get(n);
        whole.node = std::move(value);
        owner.set(n, std::move(whole));
            }};
}

//! The names that fields can refer to. Shared by the fields, which outlive the builder.
struct KnownNames
{
    EditScope scope;
    std::vector<ObjectKind> objects; //!< the kinds of shared objects that the step can use; none means any

    //! What is wrong with the name in that role; empty if nothing.
    QString wrong(Role role, const QString &name) const;
    QStringList words(Role role) const;
};

//! Collects the fields of a form: a function for each kind of value.
class FormFields
{
public:
    FormFields(const FormNode &node, const EditScope &scope);

    Form take() { return std::move(m_form); }

protected:
    // `parse` converts the text of a field: it returns a problem or sets the value.
    template <typename T>
    FormField &text(const QString &key, FormField::Control control, const Lens<T> &lens, const QString &shown,
                    std::function<Result<T>(const QString &)> parse);
    void name(const QString &key, Role role, Need need, const Lens<QString> &lens);
    void optionalName(const QString &key, Role role, const Lens<std::optional<QString>> &lens);
    void names(const QString &key, Role role, const Lens<QStringList> &lens);
    void coroutines(const QString &key, const Lens<std::optional<QStringList>> &lens); //!< without parameters; may be none
    void cause(const QString &key, const Lens<std::optional<Cause>> &lens);
    void milliseconds(const QString &key, const Lens<qint64> &lens);
    void limit(const QString &key, const Lens<std::optional<qint64>> &lens);
    void count(const QString &key, const Lens<qint64> &lens);
    void optionalCount(const QString &key, const Lens<std::optional<qint64>> &lens);
    void factor(const QString &key, const Lens<std::optional<double>> &lens);
    void flag(const QString &key, const Lens<std::optional<bool>> &lens);
    void value(const QString &key, Role role, const Lens<Expr> &lens);
    void optionalValue(const QString &key, const Lens<std::optional<Expr>> &lens);
    void condition(const QString &key, const Lens<Condition> &lens);
    void comparison(const QString &key, const Lens<Condition> &lens);
    void conditions(const QString &key, const Lens<Condition> &lens);
    FormField &choice(const QString &key, const QString &label, const QStringList &options, int current,
                      std::function<FormNode(const FormNode &, int)> choose);
    QString label(const QString &key, Role role) const;
    FormField &add(FormField field);

    const FormNode &m_node;
    std::shared_ptr<const KnownNames> m_known;
    Form m_form;
    int m_depth = 0;
};

template <typename T>
FormField &FormFields::text(const QString &key, FormField::Control control, const Lens<T> &lens, const QString &shown,
                            std::function<Result<T>(const QString &)> parse)
{
    FormField field;
    field.key = key;
    field.control = control;
    field.text = shown;
    field.apply = [lens, parse](const FormNode &node, const QString &typed) -> Result<FormNode> {
        const Result<T> value = parse(typed);
        if (!value)
            return value.problems();
        FormNode changed = node;
        lens.set(changed, *value);
        return changed;
    };
    return add(std::move(field));
}

} // namespace awaitscope
