//! What docs/choose.md promises. In: its programs, and the excerpts of descriptions that they are for, or the whole descriptions where
//! `CLIENTWRIGHT_DESCRIPTIONS` has them; out: cargo's verdict on the programs against the clients.

use clientwright::settings::Filter;
use clientwright::{Settings, Source, generate};
use clientwright_tests::{cargo, descriptions, root};
use std::path::{Path, PathBuf};

/// A program of the page.
struct Job {
    /// What its file and its excerpt are called.
    name: &'static str,
    /// The whole description, and the operations of it that the program needs.
    whole: Option<(&'static str, &'static [&'static str])>,
}

const JOBS: [Job; 5] = [
    Job { name: "github", whole: Some(("github.json", &["repos/get", "issues/list-for-repo"])) },
    Job { name: "stripe", whole: Some(("stripe.yaml", &["GetCharges", "PostAccountsAccount"])) },
    Job { name: "kubernetes", whole: Some(("k8s-core-v1.json", &["patchCoreV1NamespacedPod"])) },
    Job { name: "openai", whole: Some(("openai.yaml", &["createChatCompletion"])) },
    Job { name: "orders", whole: None },
];

#[test]
fn the_programs_compile_against_excerpts() {
    compile(|job| Some((root().join(format!("tests/examples/choose/{}.yaml", job.name)), &[][..])));
}

#[test]
fn the_programs_compile_against_whole_descriptions() {
    let Some(folder) = descriptions() else { return };
    compile(|job| job.whole.map(|(file, operations)| (folder.join(file), operations)));
}

/// Checks a crate of the programs, and of the clients of these descriptions with these operations, or with all.
fn compile(described: impl Fn(&Job) -> Option<(PathBuf, &'static [&'static str])>) {
    let page = std::fs::read_to_string(root().join("docs/choose.md")).expect("there is a page");
    let page = page.replace("\r\n", "\n");
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("src");
    let mut modules = "#![recursion_limit = \"1024\"]\n".to_owned();
    for job in &JOBS {
        let Some((file, operations)) = described(job) else { continue };
        let name = job.name;
        client(&source.join(name), &file, operations);
        let (_, program) = page.split_once(&format!("```rust src/{name}.rs\n")).expect("a program");
        let (program, _) = program.split_once("```").expect("it ends");
        write(&source.join(format!("job_{name}.rs")), program);
        modules.push_str(&format!("pub mod {name};\npub mod job_{name};\n"));
    }
    write(&source.join("lib.rs"), &modules);
    let runtime = root().join("runtime").to_str().expect("UTF-8").replace('\\', "/");
    let manifest = format!(
        "[package]\nname = \"jobs\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[features]\nserde = []\n[dependencies]\nclientwright-runtime = {{ path = \"{runtime}\", default-features = false }}\n",
    );
    write(&folder.path().join("Cargo.toml"), &manifest);
    std::fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("it can be copied");
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &["check"]);
    assert!(ran.success && !ran.said.contains("warning"), "{}", ran.said);
}

/// The client of a description as a module.
fn client(folder: &Path, file: &Path, operations: &[&str]) {
    let source = Source::read(file).expect("a description");
    let include = operations.iter().map(|id| Filter::parse(&format!("operation:{id}")).expect("a filter"));
    let settings = Settings::default().keep_going().include(include);
    let generated = match generate(&source, &settings) {
        Ok(generated) => generated,
        Err(report) => panic!("{}", report.render(&source)),
    };
    for (path, text) in generated.files.iter() {
        write(&folder.join(path), text);
    }
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a path in a folder")).expect("a folder");
    std::fs::write(path, text).expect("it can be written");
}
