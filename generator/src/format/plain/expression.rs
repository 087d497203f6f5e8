//! Expressions and blocks. In: tokens and the text so far; out: more text. It never breaks what the printer would not.

use super::attributes::attributes;
use super::flat::{WIDEST_STRUCT, flat, is_special};
use super::split::{before_brace, group, is_keyword, is_punct, split};
use super::text::Text;
use proc_macro2::{Delimiter, Group, TokenTree};

/// The longest name whose calls stay on its line.
const SHORT_NAME: usize = 4;

/// A block in braces, on lines of its own.
pub(super) fn body(text: &mut Text, body: &Group) -> Option<()> {
    let tokens: Vec<TokenTree> = body.stream().into_iter().collect();
    text.braced(&tokens, statements)
}

fn statements(text: &mut Text, mut tokens: &[TokenTree]) -> Option<()> {
    while !tokens.is_empty() {
        text.end_line();
        tokens = attributes(text, tokens)?;
        let first = tokens.first()?;
        if is_keyword(first, "match") {
            tokens = choice(text, tokens)?;
            // a match that goes on is another expression
            if tokens.first().is_some_and(|next| matches!(next, TokenTree::Punct(_))) {
                return None;
            }
            continue;
        }
        let end = tokens.iter().position(|token| is_punct(token, ';')).unwrap_or(tokens.len());
        let statement = tokens.get(..end)?;
        if is_keyword(first, "let") || is_keyword(first, "const") {
            assigned(text, statement)?;
        } else {
            let tail = usize::from(end < tokens.len());
            expression(text, statement, Start::Line(tail))?;
        }
        if end < tokens.len() {
            text.push(";");
        }
        tokens = tokens.get(end + 1..).unwrap_or_default();
    }
    Some(())
}

/// `let name = expression`, `const NAME: Type = expression`, without the semicolon.
pub(super) fn assigned(text: &mut Text, tokens: &[TokenTree]) -> Option<()> {
    let at = tokens.iter().position(|token| is_punct(token, '='))?;
    let (head, value) = (tokens.get(..at)?, tokens.get(at + 1..)?);
    if value.iter().any(|token| is_keyword(token, "else")) || head.iter().skip(1).any(is_special) {
        return None;
    }
    let head = match head.split_first()? {
        (word, head) if is_keyword(word, "let") => format!("let {}", flat(head)?),
        _ => flat(head)?,
    };
    if text.fits(&head, " = ".len()) {
        text.push(&head);
    } else {
        long_type(text, tokens.get(..at)?)?;
    }
    text.push(" = ");
    expression(text, value, Start::Inside(1))
}

/// `static NAME: Type<Argument>` with the argument on a line of its own.
fn long_type(text: &mut Text, head: &[TokenTree]) -> Option<()> {
    let open = head.iter().position(|token| is_punct(token, '<'))?;
    let close =
        head.len().checked_sub(1).filter(|last| head.get(*last).is_some_and(|it| is_punct(it, '>')))?;
    text.fitting(&flat(head.get(..open)?)?, 1)?;
    text.push("<");
    let arguments = split(head.get(open + 1..close)?, ',');
    text.deeper(|text| {
        arguments.iter().try_for_each(|argument| {
            text.end_line();
            text.fitting(&flat(argument)?, 1)?;
            text.push(",");
            Some(())
        })
    })?;
    text.end_line();
    text.push(">");
    Some(())
}

/// `match value { arms }`; what follows is left.
fn choice<'t>(text: &mut Text, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
    let (head, arms, rest) = before_brace(tokens.get(1..)?)?;
    let arms: Vec<TokenTree> = arms.stream().into_iter().collect();
    text.fitting(&format!("match {} ", flat(head)?), 1)?;
    text.braced(&arms, |text, mut rest| {
        while !rest.is_empty() {
            text.end_line();
            rest = arm(text, rest)?;
        }
        Some(())
    })?;
    Some(rest)
}

