# build/wasm/digest.wasm: the core behind the C ABI of wasm/binding.cpp, for web/core/module.ts.
#
# Small first: -Oz, except for the units in which the time goes. No exceptions (wasm/guard.cpp), no WASI
# (wasm/runtime.cpp), no streams (wasm/streams/).

set(CMAKE_C_FLAGS_RELEASE "-Oz -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
set(DIGEST_HOT)
set(DIGEST_PIC OFF)
set(DIGEST_TESTS OFF)
add_compile_options(-flto -mbulk-memory -msign-ext -mnontrapping-fptoint $<$<COMPILE_LANGUAGE:CXX>:-fno-threadsafe-statics>
                    $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
include_directories(BEFORE $<$<COMPILE_LANGUAGE:CXX>:${PROJECT_SOURCE_DIR}/wasm/streams>)

# The newest wasm-opt, pinned by package-lock.json: Emscripten's is years old.
set(wasm_opt ${PROJECT_SOURCE_DIR}/node_modules/binaryen/bin/wasm-opt)

# Adds the module; call it after the library `digest`.
function(digest_wasm)
  set_property(SOURCE ${DIGEST_DEPS_DIR}/md4c/src/md4c.c ${DIGEST_DEPS_DIR}/yaml-cpp/src/scanner.cpp
                      ${DIGEST_DEPS_DIR}/yaml-cpp/src/scanscalar.cpp
                      ${PROJECT_SOURCE_DIR}/src/yaml/scan/scan_scalar.cpp
               APPEND PROPERTY COMPILE_OPTIONS -O2)
  # What yaml-cpp and its handler throw is all that is thrown.
  get_target_property(sources digest SOURCES)
  list(FILTER sources INCLUDE REGEX "/(src|wasm)/.*cpp$")
  list(FILTER sources EXCLUDE REGEX "src/yaml/events.cpp$")
  set_property(SOURCE ${sources} APPEND PROPERTY COMPILE_OPTIONS -fno-exceptions)

  # Functions of the C library's names are no bitcode.
  set_property(SOURCE ${PROJECT_SOURCE_DIR}/wasm/runtime.cpp APPEND PROPERTY COMPILE_OPTIONS -fno-lto)
  add_executable(digest-wasm wasm/binding.cpp wasm/runtime.cpp)
  digest_warnings(digest-wasm)
  target_link_libraries(digest-wasm PRIVATE digest)
  set_target_properties(digest-wasm PROPERTIES OUTPUT_NAME digest SUFFIX .wasm)
  target_link_options(digest-wasm PRIVATE -Oz -flto --no-entry -sSTANDALONE_WASM -sMALLOC=emmalloc -sFILESYSTEM=0
                      -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=1MB -sTOTAL_STACK=256KB
                      -sERROR_ON_UNDEFINED_SYMBOLS=0)
endfunction()
