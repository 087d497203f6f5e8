//! Settings: plain data, every field with its default and effect. In: what a user wants; out: the same, for the stages.
//! It never reads a file or the environment.

use crate::diagnostic::Code;

/// What a user may set.
#[non_exhaustive]
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Codes whose errors count as warnings; what each then does is on its page (`clientwright explain`). Default: none.
    pub tolerate: Vec<Code>,
}
