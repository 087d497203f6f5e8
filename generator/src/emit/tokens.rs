//! Small pieces of output. In: names and texts; out: identifiers, literals and documentation as tokens.
//! It never decides what a text says: see `doc` for that.

use crate::naming::Ident;
use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

/// An identifier as a token.
pub(super) fn ident(name: &Ident) -> proc_macro2::Ident {
    proc_macro2::Ident::new(name.as_str(), Span::call_site())
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
    /// Begins with what the description says, or with `otherwise` when it says nothing.
    pub(super) fn of(text: &crate::ir::Text, otherwise: impl Into<String>) -> Self {
        let mut lines = super::doc::lines(text);
        if lines.is_empty() {
            lines.push(otherwise.into());
        }
        Self { lines, deprecated: text.deprecated }
    }

    /// Begins with a sentence of ours.
    pub(super) fn sentence(text: impl Into<String>) -> Self {
        Self { lines: vec![text.into()], deprecated: false }
    }

    /// Puts a text before the first line.
    pub(super) fn prefixed(mut self, text: impl AsRef<str>) -> Self {
        if let Some(first) = self.lines.first_mut() {
            first.insert_str(0, text.as_ref());
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

    /// Adds the examples of the description as text that rustdoc does not run.
    pub(super) fn examples(self, text: &crate::ir::Text) -> Self {
        text.examples.iter().fold(self, |doc, example| {
            if example.len() <= 80 && !example.contains(['`', '\n']) {
                doc.paragraph(format!("Example: `{example}`"))
            } else {
                doc.paragraph(format!("```json\n{}\n```", example.replace("```", "'''")))
            }
        })
    }
}

impl ToTokens for Doc {
    fn to_tokens(&self, out: &mut TokenStream) {
        for line in &self.lines {
            let line = if line.is_empty() { String::new() } else { format!(" {line}") };
            out.append_all(quote!(#[doc = #line]));
        }
        if self.deprecated {
            out.append_all(quote!(#[deprecated]));
        }
    }
}
