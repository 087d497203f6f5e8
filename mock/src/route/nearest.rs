//! What was probably meant by a path that does not exist. In: the templates and the segments of a path; out: at most
//! three templates, nearest first. It never suggests a template that has little in common with the path.

use super::template::Template;

/// So many are named.
const NAMED: usize = 3;
/// What a segment costs that is in one path alone, in thousandths of a segment that differs altogether.
const GAP: usize = 700;
/// What a path may cost per segment to be named.
const NEAR: usize = 450;

/// The nearest templates by the distance of their segments.
pub(crate) fn nearest<'a>(templates: impl Iterator<Item = &'a Template>, segments: &[&str]) -> Vec<String> {
    let mut near: Vec<(usize, &str)> = templates
        .filter_map(|template| {
            let fixed: Vec<Option<&str>> = template.fixed().collect();
            let cost = edits(&fixed, segments, GAP, |fixed, segment| difference(*fixed, segment));
            (cost <= NEAR * fixed.len().max(segments.len())).then_some((cost, template.text()))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(NAMED).map(|(_, text)| text.to_owned()).collect()
}

/// How far a segment is from that of a template, in thousandths; that a name takes it is a weak sign.
fn difference(fixed: Option<&str>, segment: &str) -> usize {
    match fixed {
        None if segment.is_empty() => 500,
        None => 200,
        Some(text) => {
            let (left, right): (Vec<char>, Vec<char>) = (text.chars().collect(), segment.chars().collect());
            let longest = left.len().max(right.len()).max(1);
            let cost = edits(&left, &right, 1, |a, b| usize::from(a != b)) * 1000 / longest;
            // Half of the letters are shared by chance.
            if cost < 500 { cost } else { 1000 }
        }
    }
}

/// The cost of turning one sequence into another (Levenshtein): `gap` for an element more or less.
fn edits<A, B>(left: &[A], right: &[B], gap: usize, replace: impl Fn(&A, &B) -> usize) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).map(|count| count * gap).collect();
    for (line, a) in left.iter().enumerate() {
        let mut diagonal = line * gap;
        let mut before = (line + 1) * gap;
        if let Some(first) = row.first_mut() {
            *first = before;
        }
        for (cell, b) in row.iter_mut().skip(1).zip(right) {
            let cost = (diagonal + replace(a, b)).min(*cell + gap).min(before + gap);
            diagonal = std::mem::replace(cell, cost);
            before = cost;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        for (left, right, expected) in [
            ("", "", 0),
            ("a", "", 1),
            ("", "ab", 2),
            ("kitten", "sitting", 3),
            ("set-pasword", "set-password", 1),
        ] {
            let (a, b): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
            assert_eq!(edits(&a, &b, 1, |a, b| usize::from(a != b)), expected, "{left} {right}");
            assert_eq!(edits(&b, &a, 1, |a, b| usize::from(a != b)), expected, "{right} {left}");
        }
    }
}
