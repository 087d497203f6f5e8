//! The short way from tokens to text. In: the tokens of an item; out: the text that prettyplease would print, or nothing.
//! It never guesses: whatever it does not know, or cannot fit as it knows how, is left to the long way.
//!
//! Most of what is emitted is plain: records, tables, functions of a few calls. To parse that into a syntax tree and to
//! print the tree takes longer than everything else together. A test holds both ways against each other.

mod attributes;
mod expression;
mod flat;
mod text;
mod tokens;
mod ty;

use attributes::attributes;
use flat::Stop;
use proc_macro2::{Delimiter, TokenStream};
use text::Text;
use tokens::{Store, Token, Tokens};
use ty::ty;

/// The items of a stream as text.
pub(super) fn print(stream: TokenStream) -> Option<String> {
    let store = Store::of(stream);
    let mut rest = store.tokens();
    let mut text = if is_one_impl(rest) { Text::spaced() } else { Text::default() };
    while !rest.is_empty() {
        rest = item(&mut text, rest)?;
        text.end_line();
    }
    Some(text.into_string())
}

/// Whether these are the tokens of one impl block, and of nothing else.
fn is_one_impl(tokens: Tokens<'_>) -> bool {
    let is_impl = keyword(tokens) == Some("impl");
    is_impl && tokens.before_brace().is_some_and(|(_, _, rest)| rest.is_empty())
}

/// Prints the first item; what follows it is left.
fn item<'t>(text: &mut Text, tokens: Tokens<'t>) -> Option<Tokens<'t>> {
    let tokens = attributes(text, tokens)?;
    match keyword(tokens)? {
        "struct" | "enum" => fields(text, tokens),
        "impl" => block(text, tokens),
        "static" | "const" => constant(text, tokens),
        "type" => terminated(text, tokens),
        "rt" => call(text, tokens),
        _ => None,
    }
}

/// `rt::name!(types);` on one line, or each type on a line of its own: the printer knows nothing of what a macro takes.
fn call<'t>(text: &mut Text, tokens: Tokens<'t>) -> Option<Tokens<'t>> {
    let (call, rest) = tokens.find(|token| token.is_punct(';'))?;
    let (path, arguments) = call.split_last()?;
    let (path, bang) = path.split_last()?;
    let types = arguments.group(Delimiter::Parenthesis).filter(|_| bang.is_punct('!'))?;
    text.flat_anyway(path)?;
    text.push("!(");
    match text.joined(types, 2) {
        Ok(()) => {}
        Err(Stop::Unknown) => return None,
        Err(Stop::TooLong) => ty::listed(text, types)?,
    }
    text.push(");");
    Some(rest.skip_first())
}

/// The word that says what an item is.
fn keyword(mut tokens: Tokens<'_>) -> Option<&str> {
    while let Some((token, rest)) = tokens.split_first() {
        match token {
            Token::Ident(word) if word != "pub" => return Some(word),
            Token::Ident(_) | Token::Literal(_) | Token::Punct(..) | Token::Group(..) => tokens = rest,
        }
    }
    None
}

/// `… ;` on one line.
fn terminated<'t>(text: &mut Text, tokens: Tokens<'t>) -> Option<Tokens<'t>> {
    let (line, rest) = tokens.find(|token| token.is_punct(';'))?;
    ty(text, line, 1)?;
    text.push(";");
    Some(rest.skip_first())
}

/// A struct or an enum: attributes and a line for each field or variant.
fn fields<'t>(text: &mut Text, tokens: Tokens<'t>) -> Option<Tokens<'t>> {
    let Some((head, body, rest)) = tokens.before_brace() else { return terminated(text, tokens) };
    if head.any(|token| token.is_punct(';')) {
        return terminated(text, tokens);
    }
    unbroken(text, head)?;
    text.push(" ");
    if body.is_empty() {
        text.push("{}");
        return Some(rest);
    }
    text.braced(|text| {
        body.split(',').try_for_each(|field| {
            text.end_line();
            let field = attributes(text, field)?;
            ty(text, field, 1)?;
            text.push(",");
            Some(())
        })
    })?;
    Some(rest)
}

