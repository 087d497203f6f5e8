//! The lines of the view. In: what is shown, and the size of the terminal; out: lines that fit in it. It never draws.

use super::board::Board;
use super::{Changes, Shown, State};
use clientwright::diagnostic::printable;
use clientwright_diff::Level;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// How many lines of requests are kept free if there are any.
const REQUESTS: usize = 5;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Title,
    Faint,
    Good,
    Warning,
    Error,
}

/// A line, without the characters that a terminal would obey.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) tone: Tone,
    pub(super) text: String,
}

/// Columns and lines of a terminal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub(super) width: usize,
    pub(super) height: usize,
}

/// The view: never more lines, nor wider ones, than the terminal has.
pub(super) fn lines(board: &mut Board, size: Size) -> Vec<Line> {
    let mut lines = match board.findings {
        Some(first) => findings(board, first, size),
        None => overview(board, size),
    };
    lines.truncate(size.height);
    for line in &mut lines {
        line.text = cut(&line.text, size.width);
    }
    lines
}

fn overview(board: &Board, size: Size) -> Vec<Line> {
    let mut lines = Vec::new();
    for shown in &board.all {
        lines.extend(description(shown, size.width));
    }
    if board.all.is_empty() {
        lines.push(line(Tone::Faint, "reading"));
    }
    let requests = board.requests.len().min(REQUESTS);
    let said = board.said.iter().flat_map(|said| wrapped(Tone::Faint, said, size.width, 0));
    let said: Vec<Line> = said.collect();
    let below = 1 + said.len() + if requests == 0 { 0 } else { requests + 1 };
    let room = size.height.saturating_sub(lines.len() + below + 1);
    if let Some(changes) = board.all.get(board.last).and_then(changes_of) {
        lines.extend(changed(changes, room, size.width));
    }
    lines.truncate(size.height.saturating_sub(below));
    if requests > 0 {
        lines.push(line(Tone::Title, "Requests"));
        let last = board.requests.iter().skip(board.requests.len() - requests);
        lines.extend(last.map(|request| line(Tone::Plain, format!("  {request}"))));
    }
    lines.extend(said);
    lines.push(line(Tone::Faint, "o page   f findings   r restart mock   q quit"));
    lines
}

fn description(shown: &Shown, width: usize) -> Vec<Line> {
    let tone = match &shown.state {
        State::Good { .. } => Tone::Good,
        State::Broken { .. } => Tone::Error,
    };
    let mut lines = vec![line(Tone::Title, &shown.name)];
    lines.extend(wrapped(tone, &shown.summary(), width, 2));
    match &shown.state {
        State::Good { written: Some(Ok(done)), .. } => {
            lines.push(line(Tone::Plain, format!("  files  {done}")));
        }
        State::Good { written: Some(Err(why)), .. } => lines.extend(wrapped(Tone::Error, why, width, 2)),
        State::Good { written: None, .. } => {}
        State::Broken { errors, more, .. } => {
            lines.extend(errors.iter().flat_map(|error| wrapped(Tone::Error, error, width, 2)));
            lines.extend((*more > 0).then(|| line(Tone::Error, format!("  and {more} more"))));
        }
    }
    lines.push(line(Tone::Plain, format!("  mock   {}", shown.base_url)));
    lines.push(line(Tone::Plain, format!("  page   {}", shown.page)));
    lines
}

fn changes_of(shown: &Shown) -> Option<&Changes> {
    match &shown.state {
        State::Good { changes, .. } => changes.as_ref(),
        State::Broken { .. } => None,
    }
}

/// What changed, in at most `room` lines and one.
fn changed(changes: &Changes, room: usize, width: usize) -> Vec<Line> {
    if changes.is_empty() {
        return vec![line(Tone::Faint, "nothing changed")];
    }
    let mut lines = vec![line(Tone::Title, "Changes")];
    let mut named = 0;
    for (level, text) in &changes.lines {
        let tone = match level {
            Level::Error => Tone::Error,
            Level::Warning => Tone::Warning,
            Level::Info => Tone::Plain,
        };
        let more = wrapped(tone, text, width, 2);
        // the last line counts what has no place
        if lines.len() + more.len() > room.saturating_sub(1) {
            break;
        }
        lines.extend(more);
        named += 1;
    }
    let rest = match changes.lines.len() - named {
        0 => changes.rest(),
        more => Some(format!("and {more} more: `clientwright diff` shows all")),
    };
    lines.extend(rest.map(|rest| line(Tone::Faint, format!("  {rest}"))));
    lines
}

/// All findings, from a line on.
fn findings(board: &mut Board, first: usize, size: Size) -> Vec<Line> {
    let all = board.all.iter().map(|shown| match shown.findings.trim() {
        "" => format!("{}: nothing to report", shown.name),
        findings => findings.to_owned(),
    });
    let all = all.collect::<Vec<_>>().join("\n\n");
    let all: Vec<Line> = all
        .lines()
        .flat_map(|text| folded(&printable(text), size.width))
        .map(|it| line(Tone::Plain, it))
        .collect();
    let room = size.height.saturating_sub(1);
    let first = first.min(all.len().saturating_sub(room));
    (board.findings, board.room) = (Some(first), room);
    let seen = format!("{} of {} lines", (first + room).min(all.len()), all.len());
    let mut lines: Vec<Line> = all.into_iter().skip(first).take(room).collect();
    lines.push(line(Tone::Faint, format!("{seen}   arrows, space: move   f back   q quit")));
    lines
}

fn line(tone: Tone, text: impl AsRef<str>) -> Line {
    Line { tone, text: printable(text.as_ref()).into_owned() }
}

