# Every third-party source: its version, where it comes from, and which of its files are compiled.
#
# Whatever the way, the files that we use are checked against cmake/checksums/<name>.sha256, so all ways
# give the same bytes. DIGEST_FETCH is `auto` (Debian's source packages where there is apt-get and Debian's
# keyring, else the upstream release), `debian` or `upstream`. Sources are kept in build/deps for all presets.

set(DIGEST_FETCH auto CACHE STRING "Where third-party sources come from: auto, debian, upstream")
set(DIGEST_DEPS_DIR "${PROJECT_SOURCE_DIR}/build/deps" CACHE PATH "Where third-party sources are kept")
include(${CMAKE_CURRENT_LIST_DIR}/fetch.cmake)

digest_fetch(md4c VERSION 0.5.3 PACKAGE md4c SUITES forky sid
             URL https://github.com/mity/md4c/archive/refs/tags/release-0.5.3.tar.gz
             PATCH ${CMAKE_CURRENT_LIST_DIR}/patches/md4c-0.5.3.diff)
digest_fetch(yaml-cpp VERSION 0.8.0 PACKAGE yaml-cpp SUITES trixie
             URL https://github.com/jbeder/yaml-cpp/archive/refs/tags/0.8.0.tar.gz)
digest_fetch(nlohmann-json VERSION 3.11.3 PACKAGE nlohmann-json3 SUITES trixie
             URL https://github.com/nlohmann/json/archive/refs/tags/v3.11.3.tar.gz)
digest_fetch(qrcodegen VERSION 1.8.0 PACKAGE qr-code-generator SUITES trixie
             URL https://github.com/nayuki/QR-Code-generator/archive/refs/tags/v1.8.0.tar.gz)
if(DIGEST_TESTS)
  digest_fetch(catch2 VERSION 3.7.1 PACKAGE catch2 SUITES trixie
               URL https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz)
endif()

# A consumer may link these libraries too, in other versions: ours have names of their own.
function(digest_third_party name)
  add_library(${name} OBJECT ${ARGN})
  target_compile_options(${name} PRIVATE -w)
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ${DIGEST_PIC} C_CLANG_TIDY "" CXX_CLANG_TIDY "")
endfunction()

# --- md4c: the parser (src/entities.inc is made of its entity.c)
set(md4c_names md_parse=digest_md_parse)
digest_third_party(digest-md4c ${DIGEST_DEPS_DIR}/md4c/src/md4c.c)
target_compile_definitions(digest-md4c PRIVATE ${md4c_names})
target_compile_options(digest-md4c PRIVATE ${DIGEST_HOT})
function(digest_use_md4c target)
  target_include_directories(${target} SYSTEM PRIVATE ${DIGEST_DEPS_DIR}/md4c/src)
  target_compile_definitions(${target} PRIVATE ${md4c_names})
endfunction()

# --- yaml-cpp: only its event parser, over our stream and our expressions in place of its own
set(yaml_units depthguard directives exceptions exp null parser scanner scanscalar scantag
               scantoken simplekey singledocparser tag)
list(TRANSFORM yaml_units REPLACE "(.+)" "${DIGEST_DEPS_DIR}/yaml-cpp/src/\\1.cpp")
set(yaml_names YAML=digest_yaml YAML_CPP_STATIC_DEFINE)
# The first includes the stream.
set(yaml_stand_ins ${PROJECT_SOURCE_DIR}/src/yaml/expressions.hpp ${PROJECT_SOURCE_DIR}/src/yaml/token.hpp)
list(TRANSFORM yaml_stand_ins PREPEND "SHELL:-include " OUTPUT_VARIABLE yaml_includes)
# Ours goes before yaml-cpp's own function for scalars, which gets another name in its unit.
digest_third_party(digest-yaml-cpp ${yaml_units} ${PROJECT_SOURCE_DIR}/src/yaml/scan/scan_scalar.cpp)
set_property(SOURCE ${DIGEST_DEPS_DIR}/yaml-cpp/src/scanscalar.cpp
             APPEND PROPERTY COMPILE_DEFINITIONS ScanScalar=ScanScalarInGeneral)
target_include_directories(digest-yaml-cpp PRIVATE ${DIGEST_DEPS_DIR}/yaml-cpp/include
                                                   ${DIGEST_DEPS_DIR}/yaml-cpp/src)
target_compile_definitions(digest-yaml-cpp PRIVATE ${yaml_names})
target_compile_options(digest-yaml-cpp PRIVATE ${yaml_includes} ${DIGEST_WIDE})
set_property(SOURCE ${yaml_units} ${PROJECT_SOURCE_DIR}/src/yaml/scan/scan_scalar.cpp
             APPEND PROPERTY OBJECT_DEPENDS ${yaml_stand_ins})
function(digest_use_yaml_cpp target)
  target_include_directories(${target} SYSTEM PRIVATE ${DIGEST_DEPS_DIR}/yaml-cpp/include)
  target_compile_definitions(${target} PRIVATE ${yaml_names})
endfunction()

# --- qrcodegen: the C edition
set(qr_names)
foreach(function encodeText encodeBinary encodeSegments encodeSegmentsAdvanced calcSegmentBufferSize
        isNumeric isAlphanumeric makeBytes makeNumeric makeAlphanumeric makeEci getSize getModule)
  list(APPEND qr_names qrcodegen_${function}=digest_qrcodegen_${function})
endforeach()
digest_third_party(digest-qrcodegen ${DIGEST_DEPS_DIR}/qrcodegen/c/qrcodegen.c)
target_compile_definitions(digest-qrcodegen PRIVATE ${qr_names})
function(digest_use_qrcodegen target)
  target_include_directories(${target} SYSTEM PRIVATE ${DIGEST_DEPS_DIR}/qrcodegen/c)
  target_compile_definitions(${target} PRIVATE ${qr_names})
endfunction()

# --- nlohmann/json: for the command and the tests, never in the library
add_library(digest-nlohmann INTERFACE)
target_include_directories(digest-nlohmann SYSTEM INTERFACE ${DIGEST_DEPS_DIR}/nlohmann-json/single_include)

# --- Catch2: for the unit tests
if(DIGEST_TESTS)
  add_library(digest-catch2 STATIC ${DIGEST_DEPS_DIR}/catch2/extras/catch_amalgamated.cpp)
  target_include_directories(digest-catch2 SYSTEM PUBLIC ${DIGEST_DEPS_DIR}/catch2/extras)
  # Compiled fast, not to be fast; what it does itself is not what is tested.
  target_compile_options(digest-catch2 PRIVATE -w -O0 -fno-sanitize=all)
  set_target_properties(digest-catch2 PROPERTIES CXX_CLANG_TIDY "")
endif()
