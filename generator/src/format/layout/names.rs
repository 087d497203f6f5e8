//! Names that parts of a module have from each other. In: printed items; out: the name an item defines, and those it uses. It never
//! resolves anything: a word counts as a name where no path, no text and no documentation is around it.
//!
//! A part could take everything from its module (`use super::*`). With hundreds of parts that have thousands of names, these are
//! millions of imports, and the compiler keeps each: they were a third of what checking a large client took.

use std::collections::{BTreeSet, HashMap};

/// The piece in which each name is defined.
pub(super) type Homes<'t> = HashMap<&'t str, usize, foldhash::fast::RandomState>;

/// The name that an item defines, if it does.
pub(super) fn defined(item: &str) -> Option<&str> {
    // attributes and documentation come first, and may have lines that are indented
    let head = item.lines().find(|line| !line.starts_with(['/', '#', ' ', ')', ']']))?;
    let words = head.strip_prefix("pub")?.split(|c: char| !is_word(c)).filter(|word| !word.is_empty());
    let kinds = ["struct", "enum", "type", "static", "const", "fn"];
    let mut rest = words.skip_while(|word| !kinds.contains(word));
    rest.next()?;
    rest.next()
}

/// The names among `elsewhere` that items use, which are defined in another piece than `here`.
pub(super) fn used<'t>(
    items: impl Iterator<Item = &'t str>,
    here: usize,
    elsewhere: &Homes<'t>,
) -> BTreeSet<&'t str> {
    let mut found = BTreeSet::new();
    for item in items {
        let used = Words { rest: item }.filter(|word| {
            word.starts_with(|c: char| !c.is_ascii() || c.is_ascii_uppercase())
                && elsewhere.get(word).is_some_and(|piece| *piece != here)
        });
        found.extend(used);
    }
    found
}

fn is_word(c: char) -> bool {
    !c.is_ascii() || is_word_byte(c as u8)
}

/// Whether a byte of a text is of a word: what is not ASCII is.
fn is_word_byte(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | 0x80..)
}

/// The words of an item, without those in texts, in documentation and behind `::`.
struct Words<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        loop {
            let start =
                self.rest.bytes().position(|byte| is_word_byte(byte) || matches!(byte, b'"' | b'/'))?;
            let (between, rest) = self.rest.split_at_checked(start)?;
            if let Some(text) = rest.strip_prefix('"') {
                self.rest = behind_text(text)?;
                continue;
            }
            if let Some(after) = rest.strip_prefix('/') {
                let is_documentation = after.starts_with("//");
                self.rest = if is_documentation { after.get(after.find('\n')?..)? } else { after };
                continue;
            }
            let end = rest.bytes().position(|byte| !is_word_byte(byte)).unwrap_or(rest.len());
            let (word, rest) = rest.split_at_checked(end)?;
            self.rest = rest;
            if !between.ends_with("::") {
                return Some(word);
            }
        }
    }
}

/// What follows the text that has begun; it ends with a quote that is not escaped.
fn behind_text(text: &str) -> Option<&str> {
    let mut is_escaped = false;
    let end = text.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })?;
    text.get(end + 1..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_item_defines() {
        for (item, name) in [
            ("/// pub struct No\n#[derive(Debug)]\npub struct Pet<'a> {\n", Some("Pet")),
            ("pub(crate) static GET_PET: rt::Operation<()> = x;\n", Some("GET_PET")),
            ("pub type Größe = Vec<Pet>;\n", Some("Größe")),
            ("impl Pet {\n    pub fn new() -> Self {\n", None),
            ("rt::record! {\n    Pet, required: [];\n}\n", None),
        ] {
            assert_eq!(defined(item), name, "{item}");
        }
    }

    #[test]
    fn what_items_use() {
        let elsewhere = ["A", "B", "C", "D", "E", "Größe"].map(|name| (name, 1));
        let elsewhere = Homes::from_iter(elsewhere.into_iter().chain([("Here", 0)]));
        let items = [
            "/// See A.\npub b: Option<Vec<B>>,\n    /// E\n",
            "rt::C { name: \"a \\\" D\", d: types::E, größe: &Größe }\nHere(A_B)",
        ];
        let used = used(items.into_iter(), 0, &elsewhere);
        assert_eq!(used.into_iter().collect::<Vec<_>>(), ["B", "Größe"]);
    }
}
