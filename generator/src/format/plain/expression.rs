//! Expressions and blocks. In: tokens and the text so far; out: more text. It never breaks what the printer would not.

use super::attributes::attributes;
use super::flat::{self, Stop, WIDEST_STRUCT, is_special};
use super::text::Text;
use super::tokens::{Token, Tokens};
use super::ty::broken;
use proc_macro2::Delimiter;

/// The longest name whose calls stay on its line.
const SHORT_NAME: usize = 4;

/// A block in braces, on lines of its own.
pub(super) fn body(text: &mut Text, body: Tokens<'_>) -> Option<()> {
    if body.is_empty() {
        text.push("{}");
        return Some(());
    }
    text.braced(|text| statements(text, body))
}

fn statements(text: &mut Text, mut tokens: Tokens<'_>) -> Option<()> {
    while !tokens.is_empty() {
        text.end_line();
        tokens = attributes(text, tokens)?;
        let first = tokens.first()?;
        if first.is_keyword("match") {
            tokens = choice(text, tokens)?;
            // a match that goes on is another expression
            if let Some(Token::Punct(..)) = tokens.first() {
                return None;
            }
            continue;
        }
        let (statement, rest) = match tokens.find(|token| token.is_punct(';')) {
            Some((statement, rest)) => (statement, Some(rest.skip_first())),
            None => (tokens, None),
        };
        if first.is_keyword("let") || first.is_keyword("const") {
            assigned(text, statement)?;
        } else {
            expression(text, statement, Start::Line(usize::from(rest.is_some())))?;
        }
        let Some(rest) = rest else { break };
        text.push(";");
        tokens = rest;
    }
    Some(())
}

/// `let name = expression`, `const NAME: Type = expression`, without the semicolon.
pub(super) fn assigned(text: &mut Text, tokens: Tokens<'_>) -> Option<()> {
    let (head, value) = tokens.find(|token| token.is_punct('='))?;
    let value = value.skip_first();
    if value.any(|token| token.is_keyword("else")) || head.skip_first().any(is_special) {
        return None;
    }
    let (word, rest) = head.split_first()?;
    let before = " = ".len();
    let written = match word.is_keyword("let") {
        true => text.try_line(before, |line, widest| {
            line.push_str("let ");
            flat::write(line, rest, widest)
        }),
        false => text.try_flat(head, before),
    };
    match written {
        Ok(()) => {}
        Err(Stop::TooLong) => broken(text, head, before)?,
        Err(Stop::Unknown) => return None,
    }
    text.push(" = ");
    expression(text, value, Start::Inside(1))
}

/// `match value { arms }`; what follows is left.
fn choice<'t>(text: &mut Text, tokens: Tokens<'t>) -> Option<Tokens<'t>> {
    let (head, arms, rest) = tokens.skip_first().before_brace()?;
    let written = text.try_line(1, |line, widest| {
        line.push_str("match ");
        flat::write(line, head, widest)?;
        line.push(' ');
        Ok(())
    });
    written.ok()?;
    if arms.is_empty() {
        text.push("{}");
        return Some(rest);
    }
    text.braced(|text| {
        let mut rest = arms;
        while !rest.is_empty() {
            text.end_line();
            rest = arm(text, rest)?;
        }
        Some(())
    })?;
    Some(rest)
}

/// `pattern => expression,`; what follows is left.
fn arm<'t>(text: &mut Text, tokens: Tokens<'t>) -> Option<Tokens<'t>> {
    let (pattern, after) = before_arrow(tokens)?;
    match text.try_flat(pattern, 4) {
        Ok(()) => {}
        Err(Stop::Unknown) => return None,
        Err(Stop::TooLong) => {
            // `Self::Variant(value)`
            let (path, value) = pattern.split_last()?;
            text.flat_anyway(path)?;
            text.push("(");
            lines(text, value.group(Delimiter::Parenthesis)?)?;
            text.push(")");
        }
    }
    text.push(" => ");
    if after.first().is_some_and(|token| token.group(Delimiter::Brace).is_some()) {
        // blocks of one expression lose their braces
        return None;
    }
    let (value, rest) = match after.find(|token| token.is_punct(',')) {
        Some((value, rest)) => (value, rest.skip_first()),
        None => (after, after.none()),
    };
    match text.try_flat(value, 0) {
        Ok(()) => text.push(","),
        Err(Stop::Unknown) => return None,
        Err(Stop::TooLong) => {
            text.push("{");
            text.deeper(|text| {
                text.end_line();
                expression(text, value, Start::Line(0))
            })?;
            text.end_line();
            text.push("}");
        }
    }
    Some(rest)
}

