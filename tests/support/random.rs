//! Choices that are the same in each run. In: a seed; out: numbers.

/// Numbers that follow from a text.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// The numbers of a seed, which begin with its hash (FNV-1a).
    #[must_use]
    pub fn new(seed: &str) -> Self {
        Self(seed.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    /// The next one (xorshift64).
    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}
