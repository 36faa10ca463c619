# Our own code compiles without a single warning; third-party code is not ours to judge.
function(digest_warnings target)
  target_compile_options(
    ${target}
    PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
            -Wnon-virtual-dtor -Wimplicit-fallthrough -Werror
            # GCC 12 warns wrongly about `"text" + std::string` (its bug 105651).
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
            # An iterator's difference has 32 bits there and takes no uint32_t silently, as it does elsewhere.
            $<$<PLATFORM_ID:Emscripten>:-Wno-sign-conversion>)
endfunction()