/// Before the first `=>`, and behind it: `400..=499` has a `=` of its own.
fn before_arrow(tokens: Tokens<'_>) -> Option<(Tokens<'_>, Tokens<'_>)> {
    let mut rest = tokens;
    loop {
        let (_, from) = rest.find(|token| token.is_punct('='))?;
        rest = from.skip_first();
        if rest.first()?.is_punct('>') {
            return Some((tokens.before(from), rest.skip_first()));
        }
    }
}

/// Where an expression begins, and how much follows it up to where the printer could break next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// At the beginning of a line.
    Line(usize),
    /// Behind something else.
    Inside(usize),
}

fn expression(text: &mut Text, tokens: Tokens<'_>, start: Start) -> Option<()> {
    let (first, rest) = tokens.split_first()?;
    if first.is_keyword("match") {
        return choice(text, tokens)?.is_empty().then_some(());
    }
    if is_special(first) {
        return None;
    }
    let (Start::Line(tail) | Start::Inside(tail)) = start;
    if first.is_punct('&') {
        text.push("&");
        return expression(text, rest, Start::Inside(tail));
    }
    let (head, last) = tokens.split_last()?;
    if let Some(fields) = last.group(Delimiter::Brace) {
        return structure(text, head, fields, tail);
    }
    if tokens.any(|token| token.is_punct('.')) {
        return method(text, tokens, start);
    }
    match (last.group(Delimiter::Bracket), last.group(Delimiter::Parenthesis)) {
        (Some(items), _) if head.is_empty() => list(text, items, ["[", "]"], tail),
        (_, Some(items)) if head.is_empty() => list(text, items, ["(", ")"], tail),
        (_, Some(arguments)) => {
            text.flat_anyway(head)?;
            call(text, arguments, tail)
        }
        _ => plain(text, tokens, tail),
    }
}

/// What has nothing in it that could be broken.
fn plain(text: &mut Text, tokens: Tokens<'_>, tail: usize) -> Option<()> {
    let can_be_broken = |token: Token<'_>| token.is_punct('<') || matches!(token, Token::Group(..));
    if tokens.any(can_be_broken) { text.flat(tokens, tail) } else { text.flat_anyway(tokens) }
}

/// `name.method(arguments)`: on its line, or on lines of its own below the name.
fn method(text: &mut Text, tokens: Tokens<'_>, start: Start) -> Option<()> {
    let (Start::Line(tail) | Start::Inside(tail)) = start;
    match text.try_flat(tokens, tail) {
        Ok(()) => return Some(()),
        Err(Stop::Unknown) => return None,
        Err(Stop::TooLong) => {}
    }
    let (receiver, name, arguments) = last_call(tokens)?;
    let short = receiver.only().is_some_and(|it| matches!(it, Token::Ident(it) if it.len() <= SHORT_NAME));
    if short || start != Start::Line(tail) {
        return None;
    }
    text.flat(receiver, 0)?;
    text.deeper(|text| {
        text.end_line();
        text.push(".");
        text.push(name);
        call(text, arguments, tail)
    })
}

/// `receiver.method(arguments)` and `self.field.method(arguments)` in their parts.
fn last_call(tokens: Tokens<'_>) -> Option<(Tokens<'_>, &str, Tokens<'_>)> {
    let (before, arguments) = tokens.split_last()?;
    let (before, name) = before.split_last()?;
    let (receiver, dot) = before.split_last()?;
    let Token::Ident(name) = name else { return None };
    let is_plain = match receiver.only() {
        Some(receiver) => matches!(receiver, Token::Ident(_)),
        None => {
            let (owner, field) = receiver.split_last()?;
            let (owner, dot) = owner.split_last()?;
            owner.only()?.is_keyword("self") && dot.is_punct('.') && matches!(field, Token::Ident(_))
        }
    };
    (is_plain && dot.is_punct('.')).then_some((receiver, name, arguments.group(Delimiter::Parenthesis)?))
}

