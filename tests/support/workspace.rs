//! The workspace on disk. In: nothing; out: its root, its description, its Rust files with their module paths. It never
//! looks into `target` or into what a test wrote.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ is in the workspace").to_owned()
}

/// The description of the four endpoints.
pub fn spec() -> PathBuf {
    root().join("spec/openapi.yaml")
}

/// The folder of real descriptions, which `CLIENTWRIGHT_DESCRIPTIONS` names; `None`, and a message, without it.
pub fn descriptions() -> Option<PathBuf> {
    let named =
        std::env::var_os("CLIENTWRIGHT_DESCRIPTIONS").map(|named| PathBuf::from(named).join("corpus"));
    if named.is_none() {
        // not `eprintln!`, which is shown of failures alone
        let message =
            b"CLIENTWRIGHT_DESCRIPTIONS is not set: only descriptions of this repository are tried\n";
        let _unheard = std::io::stderr().write_all(message);
    }
    named
}

/// One Rust file of the workspace.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path relative to the root, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whether it is compiled for tests alone: its parent says `#[cfg(test)] mod name;`.
    pub for_tests: bool,
}

impl Source {
    /// The member folder the file belongs to: `generator` for `generator/src/lower/schema.rs`.
    pub fn member(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    /// The path of its module inside its crate: `["lower", "schema"]`; empty for a crate's root.
    pub fn module(&self) -> Vec<&str> {
        let inside = self.path.split_once("/src/").map_or("", |(_, rest)| rest);
        let parts: Vec<&str> = inside.trim_end_matches(".rs").split('/').collect();
        if matches!(parts.as_slice(), ["lib" | "main" | ""]) { Vec::new() } else { parts }
    }

    /// Whether the file is part of what users get: not a test, an example or a bench.
    pub fn is_product(&self) -> bool {
        self.path.contains("/src/") && self.member() != "benches" && !self.for_tests
    }
}

/// All Rust files of the workspace that people write (the golden output aside), in the order of their paths.
pub fn rust_files() -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    for member in ["benches", "cli", "diff", "generated", "generator", "mock", "page", "runtime", "tests"] {
        collect(&root, &root.join(member), &mut found);
    }
    found.push(read(&root, &root.join("build.rs")));
    found.sort_by(|a, b| a.path.cmp(&b.path));
    let for_tests: Vec<String> = found.iter().flat_map(test_modules).collect();
    for file in &mut found {
        let stem = file.path.trim_end_matches(".rs");
        file.for_tests =
            for_tests.iter().any(|module| stem == module || stem.starts_with(&format!("{module}/")));
    }
    found
}

/// The paths, without `.rs`, of the modules that a file declares for tests alone.
fn test_modules(file: &Source) -> Vec<String> {
    let folder = match file.module().as_slice() {
        [] => file.path.rsplit_once('/').map_or("", |(folder, _)| folder),
        _ => file.path.trim_end_matches(".rs"),
    };
    let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
    let pairs = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    let names = pairs.filter_map(|pair| pair[1].strip_prefix("mod ")?.strip_suffix(';'));
    names.map(|name| format!("{folder}/{name}")).collect()
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        let name = path.file_name().unwrap_or_default();
        if name == "target" || name == "golden" {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(read(root, &path));
        }
    }
}

fn read(root: &Path, path: &Path) -> Source {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let relative = path.strip_prefix(root).expect("a path below the root");
    let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Source { path: parts.join("/"), text, for_tests: false }
}
