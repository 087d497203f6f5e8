//! Texts that are mostly short.
//!
//! In comes a text; out goes the same text, kept in place when it is short. It never changes it.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// The longest text that is kept in place, in bytes: a UUID has 36, a time with nanoseconds and its distance from UTC 35.
const MOST: usize = 38;

/// A text, in place or, when it is long, apart.
#[derive(Clone)]
pub(super) enum Short {
    /// So many of these bytes, which are UTF-8.
    Here(u8, [u8; MOST]),
    There(Box<str>),
}

impl Short {
    pub(super) const EMPTY: Self = Self::Here(0, [0; MOST]);

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Here(length, bytes) => {
                let bytes = bytes.get(..usize::from(*length)).unwrap_or_default();
                // they have been a text; to look again takes a few nanoseconds, not to look takes unsafe code
                std::str::from_utf8(bytes).unwrap_or_default()
            }
            Self::There(text) => text,
        }
    }

    pub(super) fn into_string(self) -> String {
        match self {
            Self::Here(..) => self.as_str().to_owned(),
            Self::There(text) => text.into_string(),
        }
    }

    fn here(text: &str) -> Option<Self> {
        let mut bytes = [0; MOST];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self::Here(u8::try_from(text.len()).ok()?, bytes))
    }
}

impl From<&str> for Short {
    fn from(text: &str) -> Self {
        Self::here(text).unwrap_or_else(|| Self::There(text.into()))
    }
}

impl From<String> for Short {
    fn from(text: String) -> Self {
        Self::here(&text).unwrap_or_else(|| Self::There(text.into()))
    }
}

impl PartialEq for Short {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Short {}

impl PartialOrd for Short {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Short {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Short {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// It is the text, wherever it is kept, and compares as texts do.
        #[test]
        fn it_is_the_text(one in ".{0,45}", other in ".{0,45}") {
            let (short, long) = (Short::from(one.as_str()), Short::from(one.clone()));
            prop_assert_eq!(short.as_str(), one.as_str());
            prop_assert_eq!(&short, &long);
            prop_assert_eq!(matches!(short, Short::Here(..)), one.len() <= MOST);
            let against = Short::from(other.as_str());
            prop_assert_eq!(long.cmp(&against), one.cmp(&other));
            prop_assert_eq!(long == against, one == other);
            prop_assert_eq!(long.into_string(), one);
        }
    }

    #[test]
    fn it_takes_five_words() {
        assert_eq!(size_of::<Option<Short>>(), 40);
    }
}
