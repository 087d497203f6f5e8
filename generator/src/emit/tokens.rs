//! Small pieces of output. In: names and texts; out: identifiers, literals and documentation as tokens.
//! It never decides what a text says: see `doc` for that.

use crate::naming::Ident;
use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

/// An identifier as a token.
pub(super) fn ident(name: &Ident) -> proc_macro2::Ident {
    proc_macro2::Ident::new(name.as_str(), Span::call_site())
}

/// The name of a format in the runtime.
pub(super) fn format(format: crate::ir::TextFormat) -> proc_macro2::Ident {
    proc_macro2::Ident::new(format.name(), Span::call_site())
}

/// A path of the runtime, perhaps with arguments.
pub(super) fn path(path: &str) -> TokenStream {
    // paths of ours are Rust
    path.parse().unwrap_or_default()
}

/// A text as a literal.
pub(super) fn text(text: &str) -> Literal {
    behind("", text)
}

/// The same as it is written.
pub(super) fn quoted(text: &str) -> String {
    match is_plain(text) {
        true => ["\"", text, "\""].concat(),
        false => Literal::string(text).to_string(),
    }
}

/// A literal of a text behind another that is plain.
fn behind(before: &str, text: &str) -> Literal {
    let plain = is_plain(text).then(|| ["\"", before, text, "\""].concat().parse().ok());
    plain.flatten().unwrap_or_else(|| Literal::string(&[before, text].concat()))
}

/// Whether a text stands in a literal as it is. proc_macro2 looks at each character for what Rust may call printable; nearly
/// all texts have none to look at.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'))
}

/// An index or a status as a bare number: `0`, not `0usize`.
pub(super) fn number(value: impl Into<u64>) -> Literal {
    Literal::u64_unsuffixed(value.into())
}

/// The index of something in a list, as a bare number.
pub(super) fn index(value: usize) -> Literal {
    Literal::usize_unsuffixed(value)
}

/// Documentation: lines of Markdown that become `///` lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Doc {
    lines: Vec<String>,
    deprecated: bool,
}

impl Doc {
    /// Begins with what the description says, or with `otherwise`, if there is any, when it says nothing.
    pub(super) fn of(text: &crate::ir::Text, otherwise: impl Into<String>) -> Self {
        let mut lines = super::doc::lines(text);
        if lines.is_empty() {
            lines.extend(Some(otherwise.into()).filter(|line| !line.is_empty()));
        }
        Self { lines, deprecated: text.deprecated }
    }

    /// Begins with a sentence of ours.
    pub(super) fn sentence(text: impl Into<String>) -> Self {
        Self { lines: vec![text.into()], deprecated: false }
    }

    /// The lines as they are read.
    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Whether what it is the documentation of is not to be used any more.
    pub(super) fn is_deprecated(&self) -> bool {
        self.deprecated
    }

    /// Puts words of ours before the first one, or before the block that it begins with.
    pub(super) fn prefixed(mut self, text: impl AsRef<str>) -> Self {
        match self.lines.first_mut() {
            Some(first) if super::doc::is_running_text(first) => {
                first.insert_str(0, &format!("{} ", text.as_ref()))
            }
            Some(_) | None => drop(self.lines.splice(0..0, [text.as_ref().to_owned(), String::new()])),
        }
        self
    }

    /// Adds a paragraph of ours.
    pub(super) fn paragraph(mut self, text: impl AsRef<str>) -> Self {
        if text.as_ref().is_empty() {
            return self;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(text.as_ref().lines().map(str::to_owned));
        self
    }

    /// Adds the default and the examples of the description as text that rustdoc does not run.
    pub(super) fn examples(self, text: &crate::ir::Text) -> Self {
        let default = text.default.iter().map(|default| format!("Default: {}", super::doc::code(default)));
        let with_default = default.fold(self, Self::paragraph);
        text.examples.iter().fold(with_default, |doc, example| {
            if example.len() <= 80 {
                doc.paragraph(format!("Example: {}", super::doc::code(example)))
            } else {
                doc.paragraph(super::doc::markdown(&format!("~~~json\n{example}\n~~~")).join("\n"))
            }
        })
    }
}

impl ToTokens for Ident {
    fn to_tokens(&self, out: &mut TokenStream) {
        out.append(ident(self));
    }
}

impl ToTokens for Doc {
    fn to_tokens(&self, out: &mut TokenStream) {
        for line in &self.lines {
            let line = behind(if line.is_empty() { "" } else { " " }, line);
            out.append_all(quote!(#[doc = #line]));
        }
        if self.deprecated {
            out.append_all(quote!(#[deprecated]));
        }
    }
}
