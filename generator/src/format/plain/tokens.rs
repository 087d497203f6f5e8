//! Tokens taken out of their stream. In: a stream; out: one list for all its tokens and one text for all their words, and
//! views of both. It never copies a token twice: a stream is consumed, and a view is two slices.
//!
//! A stream of proc_macro2 can only be looked into by taking it apart, group by group; to print it means to look at most
//! tokens more than once.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::fmt::Write;

/// All tokens of an item; a group comes before what is inside of it.
#[derive(Debug, Default)]
pub(super) struct Store {
    words: String,
    tokens: Vec<Stored>,
}

#[derive(Debug, Clone, Copy)]
enum Stored {
    /// From here to there in the words.
    Ident(usize, usize),
    Literal(usize, usize),
    Punct(char, Spacing),
    /// The next so many tokens are inside.
    Group(Delimiter, usize),
}

/// A token as a view shows it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Token<'t> {
    Ident(&'t str),
    Literal(&'t str),
    Punct(char, Spacing),
    Group(Delimiter, Tokens<'t>),
}

/// Tokens that follow each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tokens<'t> {
    words: &'t str,
    tokens: &'t [Stored],
}

impl Store {
    /// Takes a stream apart.
    pub(super) fn of(stream: TokenStream) -> Self {
        let mut store = Self::default();
        store.take(stream);
        store
    }

    pub(super) fn tokens(&self) -> Tokens<'_> {
        Tokens { words: &self.words, tokens: &self.tokens }
    }

    fn take(&mut self, stream: TokenStream) {
        for token in stream {
            match token {
                TokenTree::Ident(ident) => {
                    let (from, to) = self.word(&ident);
                    self.tokens.push(Stored::Ident(from, to));
                }
                TokenTree::Literal(literal) => {
                    let (from, to) = self.word(&literal);
                    self.tokens.push(Stored::Literal(from, to));
                }
                TokenTree::Punct(punct) => {
                    self.tokens.push(Stored::Punct(punct.as_char(), punct.spacing()));
                }
                TokenTree::Group(group) => {
                    let at = self.tokens.len();
                    let (delimiter, inside) = (group.delimiter(), group.stream());
                    self.tokens.push(Stored::Group(delimiter, 0));
                    // as long as the group is there, its stream is shared, and would be copied
                    drop(group);
                    self.take(inside);
                    let inside = self.tokens.len() - at - 1;
                    self.tokens.get_mut(at).into_iter().for_each(|it| *it = Stored::Group(delimiter, inside));
                }
            }
        }
    }

    fn word(&mut self, word: &impl std::fmt::Display) -> (usize, usize) {
        let from = self.words.len();
        // a String takes everything
        let _ = write!(self.words, "{word}");
        (from, self.words.len())
    }
}

impl<'t> Tokens<'t> {
    pub(super) fn is_empty(self) -> bool {
        self.tokens.is_empty()
    }

    /// The first token; a group counts as one.
    pub(super) fn first(self) -> Option<Token<'t>> {
        Some(self.split_first()?.0)
    }

    /// The first token, and what follows it.
    pub(super) fn split_first(self) -> Option<(Token<'t>, Self)> {
        let (first, rest) = self.tokens.split_first()?;
        let word = |from, to| self.words.get(from..to).unwrap_or_default();
        let (token, rest) = match *first {
            Stored::Ident(from, to) => (Token::Ident(word(from, to)), rest),
            Stored::Literal(from, to) => (Token::Literal(word(from, to)), rest),
            Stored::Punct(sign, spacing) => (Token::Punct(sign, spacing), rest),
            Stored::Group(delimiter, length) => {
                let (inside, rest) = rest.split_at_checked(length)?;
                (Token::Group(delimiter, Self { tokens: inside, ..self }), rest)
            }
        };
        Some((token, Self { tokens: rest, ..self }))
    }

    /// The last token, and what comes before it.
    pub(super) fn split_last(self) -> Option<(Self, Token<'t>)> {
        let mut rest = self;
        while let Some((token, after)) = rest.split_first() {
            if after.is_empty() {
                return Some((self.before(rest), token));
            }
            rest = after;
        }
        None
    }

    /// The only token.
    pub(super) fn only(self) -> Option<Token<'t>> {
        self.split_first().filter(|(_, rest)| rest.is_empty()).map(|(token, _)| token)
    }

    /// Before the first token that is such a one, and from it on.
    pub(super) fn find(self, is: impl Fn(Token<'t>) -> bool) -> Option<(Self, Self)> {
        let mut rest = self;
        while let Some((token, after)) = rest.split_first() {
            if is(token) {
                return Some((self.before(rest), rest));
            }
            rest = after;
        }
        None
    }

    /// What comes before the rest of these tokens.
    pub(super) fn before(self, rest: Self) -> Self {
        let length = self.tokens.len().saturating_sub(rest.tokens.len());
        Self { tokens: self.tokens.get(..length).unwrap_or_default(), ..self }
    }

    /// None of these tokens.
    pub(super) fn none(self) -> Self {
        Self { tokens: &[], ..self }
    }

    /// All but the first token.
    pub(super) fn skip_first(self) -> Self {
        self.split_first().map_or(self, |(_, rest)| rest)
    }

    /// Whether there is such a token.
    pub(super) fn any(self, is: impl Fn(Token<'t>) -> bool) -> bool {
        self.find(is).is_some()
    }

    /// The pieces between separators, generics kept whole; nothing behind the last separator is no piece.
    pub(super) fn split(self, separator: char) -> Pieces<'t> {
        Pieces { rest: self, separator }
    }

    /// Before the first braces, what is in them, and behind them.
    pub(super) fn before_brace(self) -> Option<(Self, Self, Self)> {
        let (head, rest) = self.find(|token| token.group(Delimiter::Brace).is_some())?;
        let (braces, rest) = rest.split_first()?;
        Some((head, braces.group(Delimiter::Brace)?, rest))
    }
}

impl<'t> Token<'t> {
    pub(super) fn is_punct(self, wanted: char) -> bool {
        matches!(self, Token::Punct(sign, _) if sign == wanted)
    }

    pub(super) fn is_keyword(self, wanted: &str) -> bool {
        matches!(self, Token::Ident(word) if word == wanted)
    }

    /// What is inside of a group with this delimiter.
    pub(super) fn group(self, wanted: Delimiter) -> Option<Tokens<'t>> {
        match self {
            Token::Group(delimiter, inside) if delimiter == wanted => Some(inside),
            Token::Group(..) | Token::Ident(_) | Token::Literal(_) | Token::Punct(..) => None,
        }
    }
}

/// See [`Tokens::split`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Pieces<'t> {
    rest: Tokens<'t>,
    separator: char,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Tokens<'t>;

    fn next(&mut self) -> Option<Tokens<'t>> {
        let whole = self.rest;
        if whole.is_empty() {
            return None;
        }
        let (mut depth, mut before) = (0_usize, ' ');
        while let Some((token, after)) = self.rest.split_first() {
            let sign = if let Token::Punct(sign, _) = token { sign } else { ' ' };
            match sign {
                '<' => depth += 1,
                // not the arrows
                '>' if !matches!(before, '-' | '=') => depth = depth.saturating_sub(1),
                _ if sign == self.separator && depth == 0 => {
                    let piece = whole.before(self.rest);
                    self.rest = after;
                    return Some(piece);
                }
                _ => {}
            }
            before = sign;
            self.rest = after;
        }
        Some(whole)
    }
}
