//! The terminal. In: what is shown; out: the same drawn over what was there. It leaves the terminal as it was.

use super::board::Board;
use super::view::{self, Line, Size, Tone};
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::style::{Attribute, Color, Print, ResetColor, SetAttribute, SetForegroundColor};
use crossterm::terminal::{self, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{execute, queue};
use std::io::{IsTerminal as _, Result, Stdout, Write as _};

/// The size of a terminal that does not tell its own.
const USUAL: (u16, u16) = (80, 24);

/// A terminal with a view; what it showed before is back when this is dropped.
pub(crate) struct Screen {
    out: Stdout,
    has_colours: bool,
}

impl Screen {
    /// Takes the terminal; `None` when there is none that can be drawn on.
    pub(crate) fn open() -> Result<Option<Self>> {
        let out = std::io::stdout();
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if is_dumb || !out.is_terminal() || !std::io::stdin().is_terminal() {
            return Ok(None);
        }
        let has_colours = anstream::AutoStream::choice(&out) != anstream::ColorChoice::Never;
        terminal::enable_raw_mode()?;
        // from here on, dropping it sets the terminal right
        let mut screen = Self { out, has_colours };
        execute!(screen.out, EnterAlternateScreen, Hide)?;
        Ok(Some(screen))
    }

    /// Draws the view again.
    pub(crate) fn draw(&mut self, board: &mut Board) -> Result<()> {
        let (width, height) = terminal::size().unwrap_or(USUAL);
        let size = Size { width: usize::from(width.max(1)), height: usize::from(height.max(1)) };
        let lines = view::lines(board, size);
        for (line, row) in lines.iter().zip(0..height) {
            // what is cleared behind a full line would be its last column
            queue!(self.out, MoveTo(0, row), Clear(ClearType::CurrentLine))?;
            self.line(line)?;
        }
        if let Some(free) = u16::try_from(lines.len()).ok().filter(|used| *used < height) {
            queue!(self.out, MoveTo(0, free), Clear(ClearType::FromCursorDown))?;
        }
        self.out.flush()
    }

    fn line(&mut self, line: &Line) -> Result<()> {
        if !self.has_colours {
            return queue!(self.out, Print(&line.text));
        }
        match line.tone {
            Tone::Plain => {}
            Tone::Title => queue!(self.out, SetAttribute(Attribute::Bold))?,
            Tone::Faint => queue!(self.out, SetAttribute(Attribute::Dim))?,
            Tone::Good => queue!(self.out, SetForegroundColor(Color::Green))?,
            Tone::Warning => queue!(self.out, SetForegroundColor(Color::Yellow))?,
            Tone::Error => queue!(self.out, SetForegroundColor(Color::Red))?,
        }
        queue!(self.out, Print(&line.text), ResetColor, SetAttribute(Attribute::Reset))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // a terminal that is gone needs nothing
        let _ = execute!(self.out, Show, LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
    }
}
