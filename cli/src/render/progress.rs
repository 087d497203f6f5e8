//! What a long run is doing. In: a stage of it; out: a line on the standard error, where that is a terminal, from the first second on. It
//! leaves nothing behind.

use clientwright::diagnostic::printable;
use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long a run is short.
const SHORT: Duration = Duration::from_secs(1);

/// How often the time is shown again.
const TICK: Duration = Duration::from_millis(200);

/// How many characters of a stage are shown.
const WIDTH: usize = 60;

/// Shows what is being done until it is dropped; drop it before anything else is printed.
pub(crate) struct Progress {
    shown: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins a stage.
    pub(crate) fn start(stage: impl Into<String>) -> Self {
        let err = std::io::stderr();
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if is_dumb || !err.is_terminal() {
            return Self { shown: None };
        }
        let (sender, ended) = channel();
        let stage = stage.into();
        Self { shown: Some((sender, std::thread::spawn(move || show(&stage, &ended)))) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.shown.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

fn show(stage: &str, ended: &Receiver<()>) {
    let started = Instant::now();
    let mut is_shown = false;
    loop {
        match ended.recv_timeout(TICK) {
            Err(RecvTimeoutError::Timeout) if started.elapsed() >= SHORT => {
                let text: String = printable(stage).chars().take(WIDTH).collect();
                // whoever closed the standard error does not want to read this
                let _ = write!(std::io::stderr(), "\r\x1b[K{text} … {} s", started.elapsed().as_secs());
                is_shown = true;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    if is_shown {
        let _ = write!(std::io::stderr(), "\r\x1b[K");
    }
}
