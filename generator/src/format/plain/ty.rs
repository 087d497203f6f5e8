//! Types that may be longer than their line. In: tokens that end with a type; out: them on one line, or with each argument
//! of the outermost generics on a line of its own. It never breaks anything but generics.

use super::flat::Stop;
use super::text::Text;
use super::tokens::{Token, Tokens};
use proc_macro2::Delimiter;

/// Whatever ends with a type, with so many bytes behind it.
pub(super) fn ty(text: &mut Text, tokens: Tokens<'_>, tail: usize) -> Option<()> {
    match text.try_flat(tokens, tail) {
        Ok(()) => Some(()),
        Err(Stop::Unknown) => None,
        Err(Stop::TooLong) => broken(text, tokens, tail),
    }
}

/// The same, where it is known that it does not fit on the line.
pub(super) fn broken(text: &mut Text, tokens: Tokens<'_>, tail: usize) -> Option<()> {
    let Some((before, arguments)) = tokens.find(|token| token.is_punct('<')) else {
        // there is no place to break it
        return if tokens.any(|token| matches!(token, Token::Group(..))) {
            tuple(text, tokens)
        } else {
            text.flat_anyway(tokens)
        };
    };
    let (arguments, close) = arguments.skip_first().split_last()?;
    if !close.is_punct('>') || arguments.is_empty() || tail > MOST_BEHIND {
        return None;
    }
    text.flat_anyway(before)?;
    text.push("<");
    listed(text, arguments)?;
    text.push(">");
    Some(())
}

/// `Name(Type)`: a variant with the type on a line of its own.
fn tuple(text: &mut Text, tokens: Tokens<'_>) -> Option<()> {
    let (name, last) = tokens.split_last()?;
    let inside = last.group(Delimiter::Parenthesis)?;
    let Some(Token::Ident(_)) = name.only() else { return None };
    text.flat_anyway(name)?;
    text.push("(");
    listed(text, inside)?;
    text.push(")");
    Some(())
}

/// Types with commas between them, each on a line of its own.
fn listed(text: &mut Text, types: Tokens<'_>) -> Option<()> {
    text.deeper(|text| {
        let mut pieces = types.split(',').peekable();
        while let Some(piece) = pieces.next() {
            text.end_line();
            // the comma behind the last one is there only because it is broken
            ty(text, piece, usize::from(pieces.peek().is_some()))?;
            text.push(",");
        }
        Some(())
    })?;
    text.end_line();
    Some(())
}

/// What follows a type up to where the printer could break next: `= `, `{`, a comma.
const MOST_BEHIND: usize = 3;
