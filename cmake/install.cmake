include(CMakePackageConfigHelpers)

install(TARGETS digest EXPORT digest-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS digest-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY include/digest DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/digest)
install(EXPORT digest-targets NAMESPACE digest:: FILE digest-config.cmake DESTINATION ${package_dir})
write_basic_package_version_file(digest-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/digest-config-version.cmake DESTINATION ${package_dir})
