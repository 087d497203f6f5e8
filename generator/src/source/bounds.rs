//! How much is read and written. In: nothing; out: numbers that stages count up to. It never counts itself.

/// How large a description and its client may be. Whatever is larger is refused with a code, before it takes the memory
/// that it would need; a description of 147 MB with 68,532 operations is within the default bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// How many bytes one file may have.
    pub bytes: usize,
    /// How many values a description may have: lists, mappings, texts, numbers and the like, with YAML's aliases expanded
    /// and what stands in other files counted (E0007). Each takes some 80 bytes of memory.
    pub nodes: usize,
    /// How many bytes of Rust may be written (E0008).
    pub output: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { bytes: 500_000_000, nodes: 20_000_000, output: 1_000_000_000 }
    }
}
