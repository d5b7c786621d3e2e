// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/comparisonreport.h"

#include "model/compare/runsummary.h"
#include "model/text/durationtext.h"
#include "model/words/explain.h"
#include "views/export/reportpage.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

namespace awaitscope {

namespace {

constexpr std::size_t MostChanges = 200, MostOpen = 5;

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

QString summary(const Comparison &c)
{
    QString out = QStringLiteral("<div class=\"wide\"><table><thead><tr><th></th>");
    for (const ComparedRun &run : c.runs())
        out += QStringLiteral("<th>%1</th>").arg(reportText(run.title));
    out += QStringLiteral("</tr></thead><tbody>\n");
    for (const SummaryRow &row : summaryOf(c)) {
        out += QStringLiteral("<tr><th>%1%2</th>").arg(row.differs ? QStringLiteral("\u2260 ") : QString(), reportText(row.title));
        for (const QString &cell : row.cells)
            out += QStringLiteral("<td>%1</td>").arg(cell.isEmpty() ? QStringLiteral("\u2013") : reportText(cell).replace(u'\n', QStringLiteral("<br>")));
        out += QStringLiteral("</tr>\n");
    }
    out += QStringLiteral("</tbody></table></div>\n");
    return out + QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(tr("\u2260: not the same in all runs."));
}

//! What happened to the lane in that run, and why.
QString told(const Comparison &c, std::size_t run, quint32 lane)
{
    const QString title = reportText(c.runs()[run].title);
    if (lane == NoIndex)
        return QStringLiteral("<td><p class=\"quiet\">%1</p><p>%2</p></td>").arg(title, tr("Not in this run."));
    const Explanation e = explainLane(c.store(run), lane);
    return QStringLiteral("<td><p class=\"quiet\">%1</p><p><b>%2</b></p>%3</td>").arg(title, reportText(e.title), reportExplanation(c.store(run), e));
}

QString changes(const Comparison &c, std::size_t run)
{
    const std::vector<LaneChange> &all = c.changes(run);
    if (all.empty())
        return QStringLiteral("<p>%1</p>\n").arg(c.isSame(run) ? tr("No difference.") : reportText(c.first(run)->text));
    QString out;
    std::size_t count = 0;
    for (const LaneChange &change : std::span(all).first(std::min(all.size(), MostChanges))) {
        out += QStringLiteral("<details%1><summary><span class=\"time\">%2</span> %3</summary><table class=\"pair\"><tbody><tr>")
                   .arg(count++ < MostOpen ? QStringLiteral(" open") : QString(), reportText(durationText(change.moment)),
                        reportText(c.texts(run, change).join(QStringLiteral("; "))));
        out += told(c, 0, change.before) + told(c, run, change.after) + QStringLiteral("</tr></tbody></table></details>\n");
    }
    if (all.size() > MostChanges)
        out += QStringLiteral("<p class=\"quiet\">%1</p>\n").arg(tr("%1 more are left out.").arg(all.size() - MostChanges));
    return out;
}

} // namespace

QByteArray writeComparisonReport(const Comparison &c, const QString &title, const QByteArray &svg)
{
    const QString heading = title.isEmpty() ? tr("Runs in Awaitscope, compared") : title;
    QString out = reportHead(heading);
    out += QStringLiteral("<h1>%1</h1>\n<p class=\"quiet\">%2</p>\n").arg(reportText(heading), reportText(firstDifferenceText(c)));
    out += reportFigure(svg);
    out += QStringLiteral("<h2>%1</h2>\n").arg(tr("Summary")) + summary(c);
    for (std::size_t run = 1; run < c.runs().size(); ++run) {
        const QString compared = QCoreApplication::translate("Compare", "%1, compared with %2").arg(c.runs()[run].title, c.runs()[0].title);
        out += QStringLiteral("<h2>%1</h2>\n").arg(reportText(compared)) + changes(c, run);
    }
    return (out + reportEnd()).toUtf8();
}

} // namespace awaitscope
