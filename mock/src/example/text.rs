//! Texts made from a schema. In: format, pattern, lengths; out: a text that fits them.
//! It never looks real enough to be taken for a person's: hosts are those of RFC 2606 and RFC 5737.

use super::flat::Flat;
use super::pattern;

pub(crate) fn text(flat: &Flat<'_>) -> String {
    let format = flat.text("format").unwrap_or_default();
    let plain = match (of_format(format), flat.text("pattern")) {
        (_, Some(wanted)) => {
            pattern::text(wanted).unwrap_or_else(|| of_format(format).unwrap_or("string").to_owned())
        }
        (Some(known), None) => known.to_owned(),
        (None, None) => "string".to_owned(),
    };
    fit(plain, flat.count("minLength").unwrap_or(0).min(100_000), flat.count("maxLength"))
}

fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "date" => "2026-01-31",
        "date-time" => "2026-01-31T12:00:00Z",
        "time" => "12:00:00Z",
        "duration" => "PT1H",
        "uuid" => "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "email" => "user@example.com",
        "uri" | "url" => "https://example.com/path",
        "uri-reference" => "/path",
        "hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "byte" => "ZXhhbXBsZQ==",
        "password" => "password",
        _ => return None,
    })
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
    use crate::schema::format;

    #[test]
    fn texts_of_a_format_are_of_that_format() {
        for name in ["date", "date-time", "uuid", "email", "uri", "ipv4", "ipv6", "byte"] {
            let text = of_format(name).unwrap();
            assert!(format::matches(name, text), "{name} {text}");
        }
    }

    #[test]
    fn lengths_are_kept() {
        assert_eq!(fit("string".to_owned(), 8, None), "stringgg");
        assert_eq!(fit("string".to_owned(), 0, Some(3)), "str");
        assert_eq!(fit(String::new(), 2, Some(2)), "xx");
    }
}
