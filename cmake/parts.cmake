# add_part(): the house's dependency rule, enforced by the include path.
#
#   add_part(situations
#     IN      rooms/situations           # folder below src/
#     FACE    situation.h room.h         # headers other parts may include (paths below the folder)
#     SOURCES room.cpp filters.cpp
#     USES    base access people)        # parts declared earlier; anything else does not exist for the compiler
#     LINKS   SQLite::SQLite3)           # third-party libraries, private
#
# Every header is included by its full path: #include "rooms/situations/room.h".
# A part sees the faces of the parts it USES (and what those faces themselves need), and all headers of its own folder,
# never those of its sub-folders: `rooms/situations` cannot include `rooms/situations/sql/...`.
# A ring cannot be written, because USES accepts only parts that already exist.

set(CONCERT_PARTS "" CACHE INTERNAL "every part, in the order of declaration")

function(_concert_link_header root folder header)
  set(link ${root}/${folder}/${header})
  set(target ${CMAKE_SOURCE_DIR}/src/${folder}/${header})
  if(NOT EXISTS ${target})
    message(FATAL_ERROR "part in ${folder}: its face names ${header}, which does not exist")
  endif()
  get_filename_component(directory ${link} DIRECTORY)
  file(MAKE_DIRECTORY ${directory})
  file(CREATE_LINK ${target} ${link} SYMBOLIC)
endfunction()

