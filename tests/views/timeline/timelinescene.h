// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/activate.h"
#include "tests/support/warnings.h"
#include "tests/views/timeline/madetrace.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinewidget.h"

#include <QApplication>
#include <QStyleFactory>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <cmath>

namespace awaitscope {

using std::chrono::milliseconds;

//! A window with a timeline and its overview, and a small run with everything that a test needs: main creates alpha, beta and
//! gamma, awaits alpha until 100 ms and sleeps until 1 s; alpha succeeds at 100 ms; beta raises at 200 ms and its exception is
//! never retrieved; gamma sleeps until 400 and until 900 ms.
class TimelineScene
{
public:
    enum Lanes : quint32 { Main,
                           Alpha,
                           Beta,
                           Gamma };

    explicit TimelineScene(QSize size = {1200, 420})
    {
        Trace &trace = made.trace();
        const EntityId alpha = made.create(trace.string("alpha"), made.root(), Time{0});
        const EntityId beta = made.create(trace.string("beta"), made.root(), Time{0});
        const EntityId gamma = made.create(trace.string("gamma"), made.root(), Time{0});
        made.await(made.root(), alpha, Time{0});
        for (EntityId task : {alpha, beta, gamma}) {
            made.start(task, Time{0});
            made.sleep(task, Time{0});
        }
        made.wake(alpha, milliseconds(100));
        made.succeed(alpha, milliseconds(100));
        made.resume(made.root(), alpha, milliseconds(100));
        made.sleep(made.root(), milliseconds(100));
        made.wake(beta, milliseconds(200));
        made.raise(beta, milliseconds(200));
        made.wake(gamma, milliseconds(400));
        made.sleep(gamma, milliseconds(400));
        made.wake(gamma, milliseconds(900));
        made.succeed(gamma, milliseconds(900));
        made.wake(made.root(), milliseconds(1000));
        made.succeed(made.root(), milliseconds(1000));
        made.exit(milliseconds(1000));
        store = std::make_unique<TraceStore>(trace);
        open(size);
    }
    //! With another run; \a other is kept.
    TimelineScene(std::unique_ptr<MadeTrace> other, QSize size = {1200, 420})
        : owned(std::move(other))
    {
        store = std::make_unique<TraceStore>(owned->trace());
        open(size);
    }
    ~TimelineScene()
    {
        delete window;
    }

    QWidget *viewport() const { return timeline->viewport(); }
    QImage picture() const { return viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32); }
    static QColor color(ColorRole role) { return Theme::get(ThemeKind::Light).color(role); }
    //! The number of pixels with that colour in the rectangle of the viewport.
    int count(const QRect &rect, ColorRole role) const
    {
        const QImage image = picture();
        const QRgb wanted = color(role).rgb();
        int found = 0;
        for (int y = std::max(rect.top(), 0); y <= std::min(rect.bottom(), image.height() - 1); ++y)
            for (int x = std::max(rect.left(), 0); x <= std::min(rect.right(), image.width() - 1); ++x)
                found += image.pixel(x, y) == wanted;
        return found;
    }
    //! The vertical middle of the lane at a time, in the viewport.
    QPointF at(Time t, quint32 lane) const
    {
        return {timeline->xAt(t), timeline->rectOf({ViewItem::Kind::Lane, lane, 0}).center().y()};
    }
    QPoint point(Time t, quint32 lane) const { return at(t, lane).toPoint(); }

    void wheel(QPointF pos, QPoint angle, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWheelEvent event(pos, viewport()->mapToGlobal(pos), {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(viewport(), &event);
    }
    void drag(QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers modifiers = Qt::NoModifier, bool release = true) const
    {
        QTest::mousePress(viewport(), button, modifiers, from);
        for (int i = 1; i <= 4; ++i)
            move(from + (to - from) * i / 4, button, modifiers);
        if (release)
            QTest::mouseRelease(viewport(), button, modifiers, to);
    }
    void move(QPoint to, Qt::MouseButtons buttons = Qt::NoButton, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QMouseEvent event(QEvent::MouseMove, to, viewport()->mapToGlobal(QPointF(to)), Qt::NoButton, buttons, modifiers);
        QApplication::sendEvent(viewport(), &event);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const { QTest::keyClick(timeline, Qt::Key(key), modifiers); }

    //! The displayed texts of a kind of item, in order.
    QStringList texts(Clip clip) const
    {
        QStringList out;
        for (const DisplayItem &item : timeline->displayList().items) {
            const auto *text = std::get_if<TextItem>(&item.shape);
            if (text && item.clip == clip)
                out << text->text;
        }
        return out;
    }
    QStringList laneNames() const
    {
        QStringList out;
        for (const DisplayItem &item : timeline->displayList().items)
            if (const auto *text = std::get_if<TextItem>(&item.shape); text && item.clip == Clip::Names && item.ref.kind == ItemRef::Kind::Lane)
                out << text->text;
        return out; // without the counts of hidden exceptions
    }
    std::size_t curves(Edge edge) const
    {
        const auto &items = timeline->displayList().items;
        return std::size_t(std::count_if(items.begin(), items.end(), [edge](const DisplayItem &i) {
            const auto *curve = std::get_if<CurveItem>(&i.shape);
            return curve && curve->edge == edge;
        }));
    }
    static bool near(Time a, Time b, Time by) { return std::abs((a - b).count()) <= by.count(); }
    Time pixel() const { return timeline->timeAt(501) - timeline->timeAt(500); }

    MadeTrace made;
    std::unique_ptr<MadeTrace> owned;
    std::unique_ptr<TraceStore> store;
    ViewState state;
    QWidget *window = nullptr;
    TimelineWidget *timeline = nullptr;
    Minimap *minimap = nullptr;

private:
    void open(QSize size)
    {
        window = new QWidget;
        auto *column = new QVBoxLayout(window);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        timeline = new TimelineWidget(&state);
        minimap = new Minimap(&state);
        column->addWidget(timeline, 1);
        column->addWidget(minimap);
        QObject::connect(timeline, &TimelineWidget::namesWidthChanged, minimap, &Minimap::setLeft);
        QObject::connect(timeline, &TimelineWidget::rightMarginChanged, minimap, &Minimap::setRight);
        QObject::connect(timeline, &TimelineWidget::hitsChanged, minimap, [this] { minimap->setHits(timeline->hits()); });
        timeline->setReducedMotion(true);
        timeline->setStore(store.get());
        minimap->setStore(store.get());
        window->resize(size);
        window->show();
        test::activate(window);
        timeline->setFocus();
        QApplication::processEvents();
    }
};

} // namespace awaitscope
