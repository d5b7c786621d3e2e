# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Awaitscope::traced: the header awaitscope/traced.h, which records QCoro tasks.
include(CMakeFindDependencyMacro)
find_dependency(Qt6 COMPONENTS Core)
find_dependency(QCoro6 COMPONENTS Core)
if(NOT TARGET Awaitscope::traced)
    add_library(Awaitscope::traced INTERFACE IMPORTED)
    get_filename_component(awaitscope_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
    target_include_directories(Awaitscope::traced INTERFACE "${awaitscope_prefix}/include")
    unset(awaitscope_prefix)
    target_compile_features(Awaitscope::traced INTERFACE cxx_std_20)
    target_link_libraries(Awaitscope::traced INTERFACE QCoro6::Core Qt6::Core)
endif()
