#pragma once
// The module's memory. A call takes what it needs from the end of the arena and gives all of it back at once:
// nothing is freed in between, and no code that would do so is in the module. So nothing may outlive a call,
// not even what a static variable has on the heap (tests/wasm/memory.test.mjs).

#include <cstddef>

namespace arena {

// Memory up to the end of the call; where there is none left, a trap.
void* take(std::size_t size);

// Makes the block that was taken last larger or smaller; false where this is another.
bool resize_last(void* block, std::size_t old_size, std::size_t size);

// Gives back this block and all that have been taken since.
void release(void* block);

}  // namespace arena
