//! In: what a method means, and what is known of an attempt. Out: whether another attempt could do something twice.
//! Never: whether there is one; that is the policy's to say.

/// What a request does that is received twice (RFC 9110, 9.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repetition {
    /// The same as one that is received once: its method is idempotent.
    Harmless,
    /// Possibly something else.
    Harmful,
}

/// What is known about the server's part in an attempt that could be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The server says, or the transport knows, that nothing was done.
    NotDone,
    /// It may have been done, and may work the next time.
    Unknown,
    /// Another attempt would end the same way.
    Final,
}

impl Standing {
    /// Whether another attempt can help without doing anything twice.
    pub(crate) const fn allows(self, repetition: Repetition) -> bool {
        match (self, repetition) {
            (Self::NotDone, Repetition::Harmless | Repetition::Harmful)
            | (Self::Unknown, Repetition::Harmless) => true,
            (Self::Unknown, Repetition::Harmful)
            | (Self::Final, Repetition::Harmless | Repetition::Harmful) => false,
        }
    }
}
