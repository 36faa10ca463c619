# build/wasm/digest.wasm: the core behind the C ABI of wasm/binding.cpp, for web/core/module.ts.
#
# Small first. No exceptions (wasm/guard.cpp), no WASI (wasm/runtime.cpp), no streams (wasm/std/), nothing freed
# before a call ends (wasm/arena.cpp).

set(CMAKE_C_FLAGS_RELEASE "-Oz -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
set(DIGEST_HOT)
set(DIGEST_WIDE)
set(DIGEST_PIC OFF)
set(DIGEST_TESTS OFF)
# With -Oz Emscripten forbids inlining, which makes the code larger and takes twice the time.
add_compile_options(-flto -finline-functions -mbulk-memory -msign-ext -mnontrapping-fptoint)
add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-fno-threadsafe-statics;-fno-rtti>")
include_directories(BEFORE $<$<COMPILE_LANGUAGE:CXX>:${PROJECT_SOURCE_DIR}/wasm/std>)

# The newest Binaryen, pinned by package-lock.json: Emscripten's is years old.
set(binaryen ${PROJECT_SOURCE_DIR}/node_modules/binaryen/bin)
set(binaryen_features --enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int
                      --enable-mutable-globals)

# Adds the module; call it after the library `digest`.
function(digest_wasm)
  # What yaml-cpp and its handler throw is all that is thrown.
  get_target_property(sources digest SOURCES)
  list(FILTER sources INCLUDE REGEX "/(src|wasm)/.*cpp$")
  list(FILTER sources EXCLUDE REGEX "src/yaml/events.cpp$")
  set_property(SOURCE ${sources} APPEND PROPERTY COMPILE_OPTIONS -fno-exceptions)

  # Functions of the C library's names are no bitcode, and what is seen to do what strlen does calls it.
  set_property(SOURCE ${PROJECT_SOURCE_DIR}/wasm/runtime.cpp APPEND PROPERTY COMPILE_OPTIONS -fno-lto -fno-builtin-strlen)
  add_executable(digest-wasm wasm/arena.cpp wasm/binding.cpp wasm/runtime.cpp wasm/string.cpp)
  target_compile_options(digest-wasm PRIVATE -fno-exceptions)
  digest_warnings(digest-wasm)
  target_link_libraries(digest-wasm PRIVATE digest)
  set_target_properties(digest-wasm PROPERTIES OUTPUT_NAME digest SUFFIX .wasm)
  target_link_options(digest-wasm PRIVATE -Oz -flto --no-entry -sSTANDALONE_WASM -sMALLOC=none -sFILESYSTEM=0
                      -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=1MB -sTOTAL_STACK=256KB
                      # Below the data: an overflow is a trap, not overwritten data.
                      -Wl,--stack-first -sGLOBAL_BASE=262144
                      # The host brings what guard.cpp imports.
                      -sERROR_ON_UNDEFINED_SYMBOLS=0 -sWARN_ON_UNDEFINED_SYMBOLS=0)
  # Emscripten exports more than wasm/exports.json has.
  add_custom_command(TARGET digest-wasm POST_BUILD VERBATIM
                     COMMAND node ${binaryen}/wasm-metadce ${binaryen_features} -o digest.wasm
                             --graph-file=${PROJECT_SOURCE_DIR}/wasm/exports.json digest.wasm > unused.txt
                     COMMAND node ${binaryen}/wasm-opt ${binaryen_features} -o digest.wasm
                             --strip-debug --strip-producers --strip-target-features
                             -Oz --low-memory-unused --zero-filled-memory digest.wasm
                     WORKING_DIRECTORY $<TARGET_FILE_DIR:digest-wasm>)
  set_property(TARGET digest-wasm APPEND PROPERTY LINK_DEPENDS ${PROJECT_SOURCE_DIR}/wasm/exports.json)
endfunction()
