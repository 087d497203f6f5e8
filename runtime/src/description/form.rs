//! In: nothing; the tables are written by the generator. Out: the shapes of what a body may be sent as.
//! Never: a body.

use super::Encoding;

/// A form that a body may be sent in by the caller's choice; emitted code lists them.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// The media type.
    pub media_type: &'static str,
    /// How the value is laid out.
    pub layout: Layout,
}

/// How a value is laid out.
#[derive(Debug, Clone, Copy)]
pub enum Layout {
    /// As it is anyway.
    Same,
    /// A text as it is, where JSON has it in quotes.
    Text,
    /// The members as fields of a form.
    Fields(&'static [Encoding]),
    /// The members as parts, with the forms of those that have one of their own.
    Parts(&'static [(&'static str, Form)]),
    /// The items of a list as parts without names: the forms of the first ones, and that of all others.
    Items(&'static [Form], Option<&'static Form>),
}

impl Form {
    /// The same under another media type, or under any of a range.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self { media_type, layout: Layout::Same }
    }

    /// A text as it is, where JSON has it in quotes.
    #[must_use]
    pub const fn text(media_type: &'static str) -> Self {
        Self { media_type, layout: Layout::Text }
    }

    /// The members as fields of a form.
    #[must_use]
    pub const fn fields(media_type: &'static str, encodings: &'static [Encoding]) -> Self {
        Self { media_type, layout: Layout::Fields(encodings) }
    }

    /// The members as parts, with the forms of those that have one of their own.
    #[must_use]
    pub const fn parts(media_type: &'static str, forms: &'static [(&'static str, Self)]) -> Self {
        Self { media_type, layout: Layout::Parts(forms) }
    }

    /// Whether a list is one body in this form, rather than a body for each of its items.
    pub(crate) const fn takes_lists(self) -> bool {
        matches!(self.layout, Layout::Items(..))
    }

    /// Whether it is laid out in parts or fields, rather than by its media type alone.
    pub(crate) const fn is_laid_out(self) -> bool {
        !matches!(self.layout, Layout::Same | Layout::Text)
    }
}
