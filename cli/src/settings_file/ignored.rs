//! Changes that are known. In: the entries of a settings file; out: codes and places. An entry needs a reason.

use clientwright::source::Pointer;
use clientwright_diff::Code;

/// An entry: `[[ignore]]`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IgnoredEntry {
    code: String,
    at: Option<String>,
    reason: String,
}

/// A change that is not reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored {
    /// Its code.
    pub code: Code,
    /// Where: in this place of the old or of the new description, or in what it holds; `None`: anywhere.
    pub at: Option<Pointer>,
}

/// Reads the entries of a settings file.
pub(super) fn read(entries: Vec<IgnoredEntry>) -> Result<Vec<Ignored>, String> {
    entries.into_iter().map(read_entry).collect()
}

fn read_entry(entry: IgnoredEntry) -> Result<Ignored, String> {
    let code = Code::parse(&entry.code).ok_or_else(|| format!("ignore: unknown code `{}`", entry.code))?;
    if entry.reason.trim().is_empty() {
        return Err(format!("ignore: write why {code} is ignored as its `reason`"));
    }
    let at = entry.at.map(|at| {
        let pointer = Pointer::parse(at.strip_prefix('#').unwrap_or(&at));
        pointer.ok_or_else(|| format!("ignore: `{at}` is not a JSON pointer: write `/paths/~1pets`"))
    });
    Ok(Ignored { code, at: at.transpose()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings_file::SettingsFile;

    fn read(text: &str) -> Result<Vec<Ignored>, String> {
        SettingsFile::parse(text).map(|file| file.ignored)
    }

    #[test]
    fn entries_are_read_and_mistakes_named() {
        let text = "[[ignore]]\ncode = \"D0301\"\nat = \"/paths/~1pets\"\nreason = \"nobody sends it\"\n";
        let at = Pointer::parse("/paths/~1pets");
        assert_eq!(read(text), Ok(vec![Ignored { code: Code::parse("D0301").unwrap(), at }]));
        for (text, said) in [
            ("code = \"D9999\"\nreason = \"x\"", "unknown code `D9999`"),
            ("code = \"D0301\"\nreason = \" \"", "why D0301 is ignored"),
            ("code = \"D0301\"", "missing field `reason`"),
            ("code = \"D0301\"\nreason = \"x\"\nat = \"pets\"", "`pets` is not a JSON pointer"),
        ] {
            let error = read(&format!("[[ignore]]\n{text}")).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
