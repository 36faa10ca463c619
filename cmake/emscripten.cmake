# Toolchain of the preset `wasm`: Emscripten's own, wherever the emcc on the PATH has it.
find_program(DIGEST_EM_CONFIG em-config)
if(NOT DIGEST_EM_CONFIG)
  message(FATAL_ERROR "No em-config on the PATH: Emscripten is missing. `node scripts/setup.mjs` installs it.")
endif()
execute_process(COMMAND ${DIGEST_EM_CONFIG} EMSCRIPTEN_ROOT OUTPUT_VARIABLE digest_emscripten
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
include(${digest_emscripten}/cmake/Modules/Platform/Emscripten.cmake)
