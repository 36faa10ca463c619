# The archive defines nothing under the third-party libraries' own names, so a consumer may link other versions of
# them. Variables: NM, ARCHIVE.

execute_process(COMMAND ${NM} --defined-only --extern-only ${ARCHIVE} RESULT_VARIABLE result OUTPUT_VARIABLE output
                ERROR_VARIABLE error)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${NM} ${ARCHIVE}: ${error}")
endif()
string(REGEX MATCHALL "[0-9a-f]+ [A-Z] [^\n]+" symbols "${output}")

# The check itself is checked: the names that ours have in their place are there.
foreach(own digest_md_parse digest_qrcodegen_encodeBinary N11digest_yaml N6digest)
  if(NOT output MATCHES "${own}")
    message(FATAL_ERROR "${ARCHIVE} has no symbol with ${own}: is this the library?")
  endif()
endforeach()

set(foreign ${symbols})
list(FILTER foreign INCLUDE REGEX " [A-Z] (md_|entity_lookup|qrcodegen_|_Z.*4YAML|_Z.*8nlohmann)")
if(foreign)
  list(JOIN foreign "\n  " foreign)
  message(FATAL_ERROR "public symbols of third-party libraries in ${ARCHIVE}:\n  ${foreign}")
endif()
list(LENGTH symbols count)
message(STATUS "${count} symbols, none of them a third-party library's own")
