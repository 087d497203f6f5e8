//! What the view of the terminal shows. In: what happens; out: the state of the view. It never draws.

use super::Shown;
use std::collections::VecDeque;

/// How many requests are remembered.
const REQUESTS: usize = 100;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// To end.
    Quit,
    /// The page in a browser.
    Page,
    /// Mocks as at their start.
    Restart,
    /// All findings, and back.
    Findings,
    /// Back to the overview.
    Back,
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
}

/// What is shown.
#[derive(Debug, Default)]
pub(crate) struct Board {
    /// The descriptions, in the order in which they were first read.
    pub(super) all: Vec<Shown>,
    /// Which of them changed last.
    pub(super) last: usize,
    /// Requests and their answers, the last one at the end.
    pub(super) requests: VecDeque<String>,
    /// What a key did.
    pub(super) said: Option<String>,
    /// The first line of the findings that is seen; `None` in the overview.
    pub(super) findings: Option<usize>,
    /// How many lines the findings have room for.
    pub(super) room: usize,
}

impl Board {
    /// A description was read.
    pub(crate) fn read(&mut self, shown: Shown) {
        self.said = None;
        match self.all.iter().position(|known| known.base_url == shown.base_url) {
            Some(at) => {
                self.last = at;
                if let Some(known) = self.all.get_mut(at) {
                    *known = shown;
                }
            }
            None => {
                self.last = self.all.len();
                self.all.push(shown);
            }
        }
    }

    /// A mock answered.
    pub(crate) fn answered(&mut self, line: String) {
        self.requests.push_back(line);
        while self.requests.len() > REQUESTS {
            self.requests.pop_front();
        }
    }

    /// Says something until the next change.
    pub(crate) fn say(&mut self, text: String) {
        self.said = Some(text);
    }

    /// The page of the description that changed last.
    pub(crate) fn page(&self) -> Option<String> {
        self.all.get(self.last).map(|shown| shown.page.clone())
    }

    /// What a key changes of the view; the others are not its own.
    pub(crate) fn pressed(&mut self, key: Key) {
        let Some(first) = self.findings else {
            self.findings = (key == Key::Findings).then_some(0);
            return;
        };
        let page = self.room.max(1);
        self.findings = match key {
            Key::Findings | Key::Back => None,
            Key::Up => Some(first.saturating_sub(1)),
            Key::Down => Some(first + 1),
            Key::PageUp => Some(first.saturating_sub(page)),
            Key::PageDown => Some(first + page),
            Key::Quit | Key::Page | Key::Restart => Some(first),
        };
    }
}
