# placet_module(<name> [PUBLIC <modules and libraries>] [PRIVATE <libraries>])
#
# One library for the folder src/<name>: every .cpp in it, and every sql/*.sql as a db::Query
# (namespace placet::<name>::sql, header "<name>/sql.h"). The PUBLIC modules must be the ones that
# tools/layers.toml allows; tools/check_layers.py compares both with the includes.
function(placet_module name)
    cmake_parse_arguments(arg "" "" "PUBLIC;PRIVATE" ${ARGN})
    set(folder ${PROJECT_SOURCE_DIR}/src/${name})
    string(REPLACE "/" "_" target "placet_${name}")
    file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
    file(GLOB queries CONFIGURE_DEPENDS ${folder}/sql/*.sql)
    if(queries)
        set(generated ${PROJECT_BINARY_DIR}/generated/${name}/sql.h)
        add_custom_command(OUTPUT ${generated}
            COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/tools/embed_sql.py ${name} ${folder}/sql ${generated}
            DEPENDS ${queries} ${PROJECT_SOURCE_DIR}/tools/embed_sql.py VERBATIM)
        list(APPEND sources ${generated})
    endif()
    if(NOT sources)
        add_library(${target} INTERFACE)
        target_link_libraries(${target} INTERFACE placet_flags ${arg_PUBLIC})
    else()
        add_library(${target} STATIC ${sources})
        target_link_libraries(${target} PUBLIC placet_flags ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
    endif()
endfunction()

# placet_tests(<name> [LINK <libraries>]): one GoogleTest program for tests/<name>/*_test.cpp.
function(placet_tests name)
    cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${name}/*_test.cpp)
    if(NOT sources)
        return()
    endif()
    string(REPLACE "/" "_" target "${name}_test")
    add_executable(${target} ${sources})
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    target_compile_definitions(${target} PRIVATE PLACET_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${target} PRIVATE placet_flags ${arg_LINK} GTest::gmock GTest::gtest_main)
    add_test(NAME ${target} COMMAND ${target})
endfunction()

# placet_embed(<module> <folder>... [SUFFIX .sql]): makes every file below the folders part of the module's
# library (with SUFFIX: those that end so); "<module>/embedded.h" declares
# placet::<module>::embedded_files(). Call it after placet_module().
function(placet_embed name)
    cmake_parse_arguments(arg "" "SUFFIX" "" ${ARGN})
    string(REPLACE "/" "_" target "placet_${name}")
    set(out ${PROJECT_BINARY_DIR}/generated/${name})
    set(folders ${arg_UNPARSED_ARGUMENTS})
    list(TRANSFORM folders PREPEND ${PROJECT_SOURCE_DIR}/)
    set(patterns ${folders})
    list(TRANSFORM patterns APPEND /*${arg_SUFFIX})
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${patterns})
    add_custom_command(OUTPUT ${out}/embedded.S ${out}/embedded.cpp ${out}/embedded.h
        COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/tools/embed_files.py ${name} ${out} --suffix=${arg_SUFFIX} ${folders}
        DEPENDS ${files} ${PROJECT_SOURCE_DIR}/tools/embed_files.py VERBATIM)
    set_source_files_properties(${out}/embedded.S PROPERTIES OBJECT_DEPENDS "${files}")
    add_custom_target(${target}_embedded DEPENDS ${out}/embedded.h)
    add_library(${target}_files STATIC ${out}/embedded.S ${out}/embedded.cpp)
    target_link_libraries(${target}_files PUBLIC placet_flags)
    add_dependencies(${target}_files ${target}_embedded)
    get_target_property(kind ${target} TYPE)
    if(kind STREQUAL "INTERFACE_LIBRARY")
        target_link_libraries(${target} INTERFACE ${target}_files)
    else()
        add_dependencies(${target} ${target}_embedded)
        target_link_libraries(${target} PUBLIC ${target}_files)
    endif()
endfunction()