function(add_part name)
  cmake_parse_arguments(PART "" "IN" "FACE;SOURCES;USES;LINKS" ${ARGN})
  if(PART_UNPARSED_ARGUMENTS OR NOT PART_IN)
    message(FATAL_ERROR "add_part(${name}): IN is required; not understood: ${PART_UNPARSED_ARGUMENTS}")
  endif()
  foreach(used IN LISTS PART_USES)
    if(NOT used IN_LIST CONCERT_PARTS)
      message(FATAL_ERROR "part ${name} uses ${used}, which is not declared above it: arrows point down")
    endif()
  endforeach()

  set(face_root ${CMAKE_BINARY_DIR}/include/${name}/face)
  set(own_root ${CMAKE_BINARY_DIR}/include/${name}/own)
  file(REMOVE_RECURSE ${face_root} ${own_root}) # a header taken off the face is gone at once
  file(MAKE_DIRECTORY ${face_root} ${own_root})
  foreach(header IN LISTS PART_FACE)
    _concert_link_header(${face_root} ${PART_IN} ${header})
  endforeach()
  file(GLOB own_headers RELATIVE ${CMAKE_SOURCE_DIR}/src/${PART_IN} CONFIGURE_DEPENDS
       ${CMAKE_SOURCE_DIR}/src/${PART_IN}/*.h)
  foreach(header IN LISTS own_headers)
    _concert_link_header(${own_root} ${PART_IN} ${header})
  endforeach()

  list(TRANSFORM PART_USES PREPEND part_ OUTPUT_VARIABLE used_targets)
  if(PART_SOURCES)
    list(TRANSFORM PART_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/src/${PART_IN}/ OUTPUT_VARIABLE sources)
    add_library(part_${name} STATIC ${sources})
    target_include_directories(part_${name} PRIVATE ${own_root} PUBLIC ${face_root})
    target_link_libraries(part_${name} PUBLIC ${used_targets} PRIVATE ${PART_LINKS} concert_warnings)
    # CONCERT_DOOR_OPTIONS: pages, API and what puts the house together are half of the code and hold no rule. Rules,
    # engines, parsers and storage are compiled as the preset says.
    if(CONCERT_DOOR_OPTIONS AND PART_IN MATCHES "^app|/(pages|api)(/|$)")
      target_compile_options(part_${name} PRIVATE ${CONCERT_DOOR_OPTIONS})
      target_precompile_headers(part_${name} REUSE_FROM concert_door_pch)
    else()
      target_precompile_headers(part_${name} REUSE_FROM concert_pch)
    endif()
    # With CONCERT_TOGETHER several files of a part are compiled as one: half the time, and 7 s instead of 4 after one
    # line was changed. The preset `apart` (./test --long) compiles each by itself, so that none leans on another's
    # includes.
    set_target_properties(part_${name} PROPERTIES UNITY_BUILD ${CONCERT_TOGETHER} UNITY_BUILD_BATCH_SIZE 8)
  else()
    add_library(part_${name} INTERFACE)
    target_include_directories(part_${name} INTERFACE ${face_root})
    target_link_libraries(part_${name} INTERFACE ${used_targets})
  endif()
  set(CONCERT_PARTS ${CONCERT_PARTS} ${name} CACHE INTERNAL "every part, in the order of declaration")
endfunction()

# Where tests keep their databases: thousands are opened, failures are injected, so none needs to wait for a disk. Some
# containers have a very small /dev/shm.
if(EXISTS /dev/shm)
  execute_process(COMMAND df -k --output=avail /dev/shm OUTPUT_VARIABLE shm ERROR_QUIET)
  string(REGEX MATCH "[0-9]+" shm "${shm}")
  if(shm AND shm GREATER 1000000)
    set(CONCERT_TEST_PLACE TMPDIR=/dev/shm)
  endif()
endif()

# run_as_test(NAME): the program of that name, from the root of the checkout.
function(run_as_test name)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600 ENVIRONMENT "${CONCERT_TEST_PLACE}")
endfunction()

# compile_as_test_code([TARGET...]): the code of a test itself needs no optimizing (CONCERT_TEST_OPTIONS); what it tests is
# compiled as its part says.
function(compile_as_test_code)
  if(NOT TARGET concert_doctest_main) # compiled once: it takes longer than most tests
    add_library(concert_doctest_main OBJECT ${CMAKE_SOURCE_DIR}/tests/doctest_main.cpp)
    target_link_libraries(concert_doctest_main PRIVATE concert_warnings)
    add_library(concert_test_pch STATIC ${CMAKE_BINARY_DIR}/pch.cpp)
    target_link_libraries(concert_test_pch PRIVATE concert_warnings)
    target_compile_options(concert_test_pch PRIVATE ${CONCERT_TEST_OPTIONS})
    target_precompile_headers(concert_test_pch PRIVATE ${CONCERT_PRECOMPILED} <doctest/doctest.h>)
  endif()
  foreach(target IN LISTS ARGN)
    target_compile_options(${target} PRIVATE ${CONCERT_TEST_OPTIONS})
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${CONCERT_TOGETHER} UNITY_BUILD_BATCH_SIZE 4)
  endforeach()
endfunction()

# add_part_test(situations_test IN rooms/situations SOURCES tests/filters_test.cpp USES situations)
# One doctest program; `./test` runs it under ASan and UBSan, and once more under TSan with LABELS threads.
# APART: its files are never compiled as one, because their helpers share names.
function(add_part_test name)
  cmake_parse_arguments(TEST "APART" "IN" "SOURCES;USES;LINKS;LABELS" ${ARGN})
  if(NOT CONCERT_TESTS)
    return()
  endif()
  list(TRANSFORM TEST_USES PREPEND part_ OUTPUT_VARIABLE used_targets)
  if(TEST_IN)
    list(TRANSFORM TEST_SOURCES PREPEND ${CMAKE_SOURCE_DIR}/src/${TEST_IN}/)
    # A test may look inside the part that it tests.
    set(own_root ${CMAKE_BINARY_DIR}/include/${name}/own)
    file(REMOVE_RECURSE ${own_root})
    file(GLOB own_headers RELATIVE ${CMAKE_SOURCE_DIR}/src/${TEST_IN} CONFIGURE_DEPENDS
         ${CMAKE_SOURCE_DIR}/src/${TEST_IN}/*.h ${CMAKE_SOURCE_DIR}/src/${TEST_IN}/tests/*.h)
    foreach(header IN LISTS own_headers)
      _concert_link_header(${own_root} ${TEST_IN} ${header})
    endforeach()
  endif()
  compile_as_test_code()
  add_executable(${name} ${TEST_SOURCES} $<TARGET_OBJECTS:concert_doctest_main>)
  if(own_root)
    target_include_directories(${name} PRIVATE ${own_root})
  endif()
  target_link_libraries(${name} PRIVATE ${used_targets} ${TEST_LINKS} concert_warnings)
  compile_as_test_code(${name})
  target_precompile_headers(${name} REUSE_FROM concert_test_pch)
  if(TEST_APART)
    set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
  endif()
  # Tests run in the root of the checkout. Its full path in the command would keep ccache from helping another checkout.
  target_compile_definitions(${name} PRIVATE CONCERT_SOURCE_DIR=".")
  run_as_test(${name})
  set_tests_properties(${name} PROPERTIES LABELS "${TEST_LABELS}")
  set_property(GLOBAL APPEND PROPERTY CONCERT_TEST_PROGRAMS ${name})
endfunction()
