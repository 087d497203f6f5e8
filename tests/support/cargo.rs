//! Cargo, run in another folder. In: a folder and arguments; out: how it ended and what it said. It never uses the network,
//! and compiles nothing that the folder shares with this workspace a second time.

use std::path::Path;
use std::process::Command;

/// How cargo ended.
#[derive(Debug)]
pub struct Ran {
    /// Whether all went well.
    pub success: bool,
    /// What was written to the standard output.
    pub answer: String,
    /// What was written to the standard error.
    pub said: String,
}

/// Runs cargo in `folder` with this workspace's target folder, which is around `temporary`: the `CARGO_TARGET_TMPDIR`
/// that only the tests themselves are told.
///
/// # Panics
///
/// When cargo cannot be started.
pub fn cargo(folder: &Path, temporary: &str, arguments: &[&str]) -> Ran {
    let target = Path::new(temporary).parent().expect("it is in the target folder");
    let ran = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--color", "never"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        // as in this workspace's profile: what is compiled otherwise is not shared
        .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
        .output()
        .expect("cargo starts");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran { success: ran.status.success(), answer: text(ran.stdout), said: text(ran.stderr) }
}
