//! Attributes and documentation. In: tokens; out: a line for each attribute, and the tokens behind them. It never writes
//! documentation of several lines: the emitter makes an attribute of each.

use super::flat;
use super::split::{group, is_keyword, is_punct};
use super::text::Text;
use proc_macro2::{Delimiter, TokenTree};

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
