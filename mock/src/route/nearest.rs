//! What was probably meant by a path that does not exist. In: the templates and the segments of a path; out: at most
//! three templates, nearest first. It never suggests a template that has nothing in common with the path.

use super::template::Template;

/// So many are named.
const NAMED: usize = 3;

/// The nearest templates by the distance of their segments.
pub(crate) fn nearest<'a>(templates: impl Iterator<Item = &'a Template>, segments: &[&str]) -> Vec<String> {
    let longest = segments.iter().map(|segment| segment.len()).sum::<usize>();
    let mut near: Vec<(usize, &str)> = templates
        .map(|template| (distance(template, segments), template.text()))
        .filter(|(distance, text)| *distance < longest.max(text.len()))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(NAMED).map(|(_, text)| text.to_owned()).collect()
}

/// The edits between two paths, segment by segment; a name is any text, a missing segment costs its length and one.
fn distance(template: &Template, segments: &[&str]) -> usize {
    let mut fixed = template.fixed();
    let mut given = segments.iter();
    let mut sum = 0;
    loop {
        sum += match (fixed.next(), given.next()) {
            (None, None) => return sum,
            (Some(Some(text)), Some(segment)) => edits(text, segment),
            (Some(None), Some(segment)) => usize::from(segment.is_empty()),
            (Some(text), None) => text.map_or(1, str::len) + 1,
            (None, Some(segment)) => segment.len() + 1,
        };
    }
}

/// The Levenshtein distance of two short texts.
fn edits(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.chars().count()).collect();
    for (line, a) in left.chars().enumerate() {
        let mut diagonal = line;
        let mut before = line + 1;
        for (cell, b) in row.iter_mut().skip(1).zip(right.chars()) {
            let replaced = diagonal + usize::from(a != b);
            diagonal = *cell;
            *cell = replaced.min(*cell + 1).min(before + 1);
            before = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        for (left, right, expected) in
            [("", "", 0), ("a", "", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("set-pasword", "set-password", 1)]
        {
            assert_eq!(edits(left, right), expected, "{left} {right}");
            assert_eq!(edits(right, left), expected, "{right} {left}");
        }
    }
}
