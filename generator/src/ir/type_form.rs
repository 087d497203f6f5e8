//! Forms of types. In: nothing; out: which form of a type another type is.
//! It never makes one.

/// A form of a type for where the type itself will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeForm {
    /// What requests take, where answers take another.
    Request,
    /// What a patch takes, in which null removes a member (RFC 7396).
    Patch,
}

impl TypeForm {
    /// What its name ends with.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Request => "Request",
            Self::Patch => "Patch",
        }
    }
}
