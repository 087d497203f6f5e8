//! Showing calls. In: what a call gave and what the mock has seen meanwhile; out: lines of a table. It never calls
//! anything itself.

use clientwright_mock::{Recorded, Running};
use identity_client::Error;
use std::cell::Cell;
use std::fmt::Debug;

/// The widest line that is printed, in characters.
const WIDTH: usize = 150;

/// Where calls are shown.
pub(crate) struct Stage<'a> {
    pub(crate) mock: &'a Running,
    seen: Cell<usize>,
    calls: Cell<usize>,
}

impl<'a> Stage<'a> {
    pub(crate) fn new(mock: &'a Running) -> Self {
        Self { mock, seen: Cell::new(0), calls: Cell::new(0) }
    }

    pub(crate) fn calls(&self) -> usize {
        self.calls.get()
    }

    /// The head of a scene.
    pub(crate) fn scene(&self, title: &str) {
        println!("\n{title}\n{}", "─".repeat(title.chars().count()));
    }

    /// What a call sent, and as which type the answer came back.
    pub(crate) fn show<T: Debug, E: Debug>(&self, call: &str, result: &Result<T, Error<E>>) {
        self.calls.set(self.calls.get() + 1);
        println!("{call}");
        for request in self.mock.requests().iter().skip(self.seen.get()) {
            println!("{}", cut(wire(request).trim_end()));
        }
        self.seen.set(self.mock.requests().len());
        println!("{}", cut(&outcome(result)));
    }
}

fn wire(request: &Recorded) -> String {
    let query = if request.query.is_empty() { String::new() } else { format!("?{}", request.query) };
    format!("    {} → {} {}{query}  {}", request.status, request.method, request.path, request.body)
}

/// The type, and the value as its `Debug` shows it: secrets are masked there.
fn outcome<T: Debug, E: Debug>(result: &Result<T, Error<E>>) -> String {
    match result {
        Ok(value) => format!("    Ok  {value:?}"),
        Err(error) => match error.status_error() {
            Some(typed) => format!("    Err {}::{typed:?}", short(std::any::type_name::<E>())),
            None => format!("    Err {error}"),
        },
    }
}

fn short(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

fn cut(line: &str) -> String {
    if line.chars().count() <= WIDTH {
        return line.to_owned();
    }
    line.chars().take(WIDTH - 1).chain(['…']).collect()
}
