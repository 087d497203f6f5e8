//! A JSON Pointer (RFC 6901) as a type. In: keys and indices; out: a place in a document, as `/paths/~1pets/get`.
//! It never knows texts, lines or columns: `locate` finds those when a diagnostic is printed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::{self, Write as _};

/// Something for each of some places. Pointers are long, and looked up for every schema: see [`crate::tree::Members`] on the
/// hasher.
pub type PointerMap<V> = HashMap<Pointer, V, foldhash::fast::RandomState>;

/// Some places.
pub type PointerSet = HashSet<Pointer, foldhash::fast::RandomState>;

/// A place in one document of a description: the way from the document's root, as decoded reference tokens.
///
/// Cheap to extend (`pointer.key("schema").index(0)`); printed in the escaped form of RFC 6901.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Pointer {
    text: String,
}

impl Pointer {
    /// The document itself: the empty pointer.
    pub fn root() -> Self {
        Self::default()
    }

    /// The member `key` of this place.
    pub fn key(&self, key: &str) -> Self {
        let mut text = String::with_capacity(self.text.len() + key.len() + 1);
        text.push_str(&self.text);
        text.push('/');
        // nearly all keys are names
        if key.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            text.push_str(&key.replace('~', "~0").replace('/', "~1"));
        } else {
            text.push_str(key);
        }
        Self { text }
    }

    /// The element `index` of this place.
    pub fn index(&self, index: usize) -> Self {
        let mut text = String::with_capacity(self.text.len() + "/00".len());
        text.push_str(&self.text);
        text.push('/');
        match u8::try_from(index) {
            Ok(digit @ 0..=9) => text.push(char::from(b'0' + digit)),
            // a String takes whatever is written to it
            Ok(_) | Err(_) => drop(write!(text, "{index}")),
        }
        Self { text }
    }

    /// Reads the escaped form (`/a~1b/0`); `None` when it is neither empty nor begins with a slash.
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self { text: text.to_owned() })
    }

    /// The place that holds this one; `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        let (before, _) = self.text.rsplit_once('/')?;
        Some(Self { text: before.to_owned() })
    }

    /// This place and those that hold it, from the inside out.
    pub(crate) fn outwards(&self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self.clone()), Self::parent)
    }

    /// The reference tokens from the root, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.steps().map(Cow::into_owned)
    }

    /// The same, to be looked at.
    pub(crate) fn steps(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.text.split('/').skip(1).map(unescaped)
    }

    /// The last reference token, unescaped; `None` for the root.
    pub fn last(&self) -> Option<String> {
        self.text.rsplit_once('/').map(|(_, token)| unescaped(token).into_owned())
    }

    /// Whether this is a place, or inside of it.
    pub fn is_within(&self, place: &Self) -> bool {
        self.text.strip_prefix(&place.text).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The same way from another place; unchanged when it is not within `from`.
    #[must_use]
    pub fn rebased(&self, from: &Self, to: &Self) -> Self {
        match self.text.strip_prefix(&from.text) {
            Some(rest) if self.is_within(from) => Self { text: format!("{}{rest}", to.text) },
            Some(_) | None => self.clone(),
        }
    }

    /// The escaped form.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// RFC 6901, section 4: `~1` first, so that `~01` is `~1`.
fn unescaped(token: &str) -> Cow<'_, str> {
    if token.bytes().any(|byte| byte == b'~') {
        token.replace("~1", "/").replace("~0", "~").into()
    } else {
        token.into()
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_escaped_and_read_back() {
        let place = Pointer::root().key("paths").key("/a~b/{id}").index(3);
        assert_eq!(place.as_str(), "/paths/~1a~0b~1{id}/3");
        assert_eq!(place.tokens().collect::<Vec<_>>(), ["paths", "/a~b/{id}", "3"]);
        assert_eq!(place.parent().and_then(|p| p.last()).as_deref(), Some("/a~b/{id}"));
        assert_eq!(Pointer::parse("#/a"), None);
    }
}
