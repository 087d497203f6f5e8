//! What is wrong with a description, and where. In: facts from any stage; out: a [`Report`] in the order of the text.
//! It never prints and never decides whether to go on: the gate does.

pub mod code;
pub mod located;
pub mod printable;
pub mod problems;
pub mod render;
pub mod shown;
pub mod suggest;

pub use code::Code;
pub use located::{Located, Spot};
pub use printable::{is_hidden, printable, printable_lines};
pub use problems::{Faults, Problems, Report, Strictness};
pub use shown::Extent;

use crate::source::{FileId, Pointer};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is emitted.
    Error,
    /// Something was emitted in another way than the description says, or looks like a mistake.
    Warning,
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Which rule it is.
    pub code: Code,
    /// How bad it is; an error of a tolerated code is a warning.
    pub severity: Severity,
    /// One sentence, lower case, without a period.
    pub message: String,
    /// Where it stands, and what is said under the excerpt.
    pub at: Label,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// What to do about it; empty when the code's own help is all there is.
    pub help: String,
}

/// A place and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// The file that it is in; while stages collect, they say places of their tree, which [`Problems`] translates.
    pub file: FileId,
    /// The place.
    pub at: Pointer,
    /// Whether the key of the member is meant rather than its value.
    pub key: bool,
    /// The exact position, where a parser gave one and the pointer cannot be followed.
    pub position: Option<crate::source::Position>,
    /// What is said under the excerpt; may be empty.
    pub text: String,
}

impl Label {
    /// The value at a place.
    pub fn value(at: &Pointer) -> Self {
        Self { file: FileId::default(), at: at.clone(), key: false, position: None, text: String::new() }
    }

    /// The key of the member at a place.
    pub fn key(at: &Pointer) -> Self {
        Self { file: FileId::default(), at: at.clone(), key: true, position: None, text: String::new() }
    }

    /// The same place with a text under it.
    #[must_use]
    pub fn saying(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }
}

impl Diagnostic {
    /// A finding of a code, at a place; its severity is the code's own.
    pub fn new(code: Code, at: Label, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            at,
            labels: Vec::new(),
            help: String::new(),
        }
    }

    /// Whether it costs no more than a place: a text that cannot be read costs the references to it, unless it is the
    /// description's own.
    pub(crate) fn is_confined(&self) -> bool {
        let of_a_text =
            matches!(self.code, Code::SYNTAX | Code::TOO_DEEP | Code::TOO_MANY_ALIASES | Code::KEY_TOO_LONG);
        self.code.is_confined() || of_a_text && self.at.file != FileId::ROOT
    }

    /// What to do about it: its own help, and for an error that can be confined, how to generate all the same.
    pub(crate) fn advice(&self) -> String {
        if self.severity != Severity::Error || !self.is_confined() {
            return self.help.clone();
        }
        let separator = match self.help.as_str() {
            "" => "",
            help if help.ends_with('?') => " ",
            _ => "; ",
        };
        let Self { help, code, .. } = self;
        format!("{help}{separator}to generate nevertheless, use `--keep-going` or `tolerate = [\"{code}\"]`")
    }

    /// A client that would be longer than `most` bytes (E0008).
    pub(crate) fn too_much_output(most: usize) -> Self {
        let message = format!("the client would be larger than {most} bytes");
        Self::new(Code::TOO_MUCH_OUTPUT, Label::value(&Pointer::root()), message).help(
            "select operations with the settings `include` and `exclude`, or raise `output` in the setting `bounds`",
        )
    }

    /// The same as a warning: what is meant was taken, or what has no effect on the client was left out. Under `strict` it is
    /// an error.
    #[must_use]
    pub(crate) fn put_right(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// The same with another place that belongs to it.
    #[must_use]
    pub fn label(mut self, label: Label) -> Self {
        self.labels.push(label);
        self
    }

    /// The same with help of its own.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}
