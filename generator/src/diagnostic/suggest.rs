//! "Did you mean". In: a name that was not found, and those that could have been meant; out: the nearest, if one is
//! near. It never guesses: a name that shares little with all of them gets no suggestion.

/// The candidate nearest to `name`: the first of those with the fewest edits, when those are at most a third of the
/// name's characters (and one edit is always allowed). Case counts as half an edit.
pub fn closest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let mut nearest: Option<(usize, &str)> = None;
    for candidate in candidates {
        if let Some(distance) = small_distance(name, candidate)
            && nearest.is_none_or(|(known, _)| distance < known)
        {
            nearest = Some((distance, candidate));
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// The distance of another name that is near enough to be meant.
fn small_distance(name: &str, candidate: &str) -> Option<usize> {
    let length = name.chars().count();
    let allowed = (2 * length).div_ceil(3).max(2);
    // each letter that is too many or too few is an edit: of a long text, nothing need be compared
    let is_near = 2 * length.abs_diff(candidate.chars().count()) <= allowed;
    let distance = || distance(name, candidate);
    (candidate != name && is_near).then(distance).filter(|distance| *distance <= allowed)
}

/// The help a name that was not found deserves: `did you mean `Pet`?`, or nothing.
pub fn did_you_mean<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> String {
    closest(name, candidates).map(|candidate| format!("did you mean `{candidate}`?")).unwrap_or_default()
}

/// Twice the Levenshtein distance, by rows; a letter in the other case is half an edit.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).map(|edits| 2 * edits).collect();
    for (line, a) in from.chars().enumerate() {
        let mut diagonal = 2 * line;
        let mut left = 2 * (line + 1);
        let mut next = vec![left];
        for (b, above) in to.iter().zip(row.iter().skip(1)) {
            let here = (diagonal + exchange(a, *b)).min(left + 2).min(above + 2);
            diagonal = *above;
            left = here;
            next.push(here);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

fn exchange(a: char, b: char) -> usize {
    match (a == b, a.eq_ignore_ascii_case(&b)) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_names() {
        for (name, candidates, expected) in [
            ("Pett", &["Owner", "Pet", "Pets"][..], Some("Pet")),
            ("openApi", &["info", "openapi"], Some("openapi")),
            ("pet", &["Pet"], Some("Pet")),
            ("a", &["b"], Some("b")),
            ("a", &["bc"], None),
            ("Animal", &["Owner", "Order"], None),
            ("Pet", &["Pet"], None),
            ("", &[], None),
            ("größe", &["grösse", "größen"], Some("größen")),
        ] {
            assert_eq!(closest(name, candidates.iter().copied()), expected, "{name}");
        }
    }

    #[test]
    fn distances() {
        for (a, b, edits) in [("", "", 0), ("", "ab", 2), ("kitten", "sitting", 3), ("flaw", "lawn", 2)] {
            assert_eq!((distance(a, b), distance(b, a)), (2 * edits, 2 * edits), "{a} {b}");
        }
    }
}
