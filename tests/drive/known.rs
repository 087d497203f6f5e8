//! Failures that are known. In: a file of them with their reasons, what fails of a description; out: whether every failure is known.

use super::Failure;
use std::collections::BTreeMap;
use std::path::Path;

/// The reasons of failures, by the description's name and the place.
pub(super) struct Known {
    reasons: BTreeMap<(String, String), String>,
}

impl Known {
    /// Reads lines such as `museum POST /tickets: the reason`.
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let parts = lines.map(|line| {
            let (failure, reason) = line.split_once(": ")?;
            let (name, place) = failure.split_once(' ')?;
            Some(((name.to_owned(), place.to_owned()), reason.to_owned()))
        });
        let reasons = parts.collect::<Option<_>>();
        let reasons =
            reasons.ok_or_else(|| format!("{}: a line is not `NAME PLACE: REASON`", path.display()))?;
        Ok(Self { reasons })
    }

    /// Prints what fails of a description, and says whether the file lists it all.
    pub(super) fn explain<'a>(&self, name: &str, failures: impl Iterator<Item = &'a Failure>) -> bool {
        let mut listed: BTreeMap<&str, &str> = BTreeMap::new();
        for ((description, place), reason) in &self.reasons {
            if description == name {
                listed.insert(place, reason);
            }
        }
        let mut unseen = listed.clone();
        let mut complete = true;
        for Failure { place, why } in failures {
            unseen.remove(place.as_str());
            match listed.get(place.as_str()) {
                Some(reason) => println!("    {place}: known: {reason}"),
                None => {
                    complete = false;
                    println!("    {place}: FAILS: {why}");
                }
            }
        }
        for place in unseen.keys() {
            println!("    {place}: does not fail, though it is listed as known");
        }
        complete
    }
}
