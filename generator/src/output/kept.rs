//! The part of a manifest that is the user's. In: the manifest as it is generated, and as it stands in the folder; out: the
//! generated part, and behind its last line what the user has added there. A change above that line is an error, since it
//! would be lost: the line holds a checksum of what stands above it.

use super::folder::Folder;
use crate::format::{self, Files};
use std::io::{Error, ErrorKind, Result};

/// The manifest's path in the folder.
pub(super) const PATH: &str = "Cargo.toml";

/// What the last line begins with; the checksum follows.
const BEGINS: &str = "# what follows this line is kept when the crate is generated again (";

/// A generated manifest with its last line.
pub(super) fn ended(text: &str) -> String {
    format!("{text}\n{BEGINS}{:016x})\n", checksum(text))
}

/// The manifest with what a user has added to the one in the folder; `None` when nothing was.
pub(super) fn merged(folder: &Folder, files: &Files) -> Result<Option<String>> {
    let Some(text) = files.get(PATH) else { return Ok(None) };
    let Some(wanted) = parts(text) else { return Ok(None) };
    let Some(found) = folder.read(PATH)? else { return Ok(None) };
    let found = found.replace("\r\n", "\n");
    let Some(there) = parts(&found) else { return Ok(None) };
    if there.ours != wanted.ours && format!("{:016x}", checksum(there.ours)) != there.checksum {
        return Err(edited(there.ours, wanted.ours));
    }
    Ok((!there.theirs.is_empty()).then(|| format!("{text}{}", there.theirs)))
}

struct KeptParts<'t> {
    ours: &'t str,
    checksum: &'t str,
    theirs: &'t str,
}

fn parts(text: &str) -> Option<KeptParts<'_>> {
    let (ours, rest) = text.split_once(&format!("\n{BEGINS}"))?;
    let (checksum, rest) = rest.split_once(')')?;
    Some(KeptParts { ours, checksum, theirs: rest.strip_prefix('\n').unwrap_or(rest) })
}

fn edited(found: &str, wanted: &str) -> Error {
    let same = found.lines().zip(wanted.lines()).take_while(|(found, wanted)| found == wanted).count();
    let line = found.lines().nth(same).unwrap_or_default().trim();
    let message = format!(
        "`{PATH}` was edited in its generated part, and the change would be lost: line {} is `{line}`. Move additions below \
         the line that begins with `{}`, and set what describes the package under `[package]` in clientwright.toml",
        same + 1,
        BEGINS.trim_end_matches(" (")
    );
    Error::new(ErrorKind::AlreadyExists, message)
}

fn checksum(text: &str) -> u64 {
    format::checksum(text.trim_end())
}
