//! In: what leads to the next page, each time. Out: whether it has led there before. Never: more memory than that of a fixed number
//! of pages, however many there are.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A repetition within so many pages is seen at once.
const KEPT: usize = 256;

/// The last tokens, by their hashes, and one that is kept longer and longer: with it, each cycle is seen sooner or later
/// (R. P. Brent, "An improved Monte Carlo factorization algorithm", 1980).
#[derive(Debug, Clone, Default)]
pub(super) struct SeenTokens {
    last: Vec<u64>,
    place: usize,
    count: u64,
    milestone: Option<u64>,
}

impl SeenTokens {
    /// Notes a token; `false` when it was there before.
    pub(super) fn is_new(&mut self, token: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        token.hash(&mut hasher);
        let hash = hasher.finish();
        if self.last.contains(&hash) || self.milestone == Some(hash) {
            return false;
        }
        match self.last.get_mut(self.place) {
            Some(oldest) => *oldest = hash,
            None => self.last.push(hash),
        }
        self.place = (self.place + 1) % KEPT;
        self.count += 1;
        if self.count.is_power_of_two() {
            self.milestone = Some(hash);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cycle_is_seen() {
        for length in [1, 2, 3, 255, 256, 257, 1000] {
            let mut seen = SeenTokens::default();
            let found = (0..10 * length).find(|page| !seen.is_new(&(page % length).to_string()));
            assert!(found.is_some_and(|page| page >= length), "{length}: {found:?}");
            if length <= KEPT {
                assert_eq!(found, Some(length));
            }
        }
        let mut seen = SeenTokens::default();
        assert!((0..100_000).all(|page: u32| seen.is_new(&page.to_string())));
        assert_eq!(seen.last.len(), KEPT);
    }
}
