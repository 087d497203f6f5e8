//! The sources of this crate, for generated crates that contain their runtime. In: the folder `src/`; out: its files, the
//! features and dependencies that they need, and the licences.

use include_dir::{Dir, include_dir};

static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src");

/// `[features]` and `[dependencies]` as they stand in the manifest of a crate that contains these sources.
pub const MANIFEST: &str = include_str!("../vendored.toml");

/// The texts of the licences by their names.
pub const LICENSES: [(&str, &str); 2] =
    [("LICENSE-APACHE", include_str!("../LICENSE-APACHE")), ("LICENSE-MIT", include_str!("../LICENSE-MIT"))];

/// The texts of the files by their paths below `src/`, with `/`, in the order of the paths.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&SOURCES, &mut files);
    files.sort();
    files
}

fn collect(dir: &Dir<'_>, files: &mut Vec<(String, String)>) {
    for file in dir.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.push((path.replace(std::path::MAIN_SEPARATOR, "/"), text.replace("\r\n", "\n")));
        }
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}