/// `pattern => expression,`; what follows is left.
fn arm<'t>(text: &mut Text, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
    let arrow =
        tokens.windows(2).position(|two| matches!(two, [a, b] if is_punct(a, '=') && is_punct(b, '>')))?;
    text.fitting(&flat(tokens.get(..arrow)?)?, 4)?;
    text.push(" => ");
    let after = tokens.get(arrow + 2..)?;
    if after.first().is_some_and(|token| group(token, Delimiter::Brace).is_some()) {
        // blocks of one expression lose their braces
        return None;
    }
    let end = after.iter().position(|token| is_punct(token, ',')).unwrap_or(after.len());
    let value = after.get(..end)?;
    let line = flat(value)?;
    if text.fits(&line, 0) {
        text.push(&line);
        text.push(",");
    } else {
        text.push("{");
        text.deeper(|text| {
            text.end_line();
            expression(text, value, Start::Line(0))
        })?;
        text.end_line();
        text.push("}");
    }
    Some(after.get(end + 1..).unwrap_or_default())
}

/// Where an expression begins, and how much follows it up to where the printer could break next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// At the beginning of a line.
    Line(usize),
    /// Behind something else.
    Inside(usize),
}

fn expression(text: &mut Text, tokens: &[TokenTree], start: Start) -> Option<()> {
    let (first, rest) = tokens.split_first()?;
    if is_keyword(first, "match") {
        return choice(text, tokens)?.is_empty().then_some(());
    }
    if is_special(first) {
        return None;
    }
    let (Start::Line(tail) | Start::Inside(tail)) = start;
    if is_punct(first, '&') {
        text.push("&");
        return expression(text, rest, Start::Inside(tail));
    }
    let (last, head) = tokens.split_last()?;
    if let Some(fields) = group(last, Delimiter::Brace) {
        return structure(text, head, fields, tail);
    }
    if is_call_of_method(tokens) {
        return method(text, tokens, start);
    }
    match (group(last, Delimiter::Bracket), group(last, Delimiter::Parenthesis)) {
        (Some(items), _) if head.is_empty() => list(text, items, ["[", "]"], tail),
        (_, Some(items)) if head.is_empty() => list(text, items, ["(", ")"], tail),
        (_, Some(arguments)) => {
            text.push(&flat(head)?);
            call(text, arguments, tail)
        }
        _ => plain(text, tokens, tail),
    }
}

/// What has nothing in it that could be broken.
fn plain(text: &mut Text, tokens: &[TokenTree], tail: usize) -> Option<()> {
    let line = flat(tokens)?;
    if tokens.len() == 1 {
        text.push(&line);
        return Some(());
    }
    text.fitting(&line, tail)
}

fn is_call_of_method(tokens: &[TokenTree]) -> bool {
    tokens.iter().any(|token| is_punct(token, '.'))
}

/// `name.method(arguments)`: on its line, or on lines of its own below the name.
fn method(text: &mut Text, tokens: &[TokenTree], start: Start) -> Option<()> {
    let line = flat(tokens)?;
    let (Start::Line(tail) | Start::Inside(tail)) = start;
    if text.fits(&line, tail) {
        text.push(&line);
        return Some(());
    }
    let [TokenTree::Ident(receiver), dot, TokenTree::Ident(method), arguments] = tokens else { return None };
    let (receiver, method) = (receiver.to_string(), method.to_string());
    let arguments = group(arguments, Delimiter::Parenthesis)?;
    if !is_punct(dot, '.') || receiver.len() <= SHORT_NAME || start != Start::Line(tail) {
        return None;
    }
    text.push(&receiver);
    text.deeper(|text| {
        text.end_line();
        text.push(&format!(".{method}"));
        call(text, arguments, tail)
    })
}

