//! Attributes and documentation. In: tokens; out: a line for each attribute, and the tokens behind them. It never writes
//! documentation of several lines: the emitter makes an attribute of each.

use super::flat::Stop;
use super::text::Text;
use super::tokens::{Token, Tokens};
use proc_macro2::Delimiter;
use std::borrow::Cow;

/// Prints the attributes that come first, each on its line; what follows them is left.
pub(super) fn attributes<'t>(text: &mut Text, mut tokens: Tokens<'t>) -> Option<Tokens<'t>> {
    while let Some((hash, after)) = tokens.split_first() {
        if !hash.is_punct('#') {
            break;
        }
        let (brackets, rest) = after.split_first()?;
        let inside = brackets.group(Delimiter::Bracket)?;
        match doc(inside) {
            Some(literal) => {
                text.push("///");
                text.push(doc_line(literal)?.trim_end_matches(' '));
            }
            None => attribute(text, inside)?,
        }
        text.end_line();
        tokens = rest;
    }
    Some(tokens)
}

/// `#[name(arguments)]` on one line, or with a line for each argument.
fn attribute(text: &mut Text, inside: Tokens<'_>) -> Option<()> {
    text.push("#[");
    match text.try_flat(inside, 0) {
        Ok(()) => {}
        Err(Stop::Unknown) => return None,
        Err(Stop::TooLong) => {
            let (name, last) = inside.split_last()?;
            let arguments = last.group(Delimiter::Parenthesis)?;
            text.flat(name, 1)?;
            text.push("(");
            text.deeper(|text| {
                let mut pieces = arguments.split(',').peekable();
                while let Some(argument) = pieces.next() {
                    text.end_line();
                    text.flat(argument, 1)?;
                    text.push(if pieces.peek().is_some() { "," } else { "" });
                }
                Some(())
            })?;
            text.end_line();
            text.push(")");
        }
    }
    text.push("]");
    Some(())
}

/// The literal in `doc = "…"`.
fn doc(inside: Tokens<'_>) -> Option<&str> {
    let (name, rest) = inside.split_first()?;
    let (equals, rest) = rest.split_first()?;
    match rest.only()? {
        Token::Literal(literal) if name.is_keyword("doc") && equals.is_punct('=') => Some(literal),
        Token::Literal(_) | Token::Ident(_) | Token::Punct(..) | Token::Group(..) => None,
    }
}

/// The text of a literal that is one line of documentation.
fn doc_line(literal: &str) -> Option<Cow<'_, str>> {
    if let Some(raw) = literal.strip_prefix("r\"") {
        return raw.strip_suffix('"').filter(|text| !text.starts_with('/')).map(Cow::Borrowed);
    }
    let inside = literal.strip_prefix('"')?.strip_suffix('"')?;
    if !inside.contains('\\') {
        return (!inside.starts_with('/')).then_some(Cow::Borrowed(inside));
    }
    let text = unescaped(inside)?;
    (!text.starts_with('/')).then_some(Cow::Owned(text))
}

/// The text of a literal with such escapes as leave it one line.
fn unescaped(inside: &str) -> Option<String> {
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((before, escaped)) = rest.split_once('\\') {
        text.push_str(before);
        let mut after = escaped.chars();
        text.push(match after.next()? {
            same @ ('"' | '\\' | '\'') => same,
            't' => '\t',
            _ => return None,
        });
        rest = after.as_str();
    }
    text.push_str(rest);
    Some(text)
}
