//! A copy of the workspace that a test may change. In: this workspace's files; out: the copy, and cargo run in it. It never
//! compiles a dependency that this workspace has already compiled: both share one target folder.
//!
//! Cargo is asked for all packages each time. Asked for one, it would turn on the features which that one needs, and compile the
//! generator for each such choice.

use super::packages;
use clientwright_tests::{Ran, cargo, root};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// One at a time: there is one folder, which stays from run to run so that only what has changed is compiled.
static TURN: Mutex<()> = Mutex::new(());

/// What a client is built from, with the mock that its own tests name.
const COPIED: &[&str] =
    &["Cargo.toml", "Cargo.lock", "build.rs", "spec", "generator", "runtime", "generated", "mock"];

/// Without the default features: the transport is the largest part of what would be compiled, and none of what is tested.
const PROGRAM_MANIFEST: &str = r#"[package]
name = "changed"
version = "0.1.0"
edition = "2024"

[dependencies]
clientwright-runtime.workspace = true
identity-client = { path = "../generated", default-features = false }
"#;

/// The packages that are compiled, and from which `--no-default-features` keeps the transport.
const BUILD: &[&str] = &[
    "build",
    "-p",
    "changed",
    "-p",
    "many",
    "-p",
    "overlaid",
    "-p",
    "identity-client",
    "--no-default-features",
];

/// The copy; nobody else has it while this lives.
pub struct WorkspaceCopy {
    root: PathBuf,
    _turn: MutexGuard<'static, ()>,
}

impl WorkspaceCopy {
    /// The copy as it is before any change.
    pub fn fresh() -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let copy = Self { root: Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild"), _turn: turn };
        for name in COPIED {
            mirror(&root().join(name), &copy.root.join(name));
        }
        let manifest = copy.read("Cargo.toml");
        let members =
            manifest.lines().find(|line| line.starts_with("members = ")).expect("the members on one line");
        let fewer = "members = [\"generator\", \"runtime\", \"generated\", \"mock\", \"changed\", \"many\", \"overlaid\"]";
        put(&copy.root.join("Cargo.toml"), manifest.replace(members, fewer));
        put(&copy.root.join("changed/Cargo.toml"), PROGRAM_MANIFEST);
        copy.write_program("fn main() {}\n");
        for (path, text) in packages::many().into_iter().chain(packages::overlaid()) {
            put(&copy.root.join(path), text);
        }
        copy
    }

    /// Puts the program's text in its place.
    pub fn write_program(&self, text: &str) {
        put(&self.root.join("changed/src/main.rs"), text);
    }

    /// Replaces a text that occurs exactly once in a file; answers the line it is on.
    pub fn edit(&self, path: &str, from: &str, to: &str) -> usize {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{path} has {from:?} exactly once");
        put(&self.root.join(path), text.replace(from, to));
        text.split(from).next().unwrap_or_default().matches('\n').count() + 1
    }

    /// Gives a file the time of now, and leaves its text.
    pub fn touch(&self, path: &str) {
        let file = std::fs::File::options().append(true).open(self.root.join(path)).expect("the file");
        file.set_modified(std::time::SystemTime::now()).expect("its time can be set");
    }

    /// Has cargo build the packages of the copy.
    pub fn build(&self) -> Ran {
        cargo(&self.root, env!("CARGO_TARGET_TMPDIR"), BUILD)
    }

    /// The same, with the reasons for what is built anew.
    pub fn build_verbosely(&self) -> Ran {
        cargo(&self.root, env!("CARGO_TARGET_TMPDIR"), &[BUILD, &["-v"]].concat())
    }

    /// What the program says that was built.
    pub fn run_program(&self) -> String {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in the target folder");
        let program = target.join("debug").join(format!("changed{}", std::env::consts::EXE_SUFFIX));
        let ran = Command::new(&program).output().unwrap_or_else(|e| panic!("{}: {e}", program.display()));
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).expect("a text")
    }

    fn read(&self, path: &str) -> String {
        let path = self.root.join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }
}

/// Makes the copy of a file or folder equal to the original: what is equal keeps its time, so that cargo keeps what it
/// made of it; what is not in the original goes.
fn mirror(from: &Path, to: &Path) {
    if from.is_file() {
        let bytes = std::fs::read(from).unwrap_or_else(|e| panic!("{}: {e}", from.display()));
        put(to, &bytes);
        return;
    }
    std::fs::create_dir_all(to).expect("a folder in the target folder");
    for name in names(from) {
        mirror(&from.join(&name), &to.join(&name));
    }
    for name in names(to).into_iter().filter(|name| !from.join(name).exists()) {
        let extra = to.join(name);
        let gone =
            if extra.is_dir() { std::fs::remove_dir_all(&extra) } else { std::fs::remove_file(&extra) };
        gone.unwrap_or_else(|e| panic!("{}: {e}", extra.display()));
    }
}

fn names(folder: &Path) -> Vec<std::ffi::OsString> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    entries.map(|entry| entry.expect("a readable folder").file_name()).collect()
}

fn put(path: &Path, bytes: impl AsRef<[u8]>) {
    if std::fs::read(path).is_ok_and(|found| found == bytes.as_ref()) {
        return;
    }
    std::fs::create_dir_all(path.parent().expect("a path below the copy"))
        .expect("a folder in the target folder");
    std::fs::write(path, bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
}
