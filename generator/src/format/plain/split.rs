//! Tokens taken apart. In: a list of tokens; out: pieces of it, and attributes as text. It never parses more than it must.

use super::flat;
use super::text::Text;
use proc_macro2::{Delimiter, Group, TokenTree};

pub(super) fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

pub(super) fn is_keyword(token: &TokenTree, wanted: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == wanted)
}

pub(super) fn group(token: &TokenTree, delimiter: Delimiter) -> Option<&Group> {
    match token {
        TokenTree::Group(group) if group.delimiter() == delimiter => Some(group),
        _ => None,
    }
}

/// Before the first braces, they, and behind them.
pub(super) fn before_brace(tokens: &[TokenTree]) -> Option<(&[TokenTree], &Group, &[TokenTree])> {
    let at = tokens.iter().position(|token| group(token, Delimiter::Brace).is_some())?;
    Some((tokens.get(..at)?, group(tokens.get(at)?, Delimiter::Brace)?, tokens.get(at + 1..)?))
}

/// The pieces between separators, generics kept whole; nothing behind the last separator is no piece.
pub(super) fn split(tokens: &[TokenTree], separator: char) -> Vec<&[TokenTree]> {
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut before) = (0, 0_usize, ' ');
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Punct(punct) = token else {
            before = ' ';
            continue;
        };
        match punct.as_char() {
            '<' => depth += 1,
            // not the arrows
            '>' if !matches!(before, '-' | '=') => depth = depth.saturating_sub(1),
            found if found == separator && depth == 0 => {
                pieces.extend(tokens.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
        before = punct.as_char();
    }
    pieces.extend(tokens.get(start..).filter(|last| !last.is_empty()));
    pieces
}

/// Prints the attributes that come first, each on its line; what follows them is left.
pub(super) fn attributes<'t>(text: &mut Text, mut tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
    while let [hash, attribute, rest @ ..] = tokens {
        if !is_punct(hash, '#') {
            break;
        }
        let inside: Vec<TokenTree> = group(attribute, Delimiter::Bracket)?.stream().into_iter().collect();
        match inside.as_slice() {
            [name, equals, TokenTree::Literal(doc)] if is_keyword(name, "doc") && is_punct(equals, '=') => {
                text.push("///");
                text.push(doc_line(&doc.to_string())?.trim_end_matches(' '));
            }
            other => text.fitting(&format!("#[{}]", flat::flat(other)?), 0)?,
        }
        text.end_line();
        tokens = rest;
    }
    Some(tokens)
}

/// The text of a literal that is one line of documentation.
fn doc_line(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix("r\"") {
        return raw.strip_suffix('"').filter(|text| !text.starts_with('/')).map(str::to_owned);
    }
    let inside = literal.strip_prefix('"')?.strip_suffix('"')?;
    if !inside.contains('\\') {
        return (!inside.starts_with('/')).then(|| inside.to_owned());
    }
    let text = syn::parse_str::<syn::LitStr>(literal).ok()?.value();
    (!text.contains('\n') && !text.starts_with('/')).then_some(text)
}
