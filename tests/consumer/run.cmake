# Installs the build to a folder of its own, checks what is there, and builds and runs a project that uses it.
# Variables: BUILD, SOURCE, GENERATOR, C, CXX.

set(prefix "${BUILD}/consumer/prefix")
set(consumer "${BUILD}/consumer/build")
file(REMOVE_RECURSE "${BUILD}/consumer")

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    list(JOIN ARGV " " command)
    message(FATAL_ERROR "${command}: ${result}\n${output}")
  endif()
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})

# Ours and only ours: a consumer may have md4c, yaml-cpp or nlohmann/json of other versions.
file(GLOB_RECURSE installed RELATIVE ${prefix} ${prefix}/*)
set(foreign ${installed})
list(FILTER foreign EXCLUDE REGEX "^(include/digest/[a-z_]+\\.hpp|lib.*/libdigest\\.a|bin/digest|lib.*/cmake/digest/digest-config.*\\.cmake|share/digest/styles/[a-z]+\\.css|share/doc/digest/(LICENSE|THIRD-PARTY\\.md))$")
if(foreign)
  message(FATAL_ERROR "installed, but neither the library, its headers, its package, the command, the stylesheets nor the licenses: ${foreign}")
endif()
file(GLOB headers RELATIVE ${prefix}/include/digest ${prefix}/include/digest/*.hpp)
file(GLOB expected RELATIVE ${SOURCE}/../../include/digest ${SOURCE}/../../include/digest/*.hpp)
if(NOT headers STREQUAL expected)
  message(FATAL_ERROR "installed headers: ${headers}\nexpected: ${expected}")
endif()
foreach(header IN LISTS headers)
  file(STRINGS ${prefix}/include/digest/${header} includes REGEX "^#include [<\"](md4c|yaml|qrcodegen|entity)")
  if(includes)
    message(FATAL_ERROR "digest/${header} shows a third-party header: ${includes}")
  endif()
endforeach()

run(${CMAKE_COMMAND} -S ${SOURCE} -B ${consumer} -G ${GENERATOR} -DCMAKE_C_COMPILER=${C} -DCMAKE_CXX_COMPILER=${CXX}
    -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF)
run(${CMAKE_COMMAND} --build ${consumer})
run(${consumer}/consumer)
