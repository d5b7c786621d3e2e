// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Frames of the timeline while zooming, panning and scrolling: list building and raster painting together, in CPU time of the
// thread that does both, at 1600 x 900.

#include "tests/bench/bench.h"
#include "tests/views/timeline/madetrace.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinewidget.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>

#include <malloc.h>

using namespace awaitscope;

namespace {

constexpr QSize FrameSize(1600, 900);

double percentile(std::vector<double> values, double p)
{
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(p * double(values.size())))];
}

double mean(const std::vector<double> &values)
{
    double sum = 0;
    for (double v : values)
        sum += v;
    return sum / double(values.size());
}

struct Shown
{
    explicit Shown(const TraceStore &store)
        : widget(&state)
    {
        widget.setReducedMotion(true);
        widget.resize(FrameSize);
        widget.setStore(&store);
        widget.show();
        QApplication::processEvents();
    }
    double frame() // ms
    {
        const auto begin = cpuTime();
        widget.viewport()->repaint();
        return std::chrono::duration<double, std::milli>(cpuTime() - begin).count();
    }
    ViewState state;
    TimelineWidget widget;
};

// Zooms from the whole run into several places, pans at each depth, and zooms out again; then scrolls, if there is room.
std::vector<double> frames(Shown &shown)
{
    std::vector<double> out;
    const auto take = [&] { out.push_back(shown.frame()); };
    take();
    out.clear(); // the first frame allocates what the others reuse
    const TimeRange all = shown.state.domain();
    for (double place : {0.07, 0.31, 0.499, 0.77}) {
        const Time anchor = all.begin + Time{std::llround(place * double(all.duration().count()))};
        shown.state.fit();
        for (int step = 0; step < 40; ++step) {
            shown.state.zoom(anchor, 0.72);
            take();
            if (step % 4 == 0) {
                for (int pan = 0; pan < 3; ++pan) {
                    shown.state.pan(shown.state.range().duration() / 7);
                    take();
                }
            }
        }
        for (int step = 0; step < 20; ++step) {
            shown.state.zoom(anchor, 1 / 0.5);
            take();
        }
    }
    QScrollBar *bar = shown.widget.verticalScrollBar();
    for (int step = 0; bar->maximum() > 0 && step < 200; ++step) {
        bar->setValue(int(qint64(bar->maximum()) * (step * 37 % 200) / 200));
        take();
    }
    return out;
}

// Pages of this process with content, including swapped-out ones: a machine that swaps out unused memory would make any figure
// look small. Address space that was only reserved does not count.
std::size_t heldBytes()
{
    std::ifstream status("/proc/self/status");
    std::size_t bytes = 0;
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:") || line.starts_with("VmSwap:"))
            bytes += std::stoull(line.substr(line.find(':') + 1)) * 1024;
    }
    return bytes;
}

// Memory of the timeline per span: the store's spans, marks and indexes, and whatever zooming and panning allocates and keeps, on
// top of everything that existed before, including the trace, which is not part of the timeline, and the empty window.
double bytesPerSpan(std::size_t spans)
{
    const auto made = MadeTrace::oneLane(spans, Time{1'000'000});
    const TraceStore none(made->trace(), 0);
    Shown shown(none);
    shown.frame();
    malloc_trim(0);
    const std::size_t before = heldBytes();
    const TraceStore store(made->trace());
    shown.widget.setStore(&store);
    frames(shown);
    malloc_trim(0);
    const std::size_t held = heldBytes() - before;
    std::size_t all = 0;
    for (const Lane &lane : store.lanes())
        all += lane.spans.size();
    Bench::note(std::to_string(all) + " spans of " + std::to_string(sizeof(Span)) + " bytes, " + std::to_string(held >> 20) + " MiB held");
    shown.widget.setStore(nullptr);
    return double(held) / double(all);
}

