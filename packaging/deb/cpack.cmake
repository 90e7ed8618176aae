# `cpack -G DEB` in a build makes the Debian packages; packaging/deb.sh does all of it. Included last: CPack
# takes the components of what was said to be installed before.
set(CPACK_PACKAGE_NAME batchy-console)
set(CPACK_PACKAGE_VENDOR "Batchy Console")
set(CPACK_PACKAGE_CONTACT "${BATCHY_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package's description begins with its own
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/strip.cmake)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${BATCHY_DEB_RELEASE})
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_COMPONENTS_ALL cli)

# redis-server is the embedded Redis, which is not needed where a Redis is named.
set(CPACK_DEBIAN_CLI_PACKAGE_NAME batchy)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION database)
set(CPACK_DEBIAN_CLI_PACKAGE_RECOMMENDS "redis-server, ca-certificates, tzdata")
set(CPACK_DEBIAN_CLI_DESCRIPTION "state of ETL workflows and their batches in Redis
Batchy keeps the state of ETL workflows in Redis: which batch of a workflow
is open, which jobs succeeded or failed, and from which date the next batch
has to load.
.
This package is the command line, for people and for scripts: tables, JSON,
Informatica parameter files, and exit codes that never change. It can use a
private Redis, which is started when it is needed.")

if(TARGET batchy-console)
    list(APPEND CPACK_COMPONENTS_ALL console)
    set(CPACK_DEBIAN_CONSOLE_PACKAGE_NAME batchy-console)
    set(CPACK_DEBIAN_CONSOLE_PACKAGE_SECTION database)
    # batchy has the keeper of the embedded Redis; both have to be of one build.
    set(CPACK_DEBIAN_CONSOLE_PACKAGE_DEPENDS "batchy (= ${BATCHY_DEB_VERSION})")
    set(CPACK_DEBIAN_CONSOLE_PACKAGE_RECOMMENDS
        "fonts-inter, qt6-translations-l10n, qt6-wayland")
    set(CPACK_DEBIAN_CONSOLE_DESCRIPTION "state of ETL workflows and batches in Redis, in a window
Batchy keeps the state of ETL workflows in Redis: which batch of a workflow
is open, which jobs succeeded or failed, and from which date the next batch
has to load.
.
This package is the window: it shows every workflow, the reason for each date
and all older batches, and loads, opens, closes, fails and reruns with a
preview before anything is written.")
endif()
include(CPack)
