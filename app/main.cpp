// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

int main(int argc, char *argv[])
{
    return awaitscope::runApplication(argc, argv);
}
