//! Tokens on one line. In: tokens, the line so far and its width; out: the line with the printer's spaces. It never writes
//! what the printer may put on several lines: closures, operators, macros, long structs.

use super::tokens::{Token, Tokens};
use proc_macro2::{Delimiter, Spacing};

/// The widest struct that the printer leaves on one line, without the last brace.
pub(super) const WIDEST_STRUCT: usize = 34;

/// Why tokens are not on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// They are too long for it.
    TooLong,
    /// The printer may do something with them that is not known here.
    Unknown,
}

/// What was written last, as far as the next token cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing, or what takes no space behind it.
    Open,
    /// A word that takes a space before whatever follows.
    Keyword,
    /// The name of a lifetime.
    Lifetime,
    /// A name, a literal, a group, the end of generics.
    Word,
    /// A sign that takes a space behind it.
    Sign,
    /// The dots of a range, which may end there.
    Range,
}

/// Text that grows up to a width.
struct Line<'o> {
    text: &'o mut String,
    /// Where the tokens begin in it.
    start: usize,
    /// The text's length when the line is full.
    widest: usize,
    last: Last,
    /// How many generics are open.
    generics: usize,
}

/// Writes tokens on one line, up to the length `widest` of the text. What was written before a stop stays.
pub(super) fn write(text: &mut String, tokens: Tokens<'_>, widest: usize) -> Result<(), Stop> {
    let start = text.len();
    let mut line = Line { text, start, widest, last: Last::Open, generics: 0 };
    let mut rest = tokens;
    while let Some((token, after)) = rest.split_first() {
        rest = after;
        match token {
            Token::Ident(word) => line.ident(word, after)?,
            Token::Literal(literal) => line.word(literal, Last::Word),
            Token::Group(delimiter, inside) => line.group(delimiter, inside)?,
            Token::Punct(sign, Spacing::Joint) => match after.first().and_then(|next| joined(sign, next)) {
                Some(sign) => {
                    line.sign(sign)?;
                    rest = after.skip_first();
                }
                None => line.single(sign)?,
            },
            Token::Punct(sign, Spacing::Alone) => line.single(sign)?,
        }
        if line.text.len() > widest {
            return Err(Stop::TooLong);
        }
    }
    if line.generics == 0 { Ok(()) } else { Err(Stop::Unknown) }
}

/// Writes pieces on one line, with commas between them.
pub(super) fn join<'t>(
    text: &mut String,
    pieces: impl Iterator<Item = Tokens<'t>>,
    widest: usize,
) -> Result<(), Stop> {
    for (index, piece) in pieces.enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        write(text, piece, widest)?;
    }
    Ok(())
}

