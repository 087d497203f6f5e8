//! Folders of descriptions. In: a folder; out: the settings that stand in it.

use clientwright::Settings;
use clientwright_cli::settings_file::{self, SettingsFile};
use std::path::Path;

/// The settings that a folder has in its `clientwright.toml`; the default ones where it has none.
///
/// # Panics
///
/// When the file is not a settings file.
#[must_use]
pub fn settings(folder: &Path) -> Settings {
    let file = folder.join(settings_file::NAME);
    if !file.is_file() {
        return Settings::default();
    }
    SettingsFile::read(&file).unwrap_or_else(|message| panic!("{message}")).settings
}
