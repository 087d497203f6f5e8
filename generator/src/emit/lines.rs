//! Items that are written as they are to be read. In: documentation, names, types and words of ours; out: lines. It never breaks
//! a line but where the printer would: what else there is of Rust is tokens, and printed.
//!
//! Most lines of a client are of a few kinds: members with their documentation, lists for the macros of the runtime. The printer
//! does not know those macros, and takes longer for all these lines than everything else takes. A test of `format` compares
//! the lines with what the printer makes of them.

mod constant;

pub(super) use constant::Constant;

use super::rust_type::RustType;
use super::tokens::Doc;
use std::fmt::Write as _;

/// The width of a line.
pub(crate) const WIDTH: usize = 100;

/// The printer's width, and the least that it leaves to deep lines.
const MARGIN: usize = 89;
const LEAST: usize = 60;

/// How many bytes the printer leaves to a line behind its indentation.
fn room(indent: usize) -> usize {
    MARGIN.saturating_sub(indent).max(LEAST)
}

/// The longest struct that the printer leaves on one line.
const SHORT: usize = 35;

/// An item, line by line.
#[derive(Debug, Default)]
pub struct CodeLines {
    text: String,
    /// How many braces are open.
    depth: usize,
}

impl CodeLines {
    /// `rt::name! { … }`
    pub(super) fn braced(name: &str) -> Self {
        Self { text: format!("rt::{name}! {{\n"), depth: 1 }
    }

    /// The same, where a feature of the crate asks for it.
    pub(super) fn only_with(self, feature: &str) -> Self {
        Self { text: format!("#[cfg(feature = \"{feature}\")]\n{}", self.text), ..self }
    }

    /// Adds a line.
    pub(super) fn line(&mut self, line: std::fmt::Arguments<'_>) {
        self.indent();
        // a String takes whatever is written to it
        let _ = self.text.write_fmt(line);
        self.text.push('\n');
    }

    /// Adds documentation.
    pub(super) fn doc(&mut self, doc: &Doc) {
        for line in doc.lines() {
            self.words(&["///", if line.is_empty() { "" } else { " " }, line.trim_end_matches(' '), "\n"]);
        }
        if doc.is_deprecated() {
            self.words(&["#[deprecated]\n"]);
        }
    }

    /// Begins a line that ends with a brace; what follows stands within.
    pub(super) fn open(&mut self, head: &[&str]) {
        self.words(head);
        self.text.push_str(" {\n");
        self.depth += 1;
    }

    /// Closes the last brace; the line ends with some sign.
    pub(super) fn close(&mut self, behind: &str) {
        self.depth = self.depth.saturating_sub(1);
        if self.text.ends_with("{\n") {
            self.text.pop();
            self.text.push('}');
        } else {
            self.words(&["}"]);
        }
        self.text.push_str(behind);
        self.text.push('\n');
    }

    /// Adds a line with a type, broken where it is too long: `pub name: Type,`.
    pub(super) fn typed(&mut self, before: &[&str], ty: &RustType<'_>, behind: &str) {
        let start = self.text.len();
        self.words(before);
        self.ty(start, ty, behind.len());
        self.text.push_str(behind);
        self.text.push('\n');
    }

    /// The type in the line that began at `start`, with so many bytes behind it.
    fn ty(&mut self, start: usize, ty: &RustType<'_>, tail: usize) {
        let before = self.text.len();
        ty.write(&mut self.text);
        if self.text.len() + tail <= start + self.width() {
            return;
        }
        match ty {
            RustType::Plain(_) | RustType::Runtime(_) | RustType::Named(..) => {}
            RustType::Of(..) | RustType::Written(_) => {}
            RustType::Around(outer, inner) => {
                self.text.truncate(before);
                outer.head().write(&mut self.text);
                self.text.push('<');
                self.listed([("", &**inner)].into_iter());
                self.text.push('>');
            }
            RustType::Tuple(items) => {
                self.text.truncate(before);
                self.text.push('(');
                self.listed(items.iter().map(|item| ("", item)));
                self.text.push(')');
            }
        }
    }

