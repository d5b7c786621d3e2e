// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/guidelink.h"

#include "app/document/document.h"
#include "app/runs/runcontroller.h"
#include "app/widgets/guidepages.h"
#include "app/widgets/guidewindow.h"
#include "app/window/fileactions.h"
#include "app/window/themeswitch.h"
#include "views/common/viewstate.h"

#include <utility>

namespace awaitscope {

GuideLink::GuideLink(const Parts &parts, QWidget *window)
    : QObject(window), m_parts(parts), m_window(window)
{
    connect(&parts.document, &Document::loaded, this, [this] { m_spot.clear(); });
    connect(&parts.runs, &RunController::replaced, this, &GuideLink::selectSpot, Qt::QueuedConnection); // after the views have the run
    connect(&parts.themes, &ThemeSwitch::changed, this, [this](const Theme &theme) {
        if (m_guide)
            m_guide->setTheme(theme);
    });
}

GuideLink::~GuideLink() = default;

void GuideLink::show()
{
    if (!m_guide) {
        // Without a parent, so that the main window can be in front of it; it does not keep the program running.
        m_guide = std::make_unique<GuideWindow>();
        m_guide->setAttribute(Qt::WA_QuitOnClose, false);
        m_guide->setTheme(m_parts.themes.theme());
        connect(m_guide.get(), &GuideWindow::exampleRequested, this, &GuideLink::openExample);
    }
    m_guide->showPage();
}

void GuideLink::openExample(const QUrl &url)
{
    const Result<GuideExample> example = guideExample(url);
    if (!example)
        return;
    m_window->raise();
    m_window->activateWindow();
    if (example->id.isEmpty() ? m_parts.files.openReadyMade(example->set) : m_parts.files.openExample(example->id))
        m_spot = example->spot;
    selectSpot(); // its run may be there already
}

void GuideLink::selectSpot()
{
    const TraceStore *store = m_parts.runs.store();
    if (m_spot.isEmpty() || !store || m_parts.runs.isCatchingUp())
        return;
    if (const std::optional<ViewItem> item = itemAtSpot(*store, std::exchange(m_spot, {})))
        m_parts.view.select(*item);
}

} // namespace awaitscope
