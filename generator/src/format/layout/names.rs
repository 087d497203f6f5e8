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
        let words = Words { text: item, at: 0 };
        found.extend(words.filter(|word| elsewhere.get(word).is_some_and(|piece| *piece != here)));
    }
    found
}

fn is_word(c: char) -> bool {
    !c.is_ascii() || matches!(kind(c as u8), Kind::Name | Kind::Word)
}

/// What a byte of an item is, or begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A word as names of items are: what is not ASCII may be one.
    Name,
    /// Any other word.
    Word,
    /// A text.
    Quote,
    /// Documentation, perhaps.
    Slash,
    Other,
}

/// Nearly all bytes of the output are looked at, so the kinds are a table.
#[expect(clippy::indexing_slicing, reason = "the compiler computes it")]
const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    let mut byte = 0;
    while byte < kinds.len() {
        kinds[byte] = match byte as u8 {
            b'A'..=b'Z' | 0x80.. => Kind::Name,
            b'a'..=b'z' | b'0'..=b'9' | b'_' => Kind::Word,
            b'"' => Kind::Quote,
            b'/' => Kind::Slash,
            _ => Kind::Other,
        };
        byte += 1;
    }
    kinds
};

fn kind(byte: u8) -> Kind {
    KINDS.get(usize::from(byte)).copied().unwrap_or(Kind::Other)
}

/// The words of an item that begin as names of items do, without those in texts, in documentation and behind `::`.
struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let bytes = self.text.as_bytes();
        loop {
            self.at += bytes.get(self.at..)?.iter().position(|byte| kind(*byte) != Kind::Other)?;
            let at = self.at;
            match kind(*bytes.get(at)?) {
                Kind::Name => {
                    self.at = word_end(bytes, at);
                    if bytes.get(at.saturating_sub(2)..at) != Some(b"::") {
                        return self.text.get(at..self.at);
                    }
                }
                Kind::Word => self.at = word_end(bytes, at),
                Kind::Quote => self.at += 1 + behind_text(self.text.get(at + 1..)?)?,
                Kind::Slash => {
                    let rest = self.text.get(at..)?;
                    self.at += if rest.starts_with("///") { rest.find('\n')? } else { 1 };
                }
                Kind::Other => self.at += 1,
            }
        }
    }
}

/// Where the word ends that begins at a place.
fn word_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let end = rest.iter().position(|byte| !matches!(kind(*byte), Kind::Name | Kind::Word));
    at + end.unwrap_or(rest.len())
}

/// Where the text ends that has begun, with its quote, which is not escaped.
fn behind_text(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    let end = text.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    })?;
    Some(end + 1)
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
