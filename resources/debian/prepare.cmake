# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later

# CPack runs this between installing and packing: what Debian wants compressed, its own changelog, and the same modes everywhere.
set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share)
set(doc ${share}/doc/awaitscope)

function(run)
    execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY OUTPUT_VARIABLE output OUTPUT_STRIP_TRAILING_WHITESPACE)
    set(output "${output}" PARENT_SCOPE)
endfunction()

# The times of the package are those of what it was made of.
run(date --utc --rfc-email --date=@$ENV{SOURCE_DATE_EPOCH})
set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
file(WRITE ${doc}/changelog.Debian "awaitscope (${version}) unstable; urgency=medium

  * Version ${CPACK_PACKAGE_VERSION}: see changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${output}
")
file(RENAME ${doc}/CHANGELOG.md ${doc}/changelog)
file(GLOB compressed ${share}/man/man*/awaitscope* ${doc}/changelog ${doc}/changelog.Debian)
run(gzip -9 --no-name ${compressed})
run(chmod --recursive u=rwX,go=rX ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr)
