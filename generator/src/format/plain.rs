//! The short way from tokens to text. In: the tokens of an item; out: the text that prettyplease would print, or nothing.
//! It never guesses: whatever it does not know, or cannot fit as it knows how, is left to the long way.
//!
//! Most of what is emitted is plain: records, tables, functions of a few calls. To parse that into a syntax tree and to
//! print the tree takes longer than everything else together. A test holds both ways against each other.

mod attributes;
mod expression;
mod flat;
mod split;
mod text;

use attributes::attributes;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use split::{before_brace, is_keyword, split};
use text::Text;

/// The items of a stream as text.
pub(super) fn print(tokens: TokenStream) -> Option<String> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut rest = tokens.as_slice();
    let mut text = Text::default();
    while !rest.is_empty() {
        rest = item(&mut text, rest)?;
        text.end_line();
    }
    Some(text.into_string())
}

/// Prints the first item; what follows it is left.
fn item<'t>(text: &mut Text, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
    let tokens = attributes(text, tokens)?;
    match keyword(tokens)?.as_str() {
        "struct" | "enum" => fields(text, tokens),
        "impl" => block(text, tokens),
        "static" | "const" => constant(text, tokens),
        "type" => terminated(text, tokens),
        _ => None,
    }
}

/// The word that says what an item is.
fn keyword(tokens: &[TokenTree]) -> Option<String> {
    tokens.iter().find_map(|token| match token {
        TokenTree::Ident(ident) if ident != "pub" => Some(ident.to_string()),
        _ => None,
    })
}

/// `… ;` on one line.
fn terminated<'t>(text: &mut Text, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
    let end = tokens.iter().position(|token| split::is_punct(token, ';'))?;
    let line = flat::flat(tokens.get(..end)?)?;
    text.fitting(&line, 1)?;
    text.push(";");
    tokens.get(end + 1..)
}

/// A struct or an enum: attributes and a line for each field or variant.
fn fields<'t>(text: &mut Text, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
    let Some((head, body, rest)) = before_brace(tokens) else { return terminated(text, tokens) };
    if head.iter().any(|token| split::is_punct(token, ';')) {
        return terminated(text, tokens);
    }
    text.fitting(&flat::flat(head)?, 2)?;
    let body: Vec<TokenTree> = body.stream().into_iter().collect();
    text.push(" ");
    text.braced(&body, |text, body| {
        for field in split(body, ',') {
            text.end_line();
            let field = attributes(text, field)?;
            text.fitting(&flat::flat(field)?, 1)?;
            text.push(",");
        }
        Some(())
    })?;
    Some(rest)
}

/// An impl block.
fn block<'t>(text: &mut Text, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
    let (head, body, rest) = before_brace(tokens)?;
    let line = flat::flat(head)?;
    if !text.fits(&line, 2) {
        // the printer breaks before `for` and nowhere else
        let at = head.iter().position(|token| is_keyword(token, "for"))?;
        text.fitting(&flat::flat(head.get(..at)?)?, 0)?;
        text.end_line();
        text.fitting(&flat::flat(head.get(at..)?)?, 2)?;
    } else {
        text.push(&line);
    }
    let body: Vec<TokenTree> = body.stream().into_iter().collect();
    text.push(" ");
    text.braced(&body, |text, body| {
        let mut members = body;
        while !members.is_empty() {
            text.end_line();
            members = attributes(text, members)?;
            members = match keyword(members)?.as_str() {
                "fn" => function(text, members)?,
                "const" => constant(text, members)?,
                "type" => terminated(text, members)?,
                _ => return None,
            };
        }
        Some(())
    })?;
    Some(rest)
}

/// `fn name(arguments) -> Type { statements }`.
fn function<'t>(text: &mut Text, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
    let (head, body, rest) = before_brace(tokens)?;
    let at = head.iter().position(|token| split::group(token, Delimiter::Parenthesis).is_some())?;
    // `pub(crate)` has parentheses of its own
    let at = if at == 1 && is_keyword(head.first()?, "pub") {
        2 + head.get(2..)?.iter().position(|token| split::group(token, Delimiter::Parenthesis).is_some())?
    } else {
        at
    };
    let arguments: Vec<TokenTree> =
        split::group(head.get(at)?, Delimiter::Parenthesis)?.stream().into_iter().collect();
    let returned = flat::flat(head.get(at + 1..)?)?;
    let returned = if returned.is_empty() { String::new() } else { format!(" {returned}") };
    text.fitting(&flat::flat(head.get(..at)?)?, 1)?;
    text.push("(");
    let all = split(&arguments, ',').into_iter().map(flat::flat).collect::<Option<Vec<_>>>()?;
    let joined = all.join(", ");
    if text.fits(&joined, ")".len() + returned.len() + " {".len()) {
        text.push(&joined);
    } else {
        text.deeper(|text| {
            all.iter().try_for_each(|argument| {
                text.end_line();
                text.fitting(argument, 1)?;
                text.push(",");
                Some(())
            })
        })?;
        text.end_line();
    }
    text.push(")");
    text.fitting(&returned, 2)?;
    text.push(" ");
    expression::body(text, body)?;
    Some(rest)
}

/// `static NAME: Type = expression;`
fn constant<'t>(text: &mut Text, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
    let end = tokens.iter().position(|token| split::is_punct(token, ';'))?;
    expression::assigned(text, tokens.get(..end)?)?;
    text.push(";");
    tokens.get(end + 1..)
}
