//! The thread that reads descriptions. In: projects, and wishes; out: events. It never draws, so keys are answered while it reads.

use super::project::Project;
use super::watch::Alarm;
use super::{Event, Wish};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// How often files are looked at if the system tells nothing.
const TICK: Duration = Duration::from_secs(1);

/// Works until nobody has wishes or listens any more.
pub(super) fn spawn(projects: Vec<Project>, events: Sender<Event>) -> Sender<Wish> {
    let (wishes, wished) = channel();
    let alarm = Alarm::new(wishes.clone());
    std::thread::spawn(move || work(projects, alarm, &wished, &events));
    wishes
}

fn work(mut projects: Vec<Project>, mut alarm: Alarm, wished: &Receiver<Wish>, events: &Sender<Event>) {
    let mut is_new = true;
    loop {
        for project in projects.iter_mut().filter(|project| is_new || project.files.have_changed()) {
            let Some(shown) = project.again() else { continue };
            if events.send(Event::Read(Box::new(shown))).is_err() {
                return;
            }
        }
        is_new = false;
        alarm.cover(projects.iter().map(|project| &project.files));
        let first = match wished.recv_timeout(TICK) {
            Ok(wish) => Some(wish),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let is_restart = |wish: Wish| matches!(wish, Wish::Restart);
        // one save is several calls of the system; what stays behind a restart wakes the thread up once more
        if first.into_iter().chain(wished.try_iter()).any(is_restart) {
            projects.iter().for_each(Project::restart);
        }
    }
}
