# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later

# CPack runs this between installing and packing: what Debian wants compressed, its own changelog, and the same modes everywhere.
set(program ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/program/usr/share)
set(dev ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/dev/usr/share)

function(run)
    execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY OUTPUT_VARIABLE output OUTPUT_STRIP_TRAILING_WHITESPACE)
    set(output "${output}" PARENT_SCOPE)
endfunction()

# The times of the package are those of what it was made of.
run(date --utc --rfc-email --date=@$ENV{SOURCE_DATE_EPOCH})
set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
file(RENAME ${program}/doc/awaitscope/CHANGELOG.md ${program}/doc/awaitscope/changelog)
file(COPY ${program}/doc/awaitscope/changelog DESTINATION ${dev}/doc/awaitscope-dev)
foreach(doc ${program}/doc/awaitscope ${dev}/doc/awaitscope-dev)
    file(WRITE ${doc}/changelog.Debian "awaitscope (${version}) unstable; urgency=medium

  * Version ${CPACK_PACKAGE_VERSION}: see changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${output}
")
endforeach()
file(GLOB compressed ${program}/man/man*/awaitscope* ${program}/doc/awaitscope/changelog* ${dev}/doc/awaitscope-dev/changelog*)
run(gzip -9 --no-name ${compressed})
run(chmod --recursive u=rwX,go=rX ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