/// Two signs that are one.
fn joined(first: char, next: Token<'_>) -> Option<&'static str> {
    [("::", ':', ':'), ("->", '-', '>'), ("=>", '=', '>'), ("..", '.', '.')]
        .into_iter()
        .find(|(_, one, other)| *one == first && next.is_punct(*other))
        .map(|(sign, _, _)| sign)
}

impl Line<'_> {
    fn space(&mut self) {
        if !matches!(self.last, Last::Open) {
            self.text.push(' ');
        }
    }

    fn word(&mut self, word: &str, last: Last) {
        if self.last != Last::Range || matches!(last, Last::Sign) {
            self.space();
        }
        self.text.push_str(word);
        self.last = last;
    }

    fn ident(&mut self, word: &str, after: Tokens<'_>) -> Result<(), Stop> {
        let last = match word {
            "if" | "else" | "match" | "while" | "loop" | "move" | "async" | "unsafe" => {
                return Err(Stop::Unknown);
            }
            "for" if self.generics > 0 => return Err(Stop::Unknown),
            "mut" | "dyn" | "as" | "in" | "where" | "for" | "return" => Last::Keyword,
            _ if self.text.ends_with('\'') => Last::Lifetime,
            _ => Last::Word,
        };
        if after.first().is_some_and(|next| next.is_punct('!')) {
            return Err(Stop::Unknown);
        }
        self.word(word, last);
        Ok(())
    }

    fn sign(&mut self, sign: &str) -> Result<(), Stop> {
        match sign {
            "::" => {
                self.text.push_str(sign);
                self.last = Last::Open;
            }
            // `..rest`, `400..`, `500..=599`
            ".." => {
                let open = matches!(self.last, Last::Open | Last::Sign);
                if open {
                    self.space();
                }
                self.text.push_str(sign);
                self.last = if open { Last::Open } else { Last::Range };
            }
            "->" | "=>" => self.word(sign, Last::Sign),
            _ => return Err(Stop::Unknown),
        }
        Ok(())
    }

    fn single(&mut self, sign: char) -> Result<(), Stop> {
        let (before, last) = match sign {
            '=' if self.last == Last::Range => (false, Last::Open),
            ',' | ':' => (false, Last::Sign),
            '?' => (false, Last::Word),
            '.' => (false, Last::Open),
            '=' => (true, Last::Sign),
            // only where they come before an operand
            '&' | '*' | '-' if !matches!(self.last, Last::Word | Last::Lifetime) => (true, Last::Open),
            '\'' => (true, Last::Open),
            '<' => {
                self.generics += 1;
                (matches!(self.last, Last::Sign | Last::Keyword), Last::Open)
            }
            '>' => {
                self.generics = self.generics.checked_sub(1).ok_or(Stop::Unknown)?;
                (false, Last::Word)
            }
            _ => return Err(Stop::Unknown),
        };
        if before {
            self.space();
        }
        // `Type<A,>`
        if sign == '>' && self.text.ends_with(',') {
            return Err(Stop::Unknown);
        }
        self.text.push(sign);
        self.last = last;
        Ok(())
    }

    fn group(&mut self, delimiter: Delimiter, inside: Tokens<'_>) -> Result<(), Stop> {
        match delimiter {
            Delimiter::Parenthesis => self.list(inside, ['(', ')']),
            Delimiter::Bracket => self.list(inside, ['[', ']']),
            Delimiter::Brace => self.fields(inside),
            Delimiter::None => Err(Stop::Unknown),
        }
    }

    /// A list in parentheses or brackets: what stands behind a word belongs to it.
    fn list(&mut self, inside: Tokens<'_>, [open, close]: [char; 2]) -> Result<(), Stop> {
        let belongs = matches!(self.last, Last::Word);
        if !belongs {
            self.space();
        }
        // `(a,)` is another thing than `(a)`, and `[a; 2]` is no list
        let odd = !belongs && inside.split(',').nth(1).is_none() && ends_with_comma(inside);
        if odd || inside.any(|token| token.is_punct(';')) {
            return Err(Stop::Unknown);
        }
        self.text.push(open);
        join(self.text, inside.split(','), self.widest)?;
        self.text.push(close);
        self.last = Last::Word;
        Ok(())
    }

    /// The fields of a struct that is short enough to stay on the line.
    fn fields(&mut self, inside: Tokens<'_>) -> Result<(), Stop> {
        let own = self.text.get(self.start..).unwrap_or_default();
        let path = own.rsplit([' ', '(', '&', '[']).next().unwrap_or_default().len();
        if self.last != Last::Word || path == 0 {
            return Err(Stop::Unknown);
        }
        if inside.is_empty() {
            self.text.push_str(" {}");
            return Ok(());
        }
        let begin = self.text.len() - path;
        self.text.push_str(" { ");
        join(self.text, inside.split(','), self.widest)?;
        self.text.push_str(" }");
        if self.text.len() - begin > WIDEST_STRUCT + 1 { Err(Stop::Unknown) } else { Ok(()) }
    }
}

fn ends_with_comma(tokens: Tokens<'_>) -> bool {
    tokens.split_last().is_some_and(|(_, last)| last.is_punct(','))
}

/// Whether a word begins what is not plain.
pub(super) fn is_special(token: Token<'_>) -> bool {
    let Token::Ident(word) = token else { return false };
    matches!(
        word,
        "if" | "for"
            | "while"
            | "loop"
            | "return"
            | "unsafe"
            | "async"
            | "move"
            | "fn"
            | "use"
            | "struct"
            | "impl"
            | "let"
    )
}
