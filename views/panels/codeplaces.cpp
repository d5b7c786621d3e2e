// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/codeplaces.h"

#include "model/formats/program/python/pythonwriter.h"
#include "model/trace/sourceline.h"

namespace awaitscope {

void CodePlaces::setProgram(const Program &program)
{
    m_program = program;
    m_text.reset();
    m_lines.clear();
}

std::optional<CodePlaces::Place> CodePlaces::find(const Trace &trace, StepId step) const
{
    const std::string_view pointer = trace.stepPointer(step);
    if (pointer.empty())
        return std::nullopt;
    if (const auto source = sourceLine(pointer)) {
        const QString path = QString::fromUtf8(source->file.data(), qsizetype(source->file.size()));
        return Place{path.section(u'/', -1), int(source->line), {}};
    }
    if (!m_program)
        return std::nullopt;
    if (!m_text) {
        m_text = pythonProgram(m_program->set());
        m_lines = m_text->source.split(u'\n');
    }
    const int line = m_text->lineOfStep.value(QString::fromUtf8(pointer.data(), qsizetype(pointer.size())));
    if (line <= 0 || line > m_lines.size())
        return std::nullopt;
    return Place{{}, line, m_lines[line - 1].trimmed()};
}

QString CodePlaces::text(const Place &place)
{
    return place.file.isEmpty() ? QStringLiteral("%1: %2").arg(QString::number(place.line), place.code)
                                : QStringLiteral("%1:%2").arg(place.file, QString::number(place.line));
}

} // namespace awaitscope
