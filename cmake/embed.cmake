# Files that travel inside the program, as std::string_view constants with a hash of their contents.
#
#   embed_files(TARGET part_html NAMESPACE web FILES ${CMAKE_SOURCE_DIR}/web/site.css ${CMAKE_SOURCE_DIR}/web/site.js)
#
#     #include "embedded/web.h"
#     concert::embedded::web::site_css.bytes            // one file, by its name with _ for every other character
#     for (const auto& file : concert::embedded::web::all()) use(file.name, file.bytes, file.hash);
#
#   embed_migrations(part_situations_sql rooms/situations)   # src/rooms/situations/sql/[0-9]*.sql, in order
#     #include "embedded/situations_migrations.h"
#     for (const auto& file : concert::embedded::situations_migrations::all())
#       out.push_back({"situations", embedded::number_in(file.name), embedded::title_in(file.name), file.bytes});
#
#   embed_words(part_situations_pages rooms/situations)      # src/rooms/situations/words/en.po and fr.po
#     #include "embedded/situations_words.h"
#     catalogue.add(Language::en, embedded::situations_words::en_po.bytes, "rooms/situations/words/en.po");
#
# TARGET must exist (call after add_part). The header is seen by TARGET and by the parts that use it. Relative names are
# below the current folder. A new file matching the patterns, or a changed one, is picked up by the next build.

add_executable(concert_embed ${CMAKE_SOURCE_DIR}/tools/embed/embed.cpp)
target_link_libraries(concert_embed PRIVATE concert_warnings)
add_library(concert_embedded_file INTERFACE)
target_include_directories(concert_embedded_file INTERFACE ${CMAKE_BINARY_DIR}/include/embedded_file)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include/embedded_file/embedded)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/tools/embed/file.h ${CMAKE_BINARY_DIR}/include/embedded_file/embedded/file.h SYMBOLIC)

function(embed_files)
  cmake_parse_arguments(EMBED "" "TARGET;NAMESPACE" "FILES" ${ARGN})
  if(EMBED_UNPARSED_ARGUMENTS OR NOT EMBED_TARGET OR NOT EMBED_NAMESPACE)
    message(FATAL_ERROR "embed_files: TARGET, NAMESPACE and FILES are required; not understood: ${EMBED_UNPARSED_ARGUMENTS}")
  endif()
  set(files)
  foreach(file IN LISTS EMBED_FILES)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    list(APPEND files ${file})
  endforeach()
  list(SORT files)
  set(root ${CMAKE_BINARY_DIR}/include/embedded_${EMBED_NAMESPACE})
  set(header ${root}/embedded/${EMBED_NAMESPACE}.h)
  set(source ${CMAKE_BINARY_DIR}/embedded/${EMBED_NAMESPACE}.cpp)
  file(MAKE_DIRECTORY ${root}/embedded ${CMAKE_BINARY_DIR}/embedded)
  add_custom_command(OUTPUT ${header} ${source}
    COMMAND concert_embed ${EMBED_NAMESPACE} ${header} ${source} ${files}
    DEPENDS concert_embed ${files} COMMENT "embed ${EMBED_NAMESPACE}" VERBATIM)
  # A target of its own, because a file generated in one folder is not known to be generated in another.
  add_library(embedded_${EMBED_NAMESPACE} STATIC ${source} ${header})
  target_include_directories(embedded_${EMBED_NAMESPACE} PUBLIC ${root})
  target_link_libraries(embedded_${EMBED_NAMESPACE} PUBLIC concert_embedded_file)
  get_target_property(type ${EMBED_TARGET} TYPE)
  if(type STREQUAL "INTERFACE_LIBRARY")
    target_link_libraries(${EMBED_TARGET} INTERFACE embedded_${EMBED_NAMESPACE})
  else()
    target_link_libraries(${EMBED_TARGET} PUBLIC embedded_${EMBED_NAMESPACE})
  endif()
endfunction()

# The last folder names the room: rooms/situations -> situations.
function(embed_migrations target folder)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/sql/[0-9]*.sql)
  cmake_path(GET folder FILENAME room)
  embed_files(TARGET ${target} NAMESPACE ${room}_migrations FILES ${files})
endfunction()

function(embed_words target folder)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/words/*.po)
  cmake_path(GET folder FILENAME room)
  embed_files(TARGET ${target} NAMESPACE ${room}_words FILES ${files})
endfunction()
