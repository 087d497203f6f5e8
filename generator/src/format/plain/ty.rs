//! Types that may be longer than their line. In: tokens that end with a type; out: them on one line, or with each argument
//! of the outermost generics on a line of its own. It never breaks anything but generics.

use super::flat::Stop;
use super::text::Text;
use super::tokens::Tokens;

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
    let (before, arguments) = tokens.find(|token| token.is_punct('<'))?;
    let (arguments, close) = arguments.skip_first().split_last()?;
    if !close.is_punct('>') || arguments.is_empty() || tail > MOST_BEHIND {
        return None;
    }
    text.flat_anyway(before)?;
    text.push("<");
    text.deeper(|text| {
        let mut pieces = arguments.split(',').peekable();
        while let Some(argument) = pieces.next() {
            text.end_line();
            // the comma behind the last one is there only because it is broken
            ty(text, argument, usize::from(pieces.peek().is_some()))?;
            text.push(",");
        }
        Some(())
    })?;
    text.end_line();
    text.push(">");
    Some(())
}

/// What follows a type up to where the printer could break next: `= `, `{`, a comma.
const MOST_BEHIND: usize = 3;
