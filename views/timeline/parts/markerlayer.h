// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/parts/timelinespace.h"

#include <QList>

class QLineEdit;

namespace awaitscope {

//! The markers on the ruler: adding, moving and naming them.
class MarkerLayer : public QObject
{
    Q_OBJECT
public:
    explicit MarkerLayer(TimelineSpace &space);

    QList<Marker> markers() const;
    void setMarkers(const QList<Marker> &markers);
    //! The one whose flag is there.
    std::optional<std::size_t> at(QPointF pos) const;
    //! Adds one or, if one is there already, removes that.
    void addOrRemove(Time at);
    //! Only on screen; moved() tells of it.
    void moveTo(std::size_t number, Time at);
    void moved() { Q_EMIT changed(); }
    void edit(std::size_t number);
    //! The one nearest to \a at.
    void editNearest(Time at);
    //! Takes in what is written on a marker so far, or drops it.
    void endEdit(bool keep);

Q_SIGNALS:
    //! The user changed them.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::optional<std::size_t> near(Time at) const;

    TimelineSpace &m_space;
    std::optional<std::size_t> m_edited;
    QLineEdit *m_edit = nullptr;
};

} // namespace awaitscope
