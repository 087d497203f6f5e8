//! What the README promises. In: its blocks that name a file (```` ```rust build.rs ````); out: a crate of these files, and
//! cargo's verdict on it. It never adds anything to them but where the runtime and the generator are.

use clientwright_tests::{cargo, root};
use std::path::Path;

#[test]
fn the_crate_of_the_readme_compiles() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = files(&readme());
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Cargo.toml", "build.rs", "src/lib.rs", "openapi.yaml"]);
    for (name, text) in &files {
        write(&folder.path().join(name), &here(text));
    }
    std::fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("it can be copied");
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &["check", "--features", "serde"]);
    assert!(ran.success && !ran.said.contains("warning"), "{}", ran.said);
}

/// Each program of the page on migration, against the client of the page's description.
#[test]
fn the_migrated_programs_compile() {
    let page = std::fs::read_to_string(root().join("docs/migration.md")).expect("there is a page");
    let page = files(&page.replace("\r\n", "\n"));
    let programs: Vec<&str> =
        page.iter().filter_map(|(name, _)| name.strip_prefix("src/")?.strip_suffix(".rs")).collect();
    assert_eq!(programs, ["progenitor", "openapi_generator", "openapi_to_rust", "by_hand"]);
    let folder = tempfile::tempdir().expect("a folder");
    let of_readme =
        files(&readme()).into_iter().filter(|(name, _)| name == "Cargo.toml" || name == "build.rs");
    for (name, text) in of_readme.chain(page.clone()) {
        write(&folder.path().join(name), &here(&text));
    }
    let modules: String = programs.iter().map(|name| format!("pub mod {name};\n")).collect();
    let client = "#![recursion_limit = \"1024\"]\ninclude!(concat!(env!(\"OUT_DIR\"), \"/api/mod.rs\"));\n";
    write(&folder.path().join("src/lib.rs"), &format!("{client}{modules}"));
    std::fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("it can be copied");
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &["check"]);
    assert!(ran.success && !ran.said.contains("warning"), "{}", ran.said);
}

/// `.ci/run` takes the test command from here.
#[test]
fn the_two_commands_stand_in_the_readme() {
    let text = readme();
    let commands = ["cargo run -p identity-client --example tour", "cargo test --workspace"];
    for command in commands {
        assert_eq!(text.lines().filter(|line| *line == command).count(), 1, "{command}");
    }
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("there is a README").replace("\r\n", "\n")
}

/// The blocks whose first line names a file, in their order.
fn files(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some("") => open = false,
            Some(info) => {
                let name = info.split_once(' ').map(|(_, name)| name.to_owned());
                open = name.is_some();
                found.extend(name.map(|name| (name, String::new())));
            }
            None if open => {
                let (_, text) = found.last_mut().expect("a block is open");
                text.push_str(line);
                text.push('\n');
            }
            None => {}
        }
    }
    found
}

/// The same with the paths of this workspace, and without the transport, which takes longest to compile.
fn here(text: &str) -> String {
    let root = root().to_str().expect("UTF-8").replace('\\', "/");
    text.replace("../clientwright/runtime\"", &format!("{root}/runtime\", default-features = false"))
        .replace("../clientwright/generator", &format!("{root}/generator"))
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a path in the folder")).expect("a folder in the folder");
    std::fs::write(path, text).expect("it can be written");
}