    /// Types behind words of their own, each on a line of its own.
    fn listed<'l>(&mut self, types: impl ExactSizeIterator<Item = (&'l str, &'l RustType<'l>)>) {
        self.text.push('\n');
        self.depth += 1;
        let last = types.len().saturating_sub(1);
        for (index, (before, ty)) in types.enumerate() {
            let start = self.text.len();
            self.words(&[before]);
            // the comma behind the last one is there only because it is broken
            self.ty(start, ty, usize::from(index < last));
            self.text.push_str(",\n");
        }
        self.depth -= 1;
        self.indent();
    }

    /// Adds a call of a macro of the runtime with types as its arguments: `rt::name!(Type, Type);`
    pub(super) fn call(&mut self, name: &str, types: &[RustType<'_>]) {
        let start = self.text.len();
        self.words(&["rt::", name, "!("]);
        let before = self.text.len();
        for (index, ty) in types.iter().enumerate() {
            self.text.push_str(if index == 0 { "" } else { ", " });
            ty.write(&mut self.text);
        }
        if self.text.len() + ");".len() > start + self.width() {
            self.text.truncate(before);
            self.listed(types.iter().map(|ty| ("", ty)));
        }
        self.text.push_str(");\n");
    }

    /// The same with a constant behind the types and a semicolon, each on a line of its own. The semicolon tells how many types
    /// there are: a macro that tries to read the constant as a type cannot take that back.
    pub(super) fn call_with(&mut self, name: &str, types: &[RustType<'_>], constant: &Constant<'_>) {
        self.words(&["rt::", name, "!("]);
        self.text.push('\n');
        self.depth += 1;
        for (index, ty) in types.iter().enumerate() {
            self.words(&[]);
            ty.write(&mut self.text);
            self.text.push_str(if index + 1 == types.len() { ";\n" } else { ",\n" });
        }
        self.words(&[]);
        constant.write(&mut self.text);
        self.depth -= 1;
        self.text.push('\n');
        self.words(&[");\n"]);
    }

    /// Adds a variant with what it holds: `Name(Type),`.
    pub(super) fn variant(&mut self, name: &str, ty: &RustType<'_>) {
        let start = self.text.len();
        self.words(&[name, "("]);
        let before = self.text.len();
        ty.write(&mut self.text);
        if self.text.len() + "),".len() > start + self.width() {
            self.text.truncate(before);
            self.listed([("", ty)].into_iter());
        }
        self.text.push_str("),\n");
    }

    /// Begins a function that makes a value of its type; arguments have their names and a colon.
    pub(super) fn constructor(&mut self, name: &str, arguments: &[(String, RustType<'_>)]) {
        let start = self.text.len();
        self.words(&["pub fn ", name, "("]);
        let before = self.text.len();
        for (index, (name, ty)) in arguments.iter().enumerate() {
            self.text.push_str(if index == 0 { "" } else { ", " });
            self.text.push_str(name);
            ty.write(&mut self.text);
        }
        let behind = ") -> Self {";
        if self.text.len() + behind.len() > start + self.width() {
            self.text.truncate(before);
            self.listed(arguments.iter().map(|(name, ty)| (name.as_str(), ty)));
        }
        self.text.push_str(behind);
        self.text.push('\n');
        self.depth += 1;
    }

    /// Adds a value of a struct, on one line where it is short; of its fields, `..rest` has no comma.
    pub(super) fn structure(&mut self, before: &str, fields: &[String], behind: &str) {
        let whole = format!("Self {{ {} }}", fields.join(", "));
        if whole.len() <= SHORT {
            return self.line(format_args!("{before}{whole}{behind}"));
        }
        self.open(&[before, "Self"]);
        for field in fields {
            self.words(&[field, if field.starts_with("..") { "\n" } else { ",\n" }]);
        }
        self.close(behind);
    }

    /// How many bytes a line may have with its indentation.
    fn width(&self) -> usize {
        let indent = self.depth * 4;
        indent + room(indent)
    }

    fn words(&mut self, words: &[&str]) {
        self.indent();
        words.iter().for_each(|word| self.text.push_str(word));
    }

    fn indent(&mut self) {
        (0..self.depth).for_each(|_| self.text.push_str("    "));
    }

    /// Adds words and commas, as many to a line as fit.
    pub(super) fn filled<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        self.text.push_str(&filled(words));
    }

    /// The whole item.
    pub fn into_text(mut self) -> String {
        while self.depth > 0 {
            self.close("");
        }
        self.text
    }
}

/// Words and commas in lines that are indented once, as many to a line as fit.
pub(crate) fn filled<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut text = String::new();
    let mut room = 0;
    for word in words {
        let length = word.len() + " ,".len();
        if length <= room {
            text.push(' ');
        } else {
            text.push_str(if text.is_empty() { "    " } else { "\n    " });
            room = WIDTH - "   ".len();
        }
        room = room.saturating_sub(length);
        text.push_str(word);
        text.push(',');
    }
    text.push('\n');
    text
}
