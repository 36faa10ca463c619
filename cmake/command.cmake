# build/command/command.cjs, command.wasm: the command for Node.js, which the npm package brings.
#
# The same sources as of the native command; Emscripten's C library has its files from Node.js. Exceptions are
# WebAssembly's own.

set(CMAKE_C_FLAGS_RELEASE "-Oz -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
set(DIGEST_HOT)
set(DIGEST_WIDE)
set(DIGEST_PIC OFF)
set(DIGEST_TESTS OFF)
add_compile_options(-fwasm-exceptions)
# -O1: for more, Emscripten rewrites its JavaScript with packages that not every edition of it brings.
add_link_options(-fwasm-exceptions -O1 -sNODERAWFS -sENVIRONMENT=node -sMODULARIZE -sEXIT_RUNTIME
                 -sEXPORTED_RUNTIME_METHODS=FS -sALLOW_MEMORY_GROWTH -sTOTAL_STACK=1MB -sNODEJS_CATCH_EXIT=0
                 -sNODEJS_CATCH_REJECTION=0)

# Makes it small and names it; call it after the executable `digest-cli`.
function(digest_command)
  add_custom_command(TARGET digest-cli POST_BUILD VERBATIM
                     COMMAND node ${PROJECT_SOURCE_DIR}/node_modules/binaryen/bin/wasm-opt -o command.wasm
                             --enable-exception-handling --enable-bulk-memory --enable-sign-ext
                             --enable-nontrapping-float-to-int --enable-mutable-globals
                             --strip-debug --strip-producers --strip-target-features -Oz digest.wasm
                     # package.json says that *.js are ES modules.
                     COMMAND ${CMAKE_COMMAND} -E copy digest.js command.cjs
                     WORKING_DIRECTORY $<TARGET_FILE_DIR:digest-cli>)
endfunction()