/// A text in lines that break between words, behind some blanks; those behind the first have two more.
fn wrapped(tone: Tone, text: &str, width: usize, indent: usize) -> Vec<Line> {
    let text = printable(text);
    let mut lines = vec![" ".repeat(indent)];
    let mut is_empty = true;
    for word in text.split(' ') {
        let Some(last) = lines.last_mut() else { continue };
        if !is_empty && last.width() + 1 + word.width() > width {
            lines.push(format!("{}{word}", " ".repeat(indent + 2)));
        } else {
            last.push_str(if is_empty { "" } else { " " });
            last.push_str(word);
        }
        is_empty = false;
    }
    let folded = lines.iter().flat_map(|line| folded(line, width));
    folded.map(|text| Line { tone, text }).collect()
}

/// A line in pieces that fit.
fn folded(text: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        let needed = c.width().unwrap_or(0);
        if used + needed > width && used > 0 {
            pieces.push(String::new());
            used = 0;
        }
        used += needed;
        pieces.iter_mut().next_back().into_iter().for_each(|piece| piece.push(c));
    }
    pieces
}

/// The beginning of a line that fits.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let pieces = width.checked_sub(1).filter(|room| *room > 0).map(|room| folded(text, room));
    pieces.into_iter().flatten().next().unwrap_or_default() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::dev::Served;
    use std::time::Duration;

    fn shown(state: State) -> Shown {
        Shown {
            name: "specs/openapi.yaml".to_owned(),
            base_url: "http://127.0.0.1:4010".to_owned(),
            page: "http://127.0.0.1:4010/-/docs".to_owned(),
            state,
            findings: String::new(),
            elapsed: Duration::from_millis(14),
        }
    }

    fn good(changes: usize) -> Shown {
        let message = "the field `types::Pet::name` is `Option<String>`, it was `String`";
        let text = format!("openapi.yaml:20:19: error[D2008] source: {message} (GET /pets; before: …)");
        shown(State::Good {
            operations: 4,
            counted: "2 warnings".to_owned(),
            written: Some(Ok("13: 2 written, 11 unchanged in client".to_owned())),
            changes: Some(Changes { lines: vec![(Level::Error, text); changes], hidden: 3 }),
        })
    }

    fn drawn(board: &mut Board, width: usize, height: usize) -> String {
        let lines = lines(board, Size { width, height });
        assert!(lines.len() <= height, "{lines:?}");
        assert!(lines.iter().all(|line| line.text.width() <= width), "{lines:?}");
        lines.into_iter().map(|line| line.text + "\n").collect()
    }

    #[test]
    fn a_view_has_what_there_is_to_know_at_80_columns() {
        let mut board = Board::default();
        board.read(good(1));
        board.answered("GET /pets -> 200".to_owned());
        let want = "\
specs/openapi.yaml
  4 operations, 2 warnings, 14 ms
  files  13: 2 written, 11 unchanged in client
  mock   http://127.0.0.1:4010
  page   http://127.0.0.1:4010/-/docs
Changes
  openapi.yaml:20:19: error[D2008] source: the field `types::Pet::name` is
    `Option<String>`, it was `String` (GET /pets; before: …)
  3 changes of a lower level
Requests
  GET /pets -> 200
o page   f findings   r restart mock   q quit
";
        assert_eq!(drawn(&mut board, 80, 24), want);
    }

    #[test]
    fn a_view_fits_in_any_terminal_and_keeps_its_keys() {
        let mut board = Board::default();
        board.read(good(500));
        for _ in 0..200 {
            board.answered("GET /\u{202e}\u{1b}[31m名前/".repeat(30));
        }
        for (width, height) in [(1, 1), (20, 5), (80, 12), (80, 24), (200, 60)] {
            let text = drawn(&mut board, width, height);
            assert!(width < 80 || text.ends_with("q quit\n"), "{text}");
            assert!(!text.contains(['\u{202e}', '\u{1b}']), "{text}");
        }
        let text = drawn(&mut board, 80, 24);
        assert!(text.contains("more: `clientwright diff` shows all"), "{text}");
    }

    #[test]
    fn errors_are_shown_with_what_is_served() {
        let mut board = Board::default();
        let errors = vec!["specs/openapi.yaml:3:1: error[E0001]: not YAML".to_owned()];
        board.read(shown(State::Broken { served: Served::Last, errors, more: 2 }));
        let text = drawn(&mut board, 80, 24);
        assert!(text.contains("3 errors, 14 ms: the mock serves the last version without them"), "{text}");
        assert!(text.contains("error[E0001]: not YAML") && text.contains("and 2 more"), "{text}");
    }

    #[test]
    fn findings_are_read_from_their_first_line_to_their_last() {
        use super::super::board::Key;
        let mut board = Board::default();
        let text: String = (1..=50).map(|number| format!("finding {number}\n")).collect();
        board.read(Shown { findings: text, ..good(0) });
        board.pressed(Key::Findings);
        assert!(drawn(&mut board, 80, 24).starts_with("finding 1\n"));
        for _ in 0..10 {
            board.pressed(Key::PageDown);
            drawn(&mut board, 80, 24);
        }
        assert!(drawn(&mut board, 80, 24).contains("finding 50\n50 of 50 lines"));
        board.pressed(Key::Up);
        assert!(drawn(&mut board, 80, 24).contains("finding 49\n49 of 50 lines"));
        board.pressed(Key::Back);
        assert!(drawn(&mut board, 80, 24).starts_with("specs/openapi.yaml"));
    }
}
