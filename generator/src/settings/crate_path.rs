//! The path under which emitted code finds a crate. In: a text; out: a path. It never says whether there is such a crate.

/// The path of a crate or module as it is written in Rust: `clientwright_runtime`, `crate::runtime`.
///
/// Made by [`CratePath::parse`] alone, so that whatever is written into emitted code is a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CratePath {
    segments: Vec<String>,
}

impl CratePath {
    /// Reads a path of ASCII identifiers joined by `::`; `None` for anything else, and for keywords other than a
    /// leading `crate`, `self` or `super`.
    pub fn parse(text: &str) -> Option<Self> {
        let segments: Vec<String> = text.split("::").map(str::to_owned).collect();
        let fits = segments.iter().enumerate().all(|(index, segment)| is_segment(index, segment));
        fits.then_some(Self { segments })
    }

    /// The identifiers of the path in their order; there is at least one.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().map(String::as_str)
    }
}

impl Default for CratePath {
    fn default() -> Self {
        Self { segments: vec!["clientwright_runtime".to_owned()] }
    }
}

impl std::fmt::Display for CratePath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.segments.join("::"))
    }
}

/// `syn` is asked what an identifier is, so that its list of keywords is the only one; it leaves out `gen`, which is a
/// keyword since edition 2024.
pub(super) fn is_identifier(text: &str) -> bool {
    text.is_ascii() && text != "gen" && syn::parse_str::<syn::Ident>(text).is_ok()
}

fn is_segment(index: usize, text: &str) -> bool {
    let leading = index == 0 && matches!(text, "crate" | "self" | "super");
    leading || is_identifier(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_are_crate_paths() {
        for text in ["clientwright_runtime", "crate::runtime", "super::rt", "a::b::c1", "_x"] {
            assert_eq!(CratePath::parse(text).map(|path| path.to_string()).as_deref(), Some(text));
        }
        for text in
            ["", "::a", "a::", "a b", "a-b", "1a", "a::crate", "fn", "gen", "größe", "a; fn x() {}", "a::<T>"]
        {
            assert_eq!(CratePath::parse(text), None, "{text}");
        }
    }
}
