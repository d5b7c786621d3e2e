# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real asyncio on a virtual clock, as oracle.py runs it: a module for each responsibility, listed in ORACLE.md."""
