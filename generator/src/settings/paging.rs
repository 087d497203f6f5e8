//! What a user may choose about answers that come in pages, and about operations that go on after their answer. In: choices; out: plain data. It never looks at a description.

use super::{Filter, LongRunning, Pagination, Settings};

/// Whether paging is inferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Inference {
    /// From parameters and answers that leave no doubt.
    #[default]
    On,
    /// Only what is declared counts.
    Off,
}

impl Settings {
    /// Says how the pages of the operations that one of the filters matches follow each other.
    #[must_use]
    pub fn pagination(mut self, filters: impl IntoIterator<Item = Filter>, pagination: Pagination) -> Self {
        self.pagination.push((filters.into_iter().collect(), pagination));
        self
    }

    /// Says how the end of the operations that one of the filters matches is waited for.
    #[must_use]
    pub fn long_running(mut self, filters: impl IntoIterator<Item = Filter>, waited: LongRunning) -> Self {
        self.long_running.push((filters.into_iter().collect(), waited));
        self
    }

    /// Sets whether paging is inferred.
    #[must_use]
    pub fn inference(mut self, inference: Inference) -> Self {
        self.inference = inference;
        self
    }
}
