//! Lists for the macros of the runtime. In: the name of a macro and lines; out: its call as text. It never holds more than names,
//! literals and words of ours: what else there is of Rust is tokens, and printed.

use std::fmt::Write as _;

/// The width of a line.
pub(crate) const WIDTH: usize = 100;

/// A call of a macro, line by line.
#[derive(Debug)]
pub struct Lines {
    text: String,
}

impl Lines {
    /// `rt::name! { … }`
    pub(super) fn braced(name: &str) -> Self {
        Self { text: format!("rt::{name}! {{\n") }
    }

    /// The same, where a feature of the crate asks for it.
    pub(super) fn only_with(self, feature: &str) -> Self {
        Self { text: format!("#[cfg(feature = \"{feature}\")]\n{}", self.text) }
    }

    /// Adds a line.
    pub(super) fn line(&mut self, line: std::fmt::Arguments<'_>) {
        self.text.push_str("    ");
        // a String takes whatever is written to it
        let _ = self.text.write_fmt(line);
        self.text.push('\n');
    }

    /// Adds words and commas, as many to a line as fit.
    pub(super) fn filled<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        self.text.push_str(&filled(words));
    }

    /// The whole call.
    pub fn into_text(mut self) -> String {
        self.text.push_str("}\n");
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
