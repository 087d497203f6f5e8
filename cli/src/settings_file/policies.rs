//! Policies of operations in a settings file. In: the entries of `[[policies]]`; out: filters, each list with its policy. It
//! never looks at a description.

use clientwright::Settings;
use clientwright::settings::{Filter, Policy, Redirects, Retry};

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PolicyEntry {
    operations: Vec<String>,
    attempts: Option<u32>,
    retry: Option<Scope>,
    #[serde(default)]
    statuses: Vec<u16>,
    redirects: Option<Followed>,
    idempotency_key: Option<String>,
}

#[derive(Debug, Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Scope {
    NotDone,
    Idempotent,
    Everything,
}

#[derive(Debug, Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Followed {
    SameOrigin,
    AnyOrigin,
}

/// The settings with what a file says of operations.
pub(super) fn settings(settings: Settings, entries: Vec<PolicyEntry>) -> Result<Settings, String> {
    entries.into_iter().try_fold(settings, |settings, entry| {
        let (filters, policy) = read(entry)?;
        Ok(settings.policy(filters, policy))
    })
}

fn read(entry: PolicyEntry) -> Result<(Vec<Filter>, Policy), String> {
    let filters = super::filters(&entry.operations)?;
    let mut policy = Policy::default().statuses(entry.statuses);
    policy.attempts = entry.attempts;
    policy.retry = entry.retry.map(|scope| match scope {
        Scope::NotDone => Retry::NotDone,
        Scope::Idempotent => Retry::Idempotent,
        Scope::Everything => Retry::Everything,
    });
    policy.redirects = entry.redirects.map(|followed| match followed {
        Followed::SameOrigin => Redirects::SameOrigin,
        Followed::AnyOrigin => Redirects::AnyOrigin,
    });
    policy.idempotency_key = entry.idempotency_key;
    Ok((filters, policy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_are_read_and_mistakes_named() {
        let text = "[[policies]]\noperations = [\"tag:a\"]\nattempts = 5\nretry = \"everything\"\nstatuses = [500]\n\
                    redirects = \"any-origin\"\nidempotency_key = \"X-Key\"";
        let policy = Policy::default().attempts(5).retry(Retry::Everything).statuses([500]);
        let policy = policy.redirects(Redirects::AnyOrigin).idempotency_key("X-Key");
        let filter = Filter::parse("tag:a").unwrap();
        assert_eq!(
            super::super::SettingsFile::parse(text).map(|file| file.settings),
            Ok(Settings::default().policy([filter], policy))
        );
        for (text, said) in [
            ("attempts = 1", "missing field `operations`"),
            ("operations = [\"pets\"]", "`pets`"),
            ("operations = []\nretry = \"always\"", "unknown variant `always`"),
        ] {
            let error = super::super::SettingsFile::parse(&format!("[[policies]]\n{text}")).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
