//! A description at a point of its history. In: a file, a folder, or a revision and a path of a git repository; out: its text. It never
//! changes a repository.

use crate::ending::Failure;
use clientwright::Source;
use clientwright::settings::Bounds;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

/// What the description of a folder may be called, in order.
const NAMES: [&str; 3] = ["openapi", "swagger", "api"];
const ENDINGS: [&str; 3] = ["yaml", "yml", "json"];

/// A description, with the folder that was made for it, if one was.
pub(crate) struct Revision {
    pub(crate) source: Source,
    _folder: Option<tempfile::TempDir>,
}

/// Reads a description: `api.yaml`, `specs/`, `origin/main:specs/api.yaml`, or a URL.
pub(crate) fn revision(given: &Path, bounds: Bounds) -> Result<Revision, Failure> {
    let text = given.to_string_lossy();
    let read =
        |path: &Path| super::source(path, &[], bounds).map(|source| Revision { source, _folder: None });
    if given.is_dir() {
        return read(&in_folder(given)?);
    }
    match text.split_once(':') {
        // a letter and a colon is a drive
        Some((revision, path)) if !given.exists() && revision.len() > 1 && !path.starts_with("//") => {
            of_git(revision, path, bounds)
        }
        Some(_) | None => read(given),
    }
}

fn in_folder(folder: &Path) -> Result<PathBuf, Failure> {
    let names = NAMES.iter().flat_map(|name| ENDINGS.iter().map(move |ending| format!("{name}.{ending}")));
    let mut paths = names.map(|name| folder.join(name));
    paths.find(|path| path.is_file()).ok_or_else(|| {
        let folder = folder.display();
        Failure::new(format!("no `openapi.yaml`, `swagger.json` or the like in `{folder}`: name the file"))
    })
}

/// The description of a revision, and the files of its folder, which it may refer to.
fn of_git(revision: &str, path: &str, bounds: Bounds) -> Result<Revision, Failure> {
    if revision.starts_with('-') {
        return Err(Failure::new(format!("`{revision}` is not a revision")));
    }
    let prefix = git(&["rev-parse", "--show-prefix"])?;
    let path = match path.strip_prefix("./") {
        Some(rest) => format!("{}{rest}", String::from_utf8_lossy(&prefix).trim_end()),
        None => path.to_owned(),
    };
    let commit =
        git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")]);
    let commit = commit.map_err(|_| Failure::new(format!("git knows no revision `{revision}`")))?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let folder = tempfile::tempdir()?;
    let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
    let within = if parent.is_empty() { ".".to_owned() } else { parent.to_owned() };
    let listed = git(&["ls-tree", "-r", "-z", "--full-tree", "--name-only", &commit, "--", &within])?;
    let listed = String::from_utf8_lossy(&listed);
    let is_part =
        |name: &&str| *name == path || ENDINGS.iter().any(|ending| name.ends_with(&format!(".{ending}")));
    let mut room = bounds.bytes;
    for name in listed.split('\0').filter(|name| !name.is_empty()).filter(is_part) {
        let text = git(&["cat-file", "blob", &format!("{commit}:{name}")])?;
        room = room.checked_sub(text.len()).ok_or_else(|| {
            Failure::new(format!("`{revision}:{within}` has more than {} bytes", bounds.bytes))
        })?;
        if !Path::new(name).components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(Failure::new(format!("`{name}` in `{revision}` leaves the folder")));
        }
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap_or(folder.path()))?;
        std::fs::write(file, text)?;
    }
    let file = folder.path().join(&path);
    if !file.is_file() {
        return Err(Failure::new(format!("there is no `{path}` in `{revision}`")));
    }
    let source = super::source(&file, &[], bounds)?.shown_as(format!("{revision}:{path}"));
    Ok(Revision { source, _folder: Some(folder) })
}

/// What the git program answers.
fn git(arguments: &[&str]) -> Result<Vec<u8>, Failure> {
    let mut command = Command::new("git");
    command.args(arguments).stdin(Stdio::null());
    let ran = command.output().map_err(|e| Failure::new(format!("cannot run git: {e}")))?;
    if ran.status.success() {
        return Ok(ran.stdout);
    }
    Err(Failure::new(format!("git: {}", String::from_utf8_lossy(&ran.stderr).trim())))
}
