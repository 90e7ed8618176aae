# What Debian wants in each package: copyright, changelogs, and lintian's overrides. Left out by a plain
# `cmake --install`, put in by CPack, which installs component by component.
set(BATCHY_DEB_RELEASE 1)
set(BATCHY_DEB_VERSION ${PROJECT_VERSION}-${BATCHY_DEB_RELEASE})
string(TIMESTAMP BATCHY_CHANGELOG_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(deb/changelog.in changelog.Debian @ONLY)
packed(changelog.Debian ${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian cat)
packed(changelog ${PROJECT_SOURCE_DIR}/CHANGELOG.md cat)

set(packages cli:batchy)
if(TARGET batchy-console)
    list(APPEND packages console:batchy-console)
endif()
foreach(package ${packages})
    string(REPLACE ":" ";" package ${package})
    list(GET package 0 component)
    list(GET package 1 name)
    install(FILES deb/copyright
            ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz ${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian.gz
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name} COMPONENT ${component} EXCLUDE_FROM_ALL)
    configure_file(deb/lintian-overrides.in lintian-overrides/${name} @ONLY)
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/lintian-overrides/${name}
        DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides COMPONENT ${component} EXCLUDE_FROM_ALL)
endforeach()
