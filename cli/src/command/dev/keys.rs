//! The keys of the terminal. In: nothing; out: an event for each key that means something. It never draws.

use super::Event;
use crate::render::dev::Key;
use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// How often it is looked whether somebody still listens.
const PAUSE: Duration = Duration::from_millis(200);

/// Listens until it is dropped.
pub(super) struct Keys {
    ended: Arc<AtomicBool>,
}

impl Keys {
    /// Sends what is pressed from now on.
    pub(super) fn listen(events: Sender<Event>) -> Self {
        let ended = Arc::new(AtomicBool::new(false));
        let keys = Self { ended: Arc::clone(&ended) };
        std::thread::spawn(move || {
            while !ended.load(Ordering::Relaxed) {
                // a terminal that is gone has no keys
                let Ok(is_there) = event::poll(PAUSE) else { return };
                let Some(event) = is_there.then(event::read).and_then(Result::ok).and_then(meant) else {
                    continue;
                };
                if events.send(event).is_err() {
                    return;
                }
            }
        });
        keys
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
    }
}

fn meant(event: event::Event) -> Option<Event> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => key_of(key).map(Event::Pressed),
        event::Event::Resize(..) => Some(Event::Resized),
        _ => None,
    }
}

fn key_of(key: KeyEvent) -> Option<Key> {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    Some(match key.code {
        KeyCode::Char('c' | 'd') if is_control => Key::Quit,
        KeyCode::Char(_) if is_control => return None,
        KeyCode::Char('q') => Key::Quit,
        KeyCode::Char('o') => Key::Page,
        KeyCode::Char('r') => Key::Restart,
        KeyCode::Char('f') => Key::Findings,
        KeyCode::Esc => Key::Back,
        KeyCode::Up | KeyCode::Char('k') => Key::Up,
        KeyCode::Down | KeyCode::Char('j') => Key::Down,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown | KeyCode::Char(' ') => Key::PageDown,
        _ => return None,
    })
}
