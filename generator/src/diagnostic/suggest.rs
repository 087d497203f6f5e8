//! "Did you mean". In: a name that was not found, and those that could have been meant; out: the nearest, if one is
//! near. It never guesses: a name that shares little with all of them gets no suggestion.

/// The candidate nearest to `name`: the first of those with the fewest edits, when those are at most a third of the
/// name's characters (and one edit is always allowed). Case counts as half an edit.
pub fn closest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let mut nearest: Option<(usize, &str)> = None;
    let mut row = Vec::new();
    for candidate in candidates {
        if let Some(distance) = small_distance(name, candidate, &mut row)
            && nearest.is_none_or(|(known, _)| distance < known)
        {
            nearest = Some((distance, candidate));
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// The distance of another name that is near enough to be meant.
fn small_distance(name: &str, candidate: &str, row: &mut Vec<usize>) -> Option<usize> {
    let length = name.chars().count();
    let allowed = (2 * length).div_ceil(3).max(2);
    // each letter that is too many or too few is an edit: of a long text, nothing need be compared
    let is_near = 2 * length.abs_diff(candidate.chars().count()) <= allowed;
    let distance = || distance(name, candidate, row);
    (candidate != name && is_near).then(distance).filter(|distance| *distance <= allowed)
}

/// The help that a name deserves which is not among those that a specification fixes: `did you mean `get`?`, or nothing. For
/// names of a description, of which there can be any number, see [`Problems::did_you_mean`](super::Problems::did_you_mean).
pub fn did_you_mean<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> String {
    Suggestions::default().did_you_mean(name, candidates)
}

/// Pairs of characters that the suggestions of one run may compare. A description can have thousands of names that are not
/// there, and thousands that each of them could be meant for.
const MOST_PAIRS: usize = 50_000_000;

/// The suggestions of one run, which end when they have cost too much.
#[derive(Debug, Default)]
pub struct Suggestions {
    pairs: usize,
}

impl Suggestions {
    /// The help that a name deserves which was not found: `did you mean `Pet`?`, or nothing.
    pub fn did_you_mean<'c>(&mut self, name: &str, candidates: impl IntoIterator<Item = &'c str>) -> String {
        let counted = candidates.into_iter().take_while(|candidate| {
            self.pairs = self.pairs.saturating_add(cost(name, candidate));
            self.pairs <= MOST_PAIRS
        });
        closest(name, counted).map(|candidate| format!("did you mean `{candidate}`?")).unwrap_or_default()
    }
}

/// The pairs of characters that a comparison looks at: all of them where the names are about as long, else each once.
fn cost(name: &str, candidate: &str) -> usize {
    let is_near = 3 * name.len().abs_diff(candidate.len()) <= name.len().max(3);
    if is_near { name.len().saturating_mul(candidate.len()) } else { name.len().max(candidate.len()) }
}

/// Twice the Levenshtein distance, in one row that is used again; a letter in the other case is half an edit.
fn distance(from: &str, to: &str, row: &mut Vec<usize>) -> usize {
    row.clear();
    row.extend((0..=to.chars().count()).map(|edits| 2 * edits));
    for (line, a) in from.chars().enumerate() {
        let mut diagonal = 2 * line;
        let mut left = 2 * (line + 1);
        let Some((first, others)) = row.split_first_mut() else { return 0 };
        *first = left;
        for (b, above) in to.chars().zip(others) {
            let here = (diagonal + exchange(a, b)).min(left + 2).min(*above + 2);
            diagonal = *above;
            left = here;
            *above = here;
        }
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
    fn suggestions_end_when_they_have_cost_too_much() {
        let names: Vec<String> = (0..1_000).map(|index| format!("{index:0>200}x")).collect();
        let mut suggestions = Suggestions::default();
        let mut help = |name: &str| suggestions.did_you_mean(name, names.iter().map(String::as_str));
        assert_eq!(help(&format!("{:0>200}xy", 7)), format!("did you mean `{:0>200}x`?", 7));
        assert_eq!(help(&format!("{:0>200}xy", 8)), format!("did you mean `{:0>200}x`?", 8));
        assert_eq!(help(&format!("{:0>200}xy", 9)), "");
    }

    #[test]
    fn distances() {
        for (a, b, edits) in [("", "", 0), ("", "ab", 2), ("kitten", "sitting", 3), ("flaw", "lawn", 2)] {
            let both = (distance(a, b, &mut Vec::new()), distance(b, a, &mut Vec::new()));
            assert_eq!(both, (2 * edits, 2 * edits), "{a} {b}");
        }
    }
}
