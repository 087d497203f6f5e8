//! Other names for types. In: aliases of a client; out: signatures with the types that they stand for. It never follows an alias without
//! end.

use super::signature::Signature;
use std::collections::HashMap;

/// How many aliases may stand for each other.
const LONGEST: usize = 16;

/// What names of the module `types` stand for.
#[derive(Debug, Default)]
pub(crate) struct Aliases(HashMap<String, String>);

impl Aliases {
    pub(super) fn add(&mut self, name: &str, target: String) {
        self.0.insert(name.to_owned(), target);
    }

    /// A signature with the types that aliases stand for which the other side does not have: an alias of both sides that stands
    /// for something else is a change of its own.
    pub(super) fn resolved(&self, signature: &Signature, other: &Self) -> Signature {
        let target = |path: &str| self.target(path).filter(|_| other.target(path).is_none());
        signature.map(|ty| {
            let mut ty = words(ty, target);
            for _ in 1..LONGEST {
                let next = words(&ty, target);
                if next == ty {
                    break;
                }
                ty = next;
            }
            ty
        })
    }

    fn target(&self, path: &str) -> Option<&str> {
        let name = path.strip_prefix("types::").unwrap_or(path);
        self.0.get(name).map(String::as_str)
    }
}

/// A text with each of its paths replaced where there is something to replace it by.
pub(super) fn words<'t>(text: &str, replaced: impl Fn(&str) -> Option<&'t str>) -> String {
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while !rest.is_empty() {
        let length = rest.find(|c: char| !is_path(c)).unwrap_or(rest.len());
        let (path, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        out.push_str(replaced(path).unwrap_or(path));
        let mut chars = behind.chars();
        out.extend(chars.next());
        rest = chars.as_str();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_followed() {
        let mut aliases = Aliases::default();
        aliases.add("A", "Vec<B>".to_owned());
        aliases.add("B", "i64".to_owned());
        aliases.add("Round", "Round".to_owned());
        for (ty, expected) in [
            ("Option<types::A>", "Option<Vec<i64>>"),
            ("&A", "&Vec<i64>"),
            ("other::A", "other::A"),
            ("Round", "Round"),
        ] {
            let signature = Signature::of_type(ty.to_owned());
            assert_eq!(aliases.resolved(&signature, &Aliases::default()).ty, expected);
            assert_eq!(aliases.resolved(&signature, &aliases).ty, ty);
        }
    }
}
