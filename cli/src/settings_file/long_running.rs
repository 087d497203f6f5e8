//! Operations that go on after their answer, in a settings file. In: the entries of `[[long_running]]`; out: filters, each list with how the
//! end is waited for. It never looks at a description.

use clientwright::Settings;
use clientwright::settings::{Filter, LongRunning, ResultFrom};

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LongRunningEntry {
    operations: Vec<String>,
    status: Option<String>,
    #[serde(default)]
    succeeded: Vec<String>,
    #[serde(default)]
    failed: Vec<String>,
    from: Option<From>,
    result: Option<String>,
}

#[derive(Debug, Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum From {
    Location,
    Original,
    Monitor,
}

/// The settings with what a file says of them.
pub(super) fn settings(settings: Settings, entries: Vec<LongRunningEntry>) -> Result<Settings, String> {
    entries.into_iter().try_fold(settings, |settings, entry| {
        let (filters, waited) = read(entry)?;
        Ok(settings.long_running(filters, waited))
    })
}

fn read(entry: LongRunningEntry) -> Result<(Vec<Filter>, LongRunning), String> {
    let filters = super::filters(&entry.operations)?;
    let pointers = [("status", &entry.status), ("result", &entry.result)];
    for (key, text) in pointers.into_iter().filter_map(|(key, text)| Some((key, text.as_ref()?))) {
        if !text.is_empty() && !text.starts_with('/') {
            return Err(format!("long_running: `{key}` is a JSON pointer, such as `/status`"));
        }
    }
    let from = entry.from.map_or(ResultFrom::Usual, |from| match from {
        From::Location => ResultFrom::Location,
        From::Original => ResultFrom::Original,
        From::Monitor => ResultFrom::Monitor,
    });
    let mut waited = LongRunning::default().succeeded(entry.succeeded).failed(entry.failed);
    waited = waited.result(from, entry.result.unwrap_or_default());
    Ok((filters, entry.status.into_iter().fold(waited, LongRunning::status)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_and_mistakes_named() {
        let text = "[[long_running]]\noperations = [\"tag:a\"]\nstatus = \"/state\"\nsucceeded = [\"ready\"]\n\
                    failed = [\"dead\"]\nfrom = \"monitor\"\nresult = \"/pet\"";
        let waited = LongRunning::default().status("/state").succeeded(["ready"]).failed(["dead"]);
        let waited = waited.result(ResultFrom::Monitor, "/pet");
        let filter = Filter::parse("tag:a").unwrap();
        assert_eq!(
            super::super::SettingsFile::parse(text).map(|file| file.settings),
            Ok(Settings::default().long_running([filter], waited))
        );
        for (text, said) in [
            ("status = \"/status\"", "missing field `operations`"),
            ("operations = []\nfrom = \"elsewhere\"", "unknown variant `elsewhere`"),
            ("operations = []\nstatus = \"status\"", "`status` is a JSON pointer"),
        ] {
            let error = super::super::SettingsFile::parse(&format!("[[long_running]]\n{text}")).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