// The obvious implementation: a rectangle for every span in the visible range.
double naiveFrame(const TraceStore &store, TimeRange range, QImage &image)
{
    const auto begin = cpuTime();
    QPainter painter(&image);
    painter.fillRect(image.rect(), Qt::white);
    const double perPixel = double(range.duration().count()) / FrameSize.width();
    qreal y = 40;
    for (const Lane &lane : store.lanes()) {
        for (const Span &s : lane.spans) {
            const Time end = std::min(s.end, store.range().end);
            if (end < range.begin || s.begin >= range.end)
                continue;
            const qreal x0 = double((s.begin - range.begin).count()) / perPixel, x1 = double((end - range.begin).count()) / perPixel;
            const ColorRole role = s.state == SpanState::Pending ? ColorRole::Pending : ColorRole::Running;
            painter.fillRect(QRectF(x0, y, std::max<qreal>(x1 - x0, 1), 22), Theme::get(ThemeKind::Light).color(role));
        }
        y += 46;
        if (y > FrameSize.height())
            break;
    }
    painter.end();
    return std::chrono::duration<double, std::milli>(cpuTime() - begin).count();
}

void tell(const char *what, const std::vector<double> &ms)
{
    char text[160];
    std::snprintf(text, sizeof text, "%s: %zu frames, median %.2f ms, 95%% %.2f, 99%% %.2f, worst %.2f", what, ms.size(), percentile(ms, 0.5),
                  percentile(ms, 0.95), percentile(ms, 0.99), percentile(ms, 1));
    Bench::note(text);
}

// Frames of a lane with that many spans; optionally the memory and the comparison with the naive implementation.
double laneFrames(Bench &bench, std::size_t spans, const char *name, bool withNaive)
{
    const auto made = MadeTrace::oneLane(spans, Time{1'000'000});
    const TraceStore store(made->trace());
    Shown shown(store);
    const std::vector<double> ms = frames(shown);
    tell(name, ms);
    bench.figure(std::string("timeline.frame_p99_ms.") + name, percentile(ms, 0.99), "ms");
    if (withNaive) {
        QImage image(FrameSize, QImage::Format_ARGB32_Premultiplied);
        shown.state.fit();
        std::vector<double> ours, naive;
        for (int i = 0; i < 12; ++i) {
            ours.push_back(shown.frame());
            naive.push_back(naiveFrame(store, shown.state.range(), image));
            shown.state.zoom(Time{1'000'000}, 0.9);
        }
        bench.figure("timeline.speedup_vs_naive_1e6", percentile(naive, 0.5) / percentile(ours, 0.5), "ratio");
    }
    return mean(ms);
}