/// The head of an item with braces behind it: without generics there is no place to break it.
fn unbroken(text: &mut Text, head: Tokens<'_>) -> Option<()> {
    if head.any(|token| token.is_punct('<')) { text.flat(head, 2) } else { text.flat_anyway(head) }
}

/// An impl block.
fn block<'t>(text: &mut Text, tokens: Tokens<'t>) -> Option<Tokens<'t>> {
    let (head, body, rest) = tokens.before_brace()?;
    match text.try_flat(head, 2) {
        Ok(()) => {}
        Err(Stop::Unknown) => return None,
        Err(Stop::TooLong) => {
            // the printer breaks before `for` and within generics, and nowhere else
            let after = match head.find(|token| token.is_keyword("for")) {
                Some((before, after)) => {
                    text.flat(before, 0)?;
                    text.end_line();
                    after
                }
                None => head,
            };
            unbroken(text, after)?;
        }
    }
    text.push(" ");
    if body.is_empty() {
        text.push("{}");
        return Some(rest);
    }
    text.braced(|text| members(text, body))?;
    Some(rest)
}

fn members(text: &mut Text, mut members: Tokens<'_>) -> Option<()> {
    while !members.is_empty() {
        text.end_line();
        members = attributes(text, members)?;
        members = match keyword(members)? {
            "fn" => {
                let (rest, is_long) = function(text, members)?;
                if is_long && !rest.is_empty() {
                    text.end_member();
                }
                rest
            }
            "const" => constant(text, members)?,
            "type" => terminated(text, members)?,
            _ => return None,
        };
    }
    Some(())
}

/// `fn name(arguments) -> Type { statements }`; what follows is left, and whether the statements have lines of their own.
fn function<'t>(text: &mut Text, tokens: Tokens<'t>) -> Option<(Tokens<'t>, bool)> {
    let (head, body, rest) = tokens.before_brace()?;
    let (name, after) = before_arguments(head)?;
    let (arguments, returned) = after.split_first()?;
    let arguments = arguments.group(Delimiter::Parenthesis)?;
    text.flat_anyway(name)?;
    text.push("(");
    let joined = text.try_line(" {".len(), |line, widest| {
        flat::join(line, arguments.split(','), widest)?;
        line.push(')');
        returns(line, returned, widest)
    });
    match joined {
        Ok(()) => {}
        Err(Stop::Unknown) => return None,
        Err(Stop::TooLong) => {
            ty::listed(text, arguments)?;
            text.push(")");
            if !returned.is_empty() {
                text.push(" ");
                ty(text, returned, 2)?;
            }
        }
    }
    text.push(" ");
    expression::body(text, body)?;
    Some((rest, !body.is_empty()))
}

/// Before the parentheses of the arguments, and from them on: those of `pub(crate)` come earlier.
fn before_arguments(head: Tokens<'_>) -> Option<(Tokens<'_>, Tokens<'_>)> {
    let is_list = |token: Token<'_>| token.group(Delimiter::Parenthesis).is_some();
    let (before, after) = head.find(is_list)?;
    match before.only() {
        Some(word) if word.is_keyword("pub") => {
            let (_, after) = after.skip_first().find(is_list)?;
            Some((head.before(after), after))
        }
        Some(_) | None => Some((before, after)),
    }
}

/// ` -> Type`, where there is one.
fn returns(line: &mut String, returned: Tokens<'_>, widest: usize) -> Result<(), Stop> {
    if returned.is_empty() {
        return Ok(());
    }
    line.push(' ');
    flat::write(line, returned, widest)
}

/// `static NAME: Type = expression;`
fn constant<'t>(text: &mut Text, tokens: Tokens<'t>) -> Option<Tokens<'t>> {
    let (assigned, rest) = tokens.find(|token| token.is_punct(';'))?;
    expression::assigned(text, assigned)?;
    text.push(";");
    Some(rest.skip_first())
}
