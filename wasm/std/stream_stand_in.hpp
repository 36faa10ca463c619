// Stands in for the standard library's streams in the WebAssembly build: it is before them on the include
// path. They would bring locale, printf, scanf and long double along, more than the rest of the module.
// Only what yaml-cpp's parser uses: a buffer to take a text from, `<<` for its messages, `>>` for the version
// in %YAML.
#ifndef DIGEST_STREAM_STAND_IN
#define DIGEST_STREAM_STAND_IN

#include <cstddef>
#include <cstdio>
#include <iosfwd>
#include <string>

namespace std {

template <>
class basic_streambuf<char, char_traits<char>> {};

template <>
class basic_istream<char, char_traits<char>> {
 public:
  explicit basic_istream(streambuf* buffer) noexcept : buffer_(buffer) {}
  [[nodiscard]] streambuf* rdbuf() const noexcept { return buffer_; }

 private:
  streambuf* buffer_;
};

template <>
class basic_ostream<char, char_traits<char>> {
 public:
  basic_ostream() = default;
  explicit basic_ostream(string text) : text_(static_cast<string&&>(text)) {}

  basic_ostream& operator<<(const string& text) {
    text_ += text;
    return *this;
  }
  basic_ostream& operator<<(const char* text) {
    text_ += text;
    return *this;
  }
  basic_ostream& operator<<(char c) {
    text_ += c;
    return *this;
  }
  basic_ostream& operator<<(int number) {
    text_ += to_string(number);
    return *this;
  }
  basic_ostream& operator<<(unsigned number) {
    text_ += to_string(number);
    return *this;
  }
  basic_ostream& operator<<(unsigned long number) {
    text_ += to_string(number);
    return *this;
  }

 protected:
  string text_;
};

template <>
class basic_stringstream<char, char_traits<char>, allocator<char>> : public basic_ostream<char> {
 public:
  using basic_ostream<char>::basic_ostream;

  [[nodiscard]] const string& str() const noexcept { return text_; }
  [[nodiscard]] bool operator!() const noexcept { return failed_; }

  [[nodiscard]] int peek() const noexcept {
    return failed_ || next_ == text_.size() ? EOF : static_cast<unsigned char>(text_[next_]);
  }
  int get() noexcept {
    const int c = peek();
    if (c == EOF) {
      failed_ = true;
    } else {
      ++next_;
    }
    return c;
  }

  // White space, a sign, digits; what is no number or too large for one is a failure.
  basic_stringstream& operator>>(int& number) noexcept {
    while (peek() == ' ' || (peek() >= '\t' && peek() <= '\r')) ++next_;
    const bool negative = peek() == '-';
    if (negative || peek() == '+') ++next_;
    const long long most = negative ? 2147483648LL : 2147483647LL;
    long long value = 0;
    bool any = false;
    bool over = false;
    for (; peek() >= '0' && peek() <= '9'; ++next_) {
      any = true;
      if (!over) value = value * 10 + (peek() - '0');
      over = over || value > most;
    }
    if (failed_) return *this;
    failed_ = !any || over;
    number = static_cast<int>(negative ? -value : value);
    return *this;
  }

 private:
  size_t next_ = 0;
  bool failed_ = false;
};

}  // namespace std

#endif