void manyLanes(Bench &bench)
{
    const auto made = MadeTrace::manyLanes(1'000'000, 700'000);
    const TraceStore store(made->trace());
    Shown shown(store);
    const std::vector<double> ms = frames(shown);
    tell("lanes_1e6", ms);
    bench.figure("timeline.frame_p99_ms.lanes_1e6", percentile(ms, 0.99), "ms");
    Minimap map(&shown.state);
    map.resize(FrameSize.width(), 50);
    map.setStore(&store);
    std::vector<double> maps;
    for (int i = 0; i < 12; ++i) {
        const auto begin = cpuTime();
        map.setLeft(150 + i);
        map.grab();
        maps.push_back(std::chrono::duration<double, std::milli>(cpuTime() - begin).count());
    }
    tell("minimap of lanes_1e6, drawn anew", maps);
    bench.figure("timeline.minimap_ms.lanes_1e6", percentile(maps, 0.5), "ms");
}

// A run that produces 100,000 events a second: tasks that are created, sleep and end.
class LiveRun
{
public:
    LiveRun()
        : store(m_made.trace())
    {
    }
    void goOn(quint64 due)
    {
        for (; events < due; events += 5) {
            const Time t{qint64(events) * 10'000};
            const EntityId task = m_made.createWork(t);
            m_made.start(task, t);
            m_made.sleep(task, t);
            m_tasks.push_back(task);
            if (m_tasks.size() > 500) {
                m_made.wake(m_tasks[m_tasks.size() - 500], t);
                m_made.succeed(m_tasks[m_tasks.size() - 500], t);
            }
        }
        store.update();
    }
    quint64 events = 0;

private:
    MadeTrace m_made;
    std::vector<EntityId> m_tasks;

public:
    TraceStore store;
};

// How often it is painted in three seconds, and how long input waits. This one uses the wall clock.
void live(Bench &bench)
{
    LiveRun run;
    Shown shown(run.store);
    Minimap map(&shown.state);
    map.resize(FrameSize.width(), 50);
    map.setStore(&run.store);
    map.show();
    std::vector<double> waits;
    QElapsedTimer clock;
    clock.start();
    int painted = 0;
    QTimer frameTimer; // as the application does: read new events, then paint
    frameTimer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&frameTimer, &QTimer::timeout, [&] {
        run.goOn(quint64(clock.nsecsElapsed()) / 10'000);
        shown.widget.refresh();
        map.refresh();
        shown.widget.viewport()->repaint();
        ++painted;
    });
    frameTimer.start(16);
    QTimer inputTimer; // the user turns the wheel ten times a second
    QObject::connect(&inputTimer, &QTimer::timeout, [&] {
        const auto turn = [&, asked = clock.nsecsElapsed()] {
            shown.state.zoom(shown.state.range().end, 0.95);
            shown.widget.viewport()->repaint();
            waits.push_back(double(clock.nsecsElapsed() - asked) / 1e6);
        };
        QMetaObject::invokeMethod(&shown.widget, turn, Qt::QueuedConnection);
    });
    inputTimer.start(100);
    QTimer::singleShot(3000, qApp, &QCoreApplication::quit);
    QApplication::exec();
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    Bench::note(std::to_string(run.events) + " events, " + std::to_string(run.store.lanes().size()) + " lanes");
    bench.figure("timeline.live_frames_per_s", painted / seconds, "count");
    bench.figure("timeline.live_input_p99_ms", percentile(waits, 0.99), "ms");
}

// A screen full of lanes, each with more spans than pixels: the most that a frame may have to draw.
void busyLanes(Bench &bench)
{
    MadeTrace made;
    std::mt19937 random(3);
    std::vector<EntityId> tasks;
    for (int i = 0; i < 30; ++i) {
        tasks.push_back(made.createWork(Time{0}));
        made.start(tasks.back(), Time{0});
        made.sleep(tasks.back(), Time{0});
    }
    Time t{0};
    for (int i = 0; i < 500'000; ++i) {
        t += Time{random() % 2000};
        const EntityId task = tasks[random() % tasks.size()];
        made.wake(task, t);
        made.sleep(task, t);
    }
    made.exit(t);
    const TraceStore store(made.trace());
    Shown shown(store);
    const std::vector<double> ms = frames(shown);
    tell("busy_lanes", ms);
    bench.figure("timeline.frame_p99_ms.busy_lanes", percentile(ms, 0.99), "ms");
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    Bench bench(argc, argv);
    const bool growth = bench.wants("timeline.growth_1e5_1e7");
    if (bench.wants("timeline.frame_p99_ms.spans_1e6") || bench.wants("timeline.speedup_vs_naive_1e6"))
        laneFrames(bench, 1'000'000, "spans_1e6", bench.wants("timeline.speedup_vs_naive_1e6"));
    if (growth || bench.wants("timeline.frame_p99_ms.spans_1e7")) {
        const double large = laneFrames(bench, 10'000'000, "spans_1e7", false);
        if (growth)
            bench.figure("timeline.growth_1e5_1e7", large / laneFrames(bench, 100'000, "spans_1e5", false), "ratio");
    }
    if (bench.wants("timeline.bytes_per_span"))
        bench.figure("timeline.bytes_per_span", bytesPerSpan(10'000'000), "bytes");
    if (bench.wants("timeline.frame_p99_ms.lanes_1e6") || bench.wants("timeline.minimap_ms.lanes_1e6"))
        manyLanes(bench);
    if (bench.wants("timeline.frame_p99_ms.busy_lanes"))
        busyLanes(bench);
    if (bench.wants("timeline.live_frames_per_s") || bench.wants("timeline.live_input_p99_ms"))
        live(bench);
    return bench.exitStatus();
}
