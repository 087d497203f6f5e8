//! Tokens on one line. In: a list of tokens; out: their text with the printer's spaces. It never writes what the printer
//! may put on several lines: closures, operators, macros, long structs.

use super::split::{is_keyword, is_punct, split};
use proc_macro2::{Delimiter, Group, Spacing, TokenTree};

/// The widest struct that the printer leaves on one line, without the last brace.
pub(super) const WIDEST_STRUCT: usize = 34;

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

struct Line {
    text: String,
    last: Last,
    /// How many generics are open.
    generics: usize,
}

/// The tokens on one line.
pub(super) fn flat(tokens: &[TokenTree]) -> Option<String> {
    let mut line = Line { text: String::new(), last: Last::Open, generics: 0 };
    let mut rest = tokens;
    while let Some((token, after)) = rest.split_first() {
        rest = after;
        match token {
            TokenTree::Ident(ident) => line.ident(&ident.to_string(), after)?,
            TokenTree::Literal(literal) => line.word(&literal.to_string(), Last::Word),
            TokenTree::Group(group) => line.group(group)?,
            TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint => {
                let next = after.first()?;
                let joined = joined(punct.as_char(), next);
                match joined {
                    Some(sign) => {
                        line.sign(sign)?;
                        rest = after.get(1..)?;
                    }
                    None => line.single(punct.as_char())?,
                }
            }
            TokenTree::Punct(punct) => line.single(punct.as_char())?,
        }
    }
    (line.generics == 0).then_some(line.text)
}

/// Two signs that are one.
fn joined(first: char, next: &TokenTree) -> Option<&'static str> {
    [("::", ':', ':'), ("->", '-', '>'), ("=>", '=', '>'), ("..", '.', '.')]
        .into_iter()
        .find(|(_, one, other)| *one == first && is_punct(next, *other))
        .map(|(sign, _, _)| sign)
}

impl Line {
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

    fn ident(&mut self, word: &str, after: &[TokenTree]) -> Option<()> {
        let last = match word {
            "if" | "else" | "match" | "while" | "loop" | "move" | "async" | "unsafe" => return None,
            "for" if self.generics > 0 => return None,
            "mut" | "dyn" | "as" | "in" | "where" | "for" | "return" => Last::Keyword,
            _ if self.text.ends_with('\'') => Last::Lifetime,
            _ => Last::Word,
        };
        if after.first().is_some_and(|next| is_punct(next, '!')) {
            return None;
        }
        self.word(word, last);
        Some(())
    }

    fn sign(&mut self, sign: &str) -> Option<()> {
        match sign {
            "::" => self.text.push_str(sign),
            // `..rest`, `400..`, `500..=599`
            ".." => {
                let open = matches!(self.last, Last::Open | Last::Sign);
                if open {
                    self.space();
                }
                self.text.push_str(sign);
                self.last = if open { Last::Open } else { Last::Range };
                return Some(());
            }
            "->" | "=>" => {
                return {
                    self.word(sign, Last::Sign);
                    Some(())
                };
            }
            _ => return None,
        }
        self.last = Last::Open;
        Some(())
    }

    fn single(&mut self, sign: char) -> Option<()> {
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
                self.generics = self.generics.checked_sub(1)?;
                (false, Last::Word)
            }
            _ => return None,
        };
        if before {
            self.space();
        }
        // `Type<A,>`
        if sign == '>' && self.text.ends_with(',') {
            return None;
        }
        self.text.push(sign);
        self.last = last;
        Some(())
    }

    fn group(&mut self, group: &Group) -> Option<()> {
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        match group.delimiter() {
            Delimiter::Parenthesis => self.list(&inside, "(", ")"),
            Delimiter::Bracket => self.list(&inside, "[", "]"),
            Delimiter::Brace => self.fields(&inside),
            Delimiter::None => None,
        }
    }

    /// A list in parentheses or brackets: what stands behind a word belongs to it.
    fn list(&mut self, inside: &[TokenTree], open: &str, close: &str) -> Option<()> {
        if !matches!(self.last, Last::Word) {
            self.space();
        }
        // `(a,)` is another thing than `(a)`, and `[a; 2]` is no list
        let pieces = split(inside, ',');
        let odd = pieces.len() == 1 && inside.last().is_some_and(|token| is_punct(token, ','));
        if odd && !matches!(self.last, Last::Word) || inside.iter().any(|token| is_punct(token, ';')) {
            return None;
        }
        let pieces = pieces.into_iter().map(flat).collect::<Option<Vec<_>>>()?;
        self.text.push_str(open);
        self.text.push_str(&pieces.join(", "));
        self.text.push_str(close);
        self.last = Last::Word;
        Some(())
    }

    /// The fields of a struct that is short enough to stay on the line.
    fn fields(&mut self, inside: &[TokenTree]) -> Option<()> {
        let path = self.text.rsplit([' ', '(', '&', '[']).next().unwrap_or_default().len();
        if self.last != Last::Word || path == 0 {
            return None;
        }
        let fields = split(inside, ',').into_iter().map(flat).collect::<Option<Vec<_>>>()?.join(", ");
        if fields.is_empty() {
            self.text.push_str(" {}");
            return Some(());
        }
        let width = path + " { ".len() + fields.len() + " ".len();
        (width <= WIDEST_STRUCT).then(|| self.text.push_str(&format!(" {{ {fields} }}")))
    }
}

/// Whether a word begins what is not plain.
pub(super) fn is_special(token: &TokenTree) -> bool {
    ["if", "for", "while", "loop", "return", "unsafe", "async", "move", "fn", "use", "struct", "impl", "let"]
        .iter()
        .any(|word| is_keyword(token, word))
}