/// `(arguments)` behind a name.
fn call(text: &mut Text, arguments: Tokens<'_>, tail: usize) -> Option<()> {
    text.push("(");
    if text.joined(arguments, 1 + tail).is_err() {
        // one struct alone is not moved to a line of its own
        let is_choice = |piece: Tokens<'_>| piece.first().is_some_and(|first| first.is_keyword("match"));
        let is_word = |piece: Tokens<'_>| !piece.any(|token| matches!(token, Token::Group(..)));
        let mut pieces = arguments.split(',');
        if arguments.split(',').nth(1).is_none() && !pieces.any(|piece| is_choice(piece) || is_word(piece)) {
            return None;
        }
        lines(text, arguments)?;
    }
    text.push(")");
    Some(())
}

/// Each piece on a line of its own.
fn lines(text: &mut Text, items: Tokens<'_>) -> Option<()> {
    text.deeper(|text| {
        let mut pieces = items.split(',').peekable();
        while let Some(piece) = pieces.next() {
            text.end_line();
            // the comma behind the last one is there only because it is broken
            expression(text, piece, Start::Inside(usize::from(pieces.peek().is_some())))?;
            text.push(",");
        }
        Some(())
    })?;
    text.end_line();
    Some(())
}

/// A list or a tuple.
fn list(text: &mut Text, items: Tokens<'_>, [open, close]: [&str; 2], tail: usize) -> Option<()> {
    // `(a,)` is another thing than `(a)`
    if open == "(" && items.split(',').count() == 1 {
        return None;
    }
    text.push(open);
    if text.joined(items, 1 + tail).is_err() {
        if items.split(',').all(is_number) { filled(text, items)? } else { lines(text, items)? }
    }
    text.push(close);
    Some(())
}

/// As many pieces on each line as fit.
fn filled(text: &mut Text, items: Tokens<'_>) -> Option<()> {
    text.deeper(|text| {
        for (index, piece) in items.split(',').enumerate() {
            let behind = |line: &mut String, widest: usize| {
                line.push(' ');
                flat::write(line, piece, widest)
            };
            if index == 0 || text.try_line(",".len(), behind).is_err() {
                text.end_line();
                text.flat(piece, ",".len())?;
            }
            text.push(",");
        }
        Some(())
    })?;
    text.end_line();
    Some(())
}

/// Numbers are put on as few lines as they need.
fn is_number(item: Tokens<'_>) -> bool {
    matches!(item.only(), Some(Token::Literal(literal)) if !literal.starts_with('"'))
}

/// `path { fields }`.
fn structure(text: &mut Text, path: Tokens<'_>, fields: Tokens<'_>, tail: usize) -> Option<()> {
    if path.is_empty() {
        return None;
    }
    if text.try_line(tail, |line, widest| short_structure(line, path, fields, widest)).is_ok() {
        return Some(());
    }
    text.flat_anyway(path)?;
    text.push(" ");
    if fields.is_empty() {
        text.push("{}");
        return Some(());
    }
    text.braced(|text| {
        let mut pieces = fields.split(',').peekable();
        while let Some(piece) = pieces.next() {
            field(text, piece, usize::from(pieces.peek().is_some()))?;
        }
        Some(())
    })
}

fn short_structure(
    line: &mut String,
    path: Tokens<'_>,
    fields: Tokens<'_>,
    widest: usize,
) -> Result<(), Stop> {
    let widest = widest.min(line.len() + WIDEST_STRUCT + 1);
    flat::write(line, path, widest)?;
    if fields.is_empty() {
        line.push_str(" {}");
    } else {
        line.push_str(" { ");
        flat::join(line, fields.split(','), widest)?;
        line.push_str(" }");
    }
    if line.len() > widest { Err(Stop::TooLong) } else { Ok(()) }
}

fn field(text: &mut Text, tokens: Tokens<'_>, tail: usize) -> Option<()> {
    text.end_line();
    let (first, rest) = tokens.split_first()?;
    if rest.is_empty() {
        text.flat_anyway(tokens)?;
        text.push(",");
        return Some(());
    }
    let (second, value) = rest.split_first()?;
    if second.is_punct(':') {
        text.flat_anyway(tokens.before(rest))?;
        text.push(": ");
        expression(text, value, Start::Inside(tail))?;
        text.push(",");
        return Some(());
    }
    if first.is_punct('.') && second.is_punct('.') {
        text.push("..");
        // nothing may follow it, not even a comma
        return expression(text, value, Start::Inside(0));
    }
    None
}
