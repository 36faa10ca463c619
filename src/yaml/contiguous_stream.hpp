// Stands in for yaml-cpp's src/stream.h: force-included before every unit of yaml-cpp under the same include
// guard, so that its sources stay as they are. One borrowed buffer of valid UTF-8 instead of a deque filled
// through std::istream: faster, and without iostream and locale in the WebAssembly build.
#ifndef STREAM_H_62B23520_7C8E_11DE_8A39_0800200C9A66
#define STREAM_H_62B23520_7C8E_11DE_8A39_0800200C9A66

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <istream>
#include <string>
#include <string_view>

#include "yaml-cpp/mark.h"

namespace YAML {

class Stream {
 public:
  explicit Stream(std::istream& input);  // contiguous_stream.cpp
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() = default;

  operator bool() const { return m_next < m_end; }
  bool operator!() const { return m_next >= m_end; }

  char peek() const { return m_next < m_end ? *m_next : eof(); }
  char get() {
    if (m_next >= m_end) {
      ++m_mark.column;
      return eof();
    }
    const char ch = *m_next++;
    ++m_mark.pos;
    ++m_mark.column;
    if (ch == '\n') {
      m_mark.column = 0;
      ++m_mark.line;
    }
    return ch;
  }
  std::string get(int n) {
    std::string text;
    while (n-- > 0) text += get();
    return text;
  }
  void eat(int n = 1) {
    while (n-- > 0) get();
  }

  std::string_view rest() const { return {m_next, static_cast<std::size_t>(m_end - m_next)}; }
  // For scan/scan_scalar.cpp: what is skipped holds no line end.
  void skip(std::size_t n) {
    m_next += n;
    m_mark.pos += static_cast<int>(n);
    m_mark.column += static_cast<int>(n);
  }

  static char eof() { return 0x04; }

  const Mark mark() const { return m_mark; }
  int pos() const { return m_mark.pos; }
  int line() const { return m_mark.line; }
  int column() const { return m_mark.column; }
  void ResetColumn() { m_mark.column = 0; }

 private:
  const char* m_next;
  const char* m_end;
  Mark m_mark;
};

}  // namespace YAML

#endif
