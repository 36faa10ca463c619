#pragma once
// What each expression of yaml-cpp's scanner makes of the beginning of a text.

#include <string>
#include <vector>

std::vector<int> stock_matches(const std::string& text);
std::vector<int> our_matches(const std::string& text);
