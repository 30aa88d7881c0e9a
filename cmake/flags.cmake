# Compiler and linker settings that every target of the project shares.
add_library(placet_flags INTERFACE)
target_include_directories(placet_flags INTERFACE ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/generated)
target_compile_options(placet_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Werror
    # Designated initialisers name what matters; the rest has defaults.
    -Wno-missing-field-initializers -fno-omit-frame-pointer -fstack-protector-strong)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12.2 miscompiles coroutines; without the switch somebody would use them one day.
    target_compile_options(placet_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-coroutines>)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(placet_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
if(PLACET_SANITIZE)
    target_compile_options(placet_flags INTERFACE -fsanitize=${PLACET_SANITIZE} -fno-sanitize-recover=all)
    target_link_options(placet_flags INTERFACE -fsanitize=${PLACET_SANITIZE})
    if(PLACET_SANITIZE STREQUAL "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # Asio has fences beside its locks; g++ warns that it cannot follow them.
        target_compile_options(placet_flags INTERFACE -Wno-tsan)
    endif()
endif()
if(PLACET_FUZZ)
    target_compile_options(placet_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
find_program(PLACET_MOLD mold)
if(PLACET_MOLD)
    target_link_options(placet_flags INTERFACE -fuse-ld=mold)
endif()
