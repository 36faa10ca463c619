#include "yaml/contiguous_stream.hpp"

#include "yaml/view_buffer.hpp"

namespace YAML {

// The only streams that reach yaml-cpp are ours (yaml/events.cpp), over a ViewBuffer.
Stream::Stream(std::istream& input) : m_next(nullptr), m_end(nullptr) {
  const std::string_view text = static_cast<const digest::ViewBuffer*>(input.rdbuf())->text();
  m_next = text.data();
  m_end = m_next + text.size();
}

}  // namespace YAML
