//! Texts made from a schema. In: format, pattern, lengths; out: a text that fits them.
//! It never looks real enough to be taken for a person's.

use super::flat::Flat;
use super::pattern;
use crate::schema::format;

pub(crate) fn text(flat: &Flat<'_>) -> String {
    let format = flat.text("format").unwrap_or_default();
    let plain = match (format::example(format), flat.text("pattern")) {
        (_, Some(wanted)) => {
            pattern::text(wanted).unwrap_or_else(|| format::example(format).unwrap_or("string").to_owned())
        }
        (Some(known), None) => known.to_owned(),
        (None, None) => "string".to_owned(),
    };
    fit(plain, flat.count("minLength").unwrap_or(0).min(100_000), flat.count("maxLength"))
}

/// Lengthens or cuts a text to its bounds.
fn fit(mut text: String, least: usize, most: Option<usize>) -> String {
    let missing = least.saturating_sub(text.chars().count());
    let last = text.chars().last().unwrap_or('x');
    text.extend(std::iter::repeat_n(last, missing));
    match most {
        Some(most) if text.chars().count() > most => text.chars().take(most).collect(),
        Some(_) | None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_kept() {
        assert_eq!(fit("string".to_owned(), 8, None), "stringgg");
        assert_eq!(fit("string".to_owned(), 0, Some(3)), "str");
        assert_eq!(fit(String::new(), 2, Some(2)), "xx");
    }
}
