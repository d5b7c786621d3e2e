// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/viewstate.h"

#include <QCoreApplication>
#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QPointer>

#include <unordered_map>

namespace awaitscope {

class TimelineWidget;

//! The timeline for screen readers: a tree of the visible lanes with their spans. Objects are created on request, so that a
//! million lanes cost nothing. The widget's own children follow the lanes.
class TimelineAccess : public QAccessibleWidget
{
    Q_DECLARE_TR_FUNCTIONS(awaitscope::TimelineAccess)

public:
    explicit TimelineAccess(TimelineWidget *widget);
    ~TimelineAccess() override;

    //! Registers it with Qt. Call once, before the first timeline is shown.
    static void install();
    //! Reports that the selection or the lanes have changed.
    static void tellFocus(TimelineWidget *widget);
    static void tellReset(TimelineWidget *widget);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;
    QString text(QAccessible::Text what) const override;

    //! The object of a lane or span; null if there is none.
    QAccessibleInterface *itemFor(const ViewItem &item) const;
    void forget() const;
    TimelineWidget *timeline() const;

private:
    mutable std::unordered_map<quint64, QAccessible::Id> m_items;
};

//! One lane or one span of it.
class TimelineItemAccess : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    TimelineItemAccess(TimelineWidget *widget, const ViewItem &item);

    const ViewItem &item() const { return m_item; }

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override;
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int index) const override;
    int childCount() const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QString text(QAccessible::Text what) const override;
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::TreeItem; }
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &name) const override;

private:
    TimelineAccess *tree() const;

    QPointer<TimelineWidget> m_widget;
    ViewItem m_item;
};

} // namespace awaitscope
