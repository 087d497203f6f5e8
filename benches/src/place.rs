//! Where things are: the workspace, what the benches write, the descriptions.
//!
//! In comes a name; out goes a path. It never looks at what stands in a file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The workspace.
///
/// # Errors
/// When it is not where it was when this was built.
pub fn workspace() -> io::Result<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()
}

/// What the benches write: `target/benches`.
///
/// # Errors
/// When it cannot be made.
pub fn scratch() -> io::Result<PathBuf> {
    folder(&workspace()?.join("target/benches"))
}

/// A folder with nothing in it below [`scratch`].
///
/// # Errors
/// When it cannot be emptied or made.
pub fn empty(name: &str) -> io::Result<PathBuf> {
    remove(name)?;
    folder(&scratch()?.join(name))
}

/// A folder in the scratch folder that was not there before: it gets the next number.
///
/// A file system may be slow to take names and places that have just been given up (ext4 looks at each of them), and that is not to
/// count for whoever writes next. So what is measured writes where nothing was, and [`remove`] comes when all is measured.
///
/// # Errors
/// When it cannot be made.
pub fn fresh(name: &str) -> io::Result<PathBuf> {
    let around = scratch()?.join(name);
    let mut number = 1_usize;
    // some generators call a package after its folder, and no name begins with a digit
    while around.join(format!("run{number}")).exists() {
        number += 1;
    }
    folder(&around.join(format!("run{number}")))
}

/// Removes a folder of the scratch folder, with everything in it.
///
/// # Errors
/// When it cannot be removed.
pub fn remove(name: &str) -> io::Result<()> {
    let path = scratch()?.join(name);
    if path.exists() { fs::remove_dir_all(path) } else { Ok(()) }
}

/// A folder, made when there is none.
///
/// # Errors
/// When it cannot be made.
pub fn folder(path: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(path)?;
    Ok(path.to_owned())
}

/// Writes a file, and the folders it stands in.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, text)
}

/// A real description by its file's name without the ending, such as `stripe`, in the folder that `CLIENTWRIGHT_DESCRIPTIONS`
/// names or in `../shared`; `None` where there is no such file.
///
/// # Errors
/// When the workspace cannot be found.
pub fn description(name: &str) -> io::Result<Option<PathBuf>> {
    let beside = workspace()?.join("../shared");
    let named = std::env::var_os("CLIENTWRIGHT_DESCRIPTIONS").map_or(beside, PathBuf::from);
    let folders = ["corpus", "large"].map(|folder| named.join(folder));
    let endings = ["json", "yaml"];
    let files = folders.iter().flat_map(|folder| endings.map(|end| folder.join(format!("{name}.{end}"))));
    Ok(files.into_iter().find(|file| file.is_file()))
}
