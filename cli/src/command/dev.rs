//! `clientwright dev SPEC…`. In: descriptions; out: at each change of their files, a generated crate, a mock and a page that are up to date,
//! and what changed, until it is interrupted. It never replaces a crate or a mock by those of a description with errors.

mod keys;
mod project;
mod watch;
mod worker;

use crate::arguments::Dev;
use crate::ending::{Ended, Ending, Failure};
use crate::input::Address;
use crate::render::dev::{Board, Key, Lines, Screen, Shown};
use keys::Keys;
use project::Project;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};

/// What happens while descriptions are worked on.
#[derive(Debug)]
pub(super) enum Event {
    /// A description was read.
    Read(Box<Shown>),
    /// A mock answered a request.
    Answered(String),
    /// A key was pressed.
    Pressed(Key),
    /// The terminal has another size.
    Resized,
    /// The program was interrupted.
    Interrupted,
}

/// What is asked of the worker.
#[derive(Debug)]
pub(super) enum Wish {
    /// A file may have changed.
    Look,
    /// Mocks shall be as at their start.
    Restart,
}

/// Serves the descriptions until it is interrupted.
pub(crate) fn dev(arguments: &Dev) -> Ended {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let (events, happened) = channel();
    let mut projects = Project::all(arguments, &events)?;
    for project in &mut projects {
        project.start(&runtime)?;
    }
    let interrupted = events.clone();
    runtime.spawn(async move {
        interruption().await;
        let _ = interrupted.send(Event::Interrupted);
    });
    match Screen::open()? {
        Some(screen) => {
            let keys = Keys::listen(events.clone());
            let wishes = worker::spawn(projects, events);
            let ended = on_screen(screen, &happened, &wishes);
            drop(keys);
            ended
        }
        None => {
            // the wishes live as long as the program: the worker ends with them
            let _wishes = worker::spawn(projects, events);
            in_lines(&happened)
        }
    }
}

/// Ctrl-C, or what ends a program in another way that it may answer.
async fn interruption() {
    #[cfg(unix)]
    if let Ok(mut ended) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = ended.recv() => {}
        }
        return;
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// Plain lines, for files and pipes.
fn in_lines(happened: &Receiver<Event>) -> Ended {
    let mut lines = Lines::default();
    while let Ok(event) = happened.recv() {
        match event {
            Event::Read(shown) => lines.read(&shown)?,
            Event::Answered(line) => lines.answered(&line)?,
            Event::Interrupted => break,
            Event::Pressed(_) | Event::Resized => {}
        }
    }
    Ok(Ending::Done)
}

/// A view that is drawn again at each event.
fn on_screen(mut screen: Screen, happened: &Receiver<Event>, wishes: &Sender<Wish>) -> Ended {
    let mut board = Board::default();
    loop {
        screen.draw(&mut board)?;
        let Ok(event) = happened.recv() else { return Ok(Ending::Done) };
        match event {
            Event::Read(shown) => board.read(*shown),
            Event::Answered(line) => board.answered(line),
            Event::Resized => {}
            Event::Interrupted | Event::Pressed(Key::Quit) => return Ok(Ending::Done),
            Event::Pressed(Key::Restart) => {
                let _ = wishes.send(Wish::Restart);
                board.say("the mocks have forgotten requests and tokens".to_owned());
            }
            Event::Pressed(Key::Page) => open_page(&mut board),
            Event::Pressed(key) => board.pressed(key),
        }
    }
}

/// Shows the page of the description that changed last in a browser.
fn open_page(board: &mut Board) {
    let Some(page) = board.page() else { return };
    let said = match open::that_detached(&page) {
        Ok(()) => format!("opened {page}"),
        // why is in the words of whatever opens browsers here, and long
        Err(_) => format!("no browser could be opened: the page is at {page}"),
    };
    board.say(said);
}

/// A description that cannot be worked on in this way.
fn refused(spec: &Path) -> Option<Failure> {
    let why = |what: &str| Failure::new(format!("{what} cannot be watched: name a file"));
    if spec == Path::new("-") {
        return Some(why("the standard input"));
    }
    Address::of(spec).map(|_| why("a URL"))
}
