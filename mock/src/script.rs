//! Scripted answers. In: an operation and an answer; out: that answer, once, in the order they were scripted.
//! It never holds more than its bound.

use crate::answer::Answer;
use std::collections::{HashMap, VecDeque};

/// The answers that wait, by operation.
#[derive(Debug, Default)]
pub(crate) struct Script {
    waiting: HashMap<String, VecDeque<Answer>>,
    count: usize,
}

impl Script {
    /// Adds an answer; `false` when there are as many as may wait.
    pub(crate) fn add(&mut self, operation: &str, answer: Answer, bound: usize) -> bool {
        if self.count >= bound {
            return false;
        }
        self.count += 1;
        self.waiting.entry(operation.to_owned()).or_default().push_back(answer);
        true
    }

    /// The next answer for one of these names of an operation.
    pub(crate) fn take(&mut self, names: &[&str]) -> Option<Answer> {
        let answer = names.iter().find_map(|name| self.waiting.get_mut(*name)?.pop_front())?;
        self.count -= 1;
        Some(answer)
    }
}