/// `(arguments)` behind a name.
fn call(text: &mut Text, arguments: &Group, tail: usize) -> Option<()> {
    let tokens: Vec<TokenTree> = arguments.stream().into_iter().collect();
    let arguments = split(&tokens, ',');
    text.push("(");
    if let Some(line) = joined(&arguments).filter(|line| text.fits(line, 1 + tail)) {
        text.push(&line);
    } else {
        // one struct alone is not moved to a line of its own
        let is_choice = |piece: &&[TokenTree]| piece.first().is_some_and(|first| is_keyword(first, "match"));
        if arguments.len() < 2 && !arguments.iter().any(is_choice) {
            return None;
        }
        lines(text, &arguments)?;
    }
    text.push(")");
    Some(())
}

fn joined(pieces: &[&[TokenTree]]) -> Option<String> {
    let pieces = pieces.iter().map(|piece| flat(piece)).collect::<Option<Vec<_>>>()?;
    Some(pieces.join(", "))
}

/// Each piece on a line of its own.
fn lines(text: &mut Text, pieces: &[&[TokenTree]]) -> Option<()> {
    text.deeper(|text| {
        pieces.iter().enumerate().try_for_each(|(index, piece)| {
            text.end_line();
            // the comma behind the last one is there only because it is broken
            expression(text, piece, Start::Inside(usize::from(index + 1 < pieces.len())))?;
            text.push(",");
            Some(())
        })
    })?;
    text.end_line();
    Some(())
}

/// A list or a tuple.
fn list(text: &mut Text, items: &Group, [open, close]: [&str; 2], tail: usize) -> Option<()> {
    let tokens: Vec<TokenTree> = items.stream().into_iter().collect();
    let items = split(&tokens, ',');
    // `(a,)` is another thing than `(a)`
    if open == "(" && items.len() == 1 {
        return None;
    }
    text.push(open);
    if let Some(line) = joined(&items).filter(|line| text.fits(line, 1 + tail)) {
        text.push(&line);
    } else if items.iter().all(|item| is_number(item)) {
        return None;
    } else {
        lines(text, &items)?;
    }
    text.push(close);
    Some(())
}

/// Numbers are put on as few lines as they need.
fn is_number(item: &[TokenTree]) -> bool {
    matches!(item, [TokenTree::Literal(literal)] if !literal.to_string().starts_with('"'))
}

/// `path { fields }`.
fn structure(text: &mut Text, path: &[TokenTree], fields: &Group, tail: usize) -> Option<()> {
    let tokens: Vec<TokenTree> = fields.stream().into_iter().collect();
    let path = flat(path)?;
    if path.is_empty() {
        return None;
    }
    let fields = split(&tokens, ',');
    let line = joined(&fields).map(|line| match line.is_empty() {
        true => format!("{path} {{}}"),
        false => format!("{path} {{ {line} }}"),
    });
    if let Some(line) = line.filter(|line| line.len() <= WIDEST_STRUCT + 1 && text.fits(line, tail)) {
        text.push(&line);
        return Some(());
    }
    text.push(&path);
    text.push(" ");
    text.braced(&fields, |text, fields| {
        fields
            .iter()
            .enumerate()
            .try_for_each(|(index, piece)| field(text, piece, usize::from(index + 1 < fields.len())))
    })
}

fn field(text: &mut Text, tokens: &[TokenTree], tail: usize) -> Option<()> {
    text.end_line();
    match tokens {
        [name] => text.push(&flat(std::slice::from_ref(name))?),
        [name, colon, value @ ..] if is_punct(colon, ':') => {
            text.push(&format!("{}: ", flat(std::slice::from_ref(name))?));
            expression(text, value, Start::Inside(tail))?;
        }
        [a, b, rest @ ..] if is_punct(a, '.') && is_punct(b, '.') => {
            text.push("..");
            // nothing may follow it, not even a comma
            return expression(text, rest, Start::Inside(0));
        }
        _ => return None,
    }
    text.push(",");
    Some(())
}
