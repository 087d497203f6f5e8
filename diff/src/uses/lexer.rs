//! The names and signs of a Rust text. In: a text; out: its words with their places, without comments and literals. It never fails:
//! what is no Rust gives words, too.

use clientwright::source::Position;
use std::iter::Peekable;
use std::str::CharIndices;

/// A name or a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// An identifier or a keyword.
    Name(&'t str),
    /// A punctuation character, or a bracket.
    Sign(char),
    /// A number, a string or a character.
    Literal,
}

/// A token with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    pub(super) token: Token<'t>,
    pub(super) position: Position,
}

struct Lexer<'t> {
    text: &'t str,
    rest: Peekable<CharIndices<'t>>,
    here: Position,
}

pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut lexer =
        Lexer { text, rest: text.char_indices().peekable(), here: Position { line: 1, column: 1 } };
    std::iter::from_fn(|| lexer.word()).collect()
}

impl<'t> Lexer<'t> {
    fn bump(&mut self) -> Option<char> {
        let (_, c) = self.rest.next()?;
        if c == '\n' {
            self.here = Position { line: self.here.line + 1, column: 1 };
        } else {
            self.here.column += 1;
        }
        Some(c)
    }

    fn peek(&mut self) -> Option<char> {
        self.rest.peek().map(|(_, c)| *c)
    }

    fn offset(&mut self) -> usize {
        self.rest.peek().map_or(self.text.len(), |(at, _)| *at)
    }

    /// What comes next, from here on.
    fn ahead(&mut self) -> &'t str {
        let at = self.offset();
        self.text.get(at..).unwrap_or("")
    }

    fn word(&mut self) -> Option<Word<'t>> {
        loop {
            let ahead = self.ahead();
            match self.peek()? {
                c if c.is_whitespace() => drop(self.bump()),
                '/' if ahead.starts_with("//") => {
                    while self.peek().is_some_and(|c| c != '\n') {
                        self.bump();
                    }
                }
                '/' if ahead.starts_with("/*") => self.comment(),
                _ => break,
            }
        }
        let (position, ahead) = (self.here, self.ahead());
        let token = match self.peek()? {
            'r' | 'b' | 'c' if is_text(ahead) => self.text_literal(),
            '"' => self.quoted('"'),
            '\'' if is_character(ahead) => self.quoted('\''),
            c if c.is_alphabetic() || c == '_' => self.name(),
            c if c.is_ascii_digit() => {
                while self.peek().is_some_and(|c| c.is_alphanumeric() || c == '_') {
                    self.bump();
                }
                Token::Literal
            }
            c => {
                self.bump();
                Token::Sign(c)
            }
        };
        Some(Word { token, position })
    }

    fn name(&mut self) -> Token<'t> {
        let start = self.offset();
        while self.peek().is_some_and(|c| c.is_alphanumeric() || c == '_') {
            self.bump();
        }
        let end = self.offset();
        Token::Name(self.text.get(start..end).unwrap_or(""))
    }

    /// A comment with those in it.
    fn comment(&mut self) {
        let mut depth = 0;
        loop {
            let ahead = self.ahead();
            let step = if ahead.starts_with("/*") {
                1
            } else if ahead.starts_with("*/") {
                -1
            } else {
                0
            };
            depth += step;
            if step != 0 {
                self.bump();
            }
            if self.bump().is_none() || depth == 0 {
                return;
            }
        }
    }

    /// A text between quotes, with escapes.
    fn quoted(&mut self, quote: char) -> Token<'t> {
        self.bump();
        while let Some(c) = self.bump() {
            match c {
                '\\' => drop(self.bump()),
                c if c == quote => break,
                _ => {}
            }
        }
        Token::Literal
    }

    /// A text with a prefix: `r#"…"#`, `b"…"`, `b'…'`.
    fn text_literal(&mut self) -> Token<'t> {
        let mut is_raw = false;
        while let Some(c) = self.peek().filter(|c| matches!(c, 'r' | 'b' | 'c')) {
            is_raw |= c == 'r';
            self.bump();
        }
        let mut hashes = String::from("\"");
        while self.peek() == Some('#') {
            hashes.push('#');
            self.bump();
        }
        match self.peek() {
            Some('"') if is_raw => {
                self.bump();
                while !self.ahead().starts_with(&hashes) && self.bump().is_some() {}
                for _ in hashes.chars() {
                    self.bump();
                }
                Token::Literal
            }
            Some(quote) => self.quoted(quote),
            None => Token::Literal,
        }
    }
}

/// Whether a prefix and a text begin here, not a name.
fn is_text(ahead: &str) -> bool {
    let behind = ahead.trim_start_matches(['r', 'b', 'c']);
    let length = ahead.len() - behind.len();
    let is_short = length <= 2;
    let is_raw = ahead.get(..length).is_some_and(|prefix| prefix.contains('r'));
    let quoted = behind.trim_start_matches('#').starts_with('"') && (is_raw || behind.starts_with('"'));
    is_short && (quoted || length == 1 && ahead.starts_with("b'"))
}

/// Whether a character begins here, not a lifetime.
fn is_character(ahead: &str) -> bool {
    let mut chars = ahead.chars().skip(1);
    match chars.next() {
        Some('\\') => true,
        Some(_) => chars.next() == Some('\''),
        None => false,
    }
}
