//! The `Accept` header (RFC 9110, 12.5.1). In: the media types of a response and the header; out: the one to answer.
//! It never compares parameters of media types other than `q`.

use crate::check::body::is_json;
use crate::received::essence;

/// A media range with its weight in thousandths.
#[derive(Debug)]
struct Range {
    text: String,
    weight: u32,
}

/// The best of some media types; without a header JSON, else the first. `None` when nothing is acceptable.
pub(crate) fn choose<'a>(offered: &[&'a str], header: Option<&str>) -> Option<&'a str> {
    let Some(header) = header.filter(|header| !header.trim().is_empty()) else {
        return offered.iter().find(|key| is_json(key)).or(offered.first()).copied();
    };
    let ranges: Vec<Range> = header.split(',').map(range).collect();
    let weighed = offered.iter().enumerate().map(|(index, key)| {
        let order = (weight(&ranges, &essence(key)), is_json(key), std::cmp::Reverse(index));
        (order, *key)
    });
    let ((weight, ..), best) = weighed.max_by_key(|(order, _)| *order)?;
    (weight > 0).then_some(best)
}

fn range(text: &str) -> Range {
    let mut parts = text.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default().to_ascii_lowercase();
    let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    Range { text: name, weight: quality.map_or(1000, thousandths) }
}

/// `0.5` as 500; what is not a weight counts as 1.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=1000")]
fn thousandths(text: &str) -> u32 {
    text.parse::<f64>().map_or(1000, |weight| (weight.clamp(0.0, 1.0) * 1000.0) as u32)
}

/// The weight of a media type: that of the most specific range it falls into.
fn weight(ranges: &[Range], media_type: &str) -> u32 {
    let family = media_type.split_once('/').map_or("", |(family, _)| family);
    let specificity = |range: &Range| match range.text.as_str() {
        text if text == media_type => Some(3),
        // A range that is offered stands for what it holds.
        text if media_type == "*/*"
            || (media_type.ends_with("/*") && text.starts_with(&format!("{family}/"))) =>
        {
            Some(2)
        }
        text if text.strip_suffix("/*") == Some(family) => Some(1),
        "*/*" => Some(0),
        _ => None,
    };
    let best = ranges
        .iter()
        .filter_map(|range| Some((specificity(range)?, range.weight)))
        .max_by_key(|(level, _)| *level);
    best.map_or(0, |(_, weight)| weight)
}

#[cfg(test)]
mod tests {
    use super::choose;

    #[test]
    fn the_best_of_what_is_offered() {
        let offered = ["text/csv", "application/json; charset=utf-8", "application/xml"];
        for (header, expected) in [
            (None, Some("application/json; charset=utf-8")),
            (Some(""), Some("application/json; charset=utf-8")),
            (Some("*/*"), Some("application/json; charset=utf-8")),
            (Some("text/*"), Some("text/csv")),
            (Some("text/csv;q=0.5, application/xml"), Some("application/xml")),
            (Some("application/json;q=0, */*;q=0.1"), Some("text/csv")),
            (Some("Application/XML"), Some("application/xml")),
            (Some("image/png"), None),
        ] {
            assert_eq!(choose(&offered, header), expected, "{header:?}");
        }
        assert_eq!(choose(&["*/*"], Some("image/png")), Some("*/*"));
        assert_eq!(choose(&[], None), None);
    }
}
