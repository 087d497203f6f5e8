//! The crate that `clientwright generate` writes compiles as it stands. In: the description of the four endpoints; out: cargo's
//! verdict on the crate. It never needs a network: the locked dependencies of this workspace serve.

use clientwright::output::{self, CrateName, CrateSettings, Package, Runtime};
use clientwright::settings::{Components, CratePath, Defaults, Driver, Nulls, Validation};
use clientwright::{Settings, Source, generate};
use clientwright_tests::{cargo, root, spec};
use std::path::Path;
use std::process::Command;

#[test]
fn a_written_crate_compiles_with_and_without_its_features() {
    let folder = tempfile::tempdir().expect("a folder");
    write_crate(folder.path());
    let every = every_feature(folder.path());
    for (features, targets) in [("", &["--lib"][..]), ("serde", &["--lib"]), (&every, TARGETS)] {
        let arguments = ["check", "--no-default-features", "--features", features];
        let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &[&arguments, targets].concat());
        assert!(ran.success && !ran.said.contains("warning"), "{}", ran.said);
    }
}

/// The first page and the README show the program of the example.
#[test]
fn the_example_of_a_written_crate_compiles() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Source::read(root().join("tests/accepted/features/openapi.yaml")).expect("a description");
    write(&source, &Settings::default(), folder.path());
    let read = |path: &str| std::fs::read_to_string(folder.path().join(path)).expect("it was written");
    let example = read("examples/first_call.rs");
    let program = example.split_once("\n\n").expect("a head").1;
    assert!(program.contains("    let answer = client."), "{program}");
    assert!(read("README.md").contains(program), "{}", read("README.md"));
    assert!(
        read("src/lib.rs").replace("//! ", "").replace("//!\n", "\n").contains(program),
        "{}",
        read("src/lib.rs")
    );
    let features = every_feature(folder.path());
    let arguments = ["check", "--examples", "--no-default-features", "--features", &features];
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &arguments);
    assert!(ran.success && !ran.said.contains("warning"), "{}", ran.said);
}

/// A link has to lead to the same item from the part of a file as from the whole.
#[test]
fn the_documentation_of_divided_files_is_silent() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Source::read(root().join("tests/accepted/features/openapi.yaml")).expect("a description");
    write(&source, &Settings::default().features_above(3), folder.path());
    assert!(folder.path().join("src/api/requests").is_dir());
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &["doc", "--no-deps", "--features", "serde"]);
    assert!(ran.success && !ran.said.contains("warning"), "{}", ran.said);
}

/// Whoever formats the crate should not be told by `--check` that it differs.
#[test]
fn formatting_leaves_a_written_crate_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    write_crate(folder.path());
    let fmt = |arguments: &[&str]| {
        let ran = Command::new(env!("CARGO")).arg("fmt").args(arguments).current_dir(folder.path()).output();
        ran.expect("cargo starts").status.success()
    };
    if !fmt(&["--version"]) {
        eprintln!("skipped: rustfmt is not installed");
        return;
    }
    assert!(fmt(&[]));
    assert_eq!(write_crate(folder.path()).written, Vec::<String>::new());
}

/// rustc follows a chain of types 128 steps deep by default, and each of ours may be two (`Option<Box<_>>`).
#[test]
fn a_chain_of_many_types_compiles() {
    let next = |index: usize| {
        format!("{{type: object, properties: {{next: {{$ref: '#/components/schemas/T{}'}}}}}}", index + 1)
    };
    let links: String = (0..200).map(|index| format!("    T{index}: {}\n", next(index))).collect();
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: Chain, version: '1'}}\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          \
         description: A chain.\n          content: {{application/json: {{schema: {{$ref: '#/components/schemas/T0'}}}}}}\n\
         components:\n  schemas:\n{links}    T200: {{type: string}}\n"
    );
    compile(&Source::from_text("chain.yaml", text));
}

/// The methods of a tag of many operations are in another file than the type that they are of.
#[test]
fn a_tag_of_more_operations_than_a_file_holds_compiles() {
    let operation = |index: usize, tag: &str| {
        format!(
            "  /a{index}/{{b}}:\n    get:\n      tags: [{tag}]\n      parameters:\n        \
             - {{name: b, in: path, required: true, schema: {{type: string}}}}\n      \
             responses: {{'204': {{description: Done.}}}}\n"
        )
    };
    let many: String = (0..1600).map(|index| operation(index, "many")).collect();
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: Tags, version: '1'}}\npaths:\n{many}{}",
        operation(1600, "few")
    );
    compile(&Source::from_text("tags.yaml", text));
}

/// Generates a crate, and has cargo check it without its features: the transport takes longest to compile.
///
/// # Panics
///
/// When there is an error in the description, or an error or a warning in the crate.
pub(crate) fn compile(source: &Source) {
    let folder = tempfile::tempdir().expect("a folder");
    write(source, &Settings::default(), folder.path());
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &["check", "--no-default-features"]);
    assert!(ran.success && !ran.said.contains("warning"), "{}", ran.said);
}

fn write_crate(folder: &Path) -> output::Written {
    write(&Source::read(spec()).expect("the description is there"), &Settings::default(), folder)
}

/// What is published must not depend on what is not.
#[test]
fn a_crate_that_contains_its_runtime_is_packaged_without_a_network() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Source::read(spec()).expect("the description is there");
    let sources = clientwright_cli::vendored::sources();
    let path = CratePath::parse("crate::runtime").expect("a path");
    let settings = Settings::default().runtime(path);
    let written = write_with(&source, &settings, ("written", Runtime::Vendored(sources)), folder.path());
    // what is packaged is compiled without the transport, and with it where it was written
    let arguments = ["package", "--allow-dirty", "--no-default-features"];
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &arguments);
    let foreign = |line: &&str| line.starts_with("warning") && !line.contains("manifest has no license");
    assert!(ran.success, "{}", ran.said);
    assert_eq!(ran.said.lines().filter(foreign).collect::<Vec<_>>(), Vec::<&str>::new(), "{}", ran.said);
    let listed = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &["package", "--allow-dirty", "--list"]);
    let missing: Vec<_> =
        written.written.iter().filter(|file| !listed.answer.lines().any(|line| line == *file)).collect();
    assert_eq!(missing, Vec::<&String>::new());
    let arguments = ["clippy", "--features", "serde,blocking"];
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &[&arguments, TARGETS].concat());
    assert!(ran.success && !ran.said.contains("warning: "), "{}", ran.said);
}

/// With the example: its dependencies need features of the others, which would be compiled once more without them.
pub(crate) const TARGETS: &[&str] = &["--lib", "--examples"];

/// The features of a written crate, but other kinds of TLS than the default one.
pub(crate) fn every_feature(folder: &Path) -> String {
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).expect("it was written");
    let section = manifest.split_once("\n[features]\n").and_then(|(_, rest)| rest.split_once("\n["));
    let lines = section.expect("features").0.lines().filter_map(|line| line.split_once(" = "));
    let others = ["default", "rustls-ring", "native-tls"];
    let names: Vec<_> = lines.map(|(name, _)| name).filter(|name| !others.contains(name)).collect();
    assert!(
        ["reqwest", "serde", "blocking", "tower", "webhooks", "zstd"].iter().all(|name| names.contains(name))
    );
    names.join(",")
}

pub(crate) fn write(source: &Source, settings: &Settings, folder: &Path) -> output::Written {
    write_named("written", source, settings, folder)
}

pub(crate) fn write_named(
    name: &str,
    source: &Source,
    settings: &Settings,
    folder: &Path,
) -> output::Written {
    let runtime = root().join("runtime").to_str().expect("UTF-8").replace('\\', "/");
    write_with(source, settings, (name, Runtime::Path(runtime)), folder)
}

fn write_with(
    source: &Source,
    settings: &Settings,
    (name, runtime): (&str, Runtime),
    folder: &Path,
) -> output::Written {
    let generated = match generate(source, settings) {
        Ok(generated) => generated,
        Err(report) => panic!("{}", report.render(source)),
    };
    let name = CrateName::parse(name).expect("a name");
    let settings = CrateSettings {
        name,
        package: Package::default(),
        title: generated.summary.title,
        runtime,
        features: generated.summary.features,
        runtime_features: generated.summary.runtime_features,
        guide: generated.summary.guide,
    };
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("it can be copied");
    output::write(&output::krate(&generated.files, &settings), folder).expect("it can be written")
}

/// The obstacle course with the settings that change what is emitted: no name of it is one that emitted code uses itself,
/// clippy has nothing to say of it, and rustdoc finds what its documentation links to.
#[test]
fn the_obstacle_course_compiles_with_every_setting() {
    let folder = tempfile::tempdir().expect("a folder");
    let source =
        Source::read(root().join("tests/accepted/obstacle-course/openapi.yaml")).expect("it is there");
    let settings = Settings::default()
        .features_above(0)
        .components(Components::All)
        .nulls(Nulls::Everywhere)
        .defaults(Defaults::Filled)
        .validation(Validation::Emitted)
        .driver(Driver::Emitted);
    write(&source, &settings, folder.path());
    let generated = generate(&source, &settings).expect("it was written");
    let features = generated.summary.features.join(",") + ",serde";
    for command in ["clippy", "doc"] {
        let arguments = [command, "--no-deps", "--no-default-features", "--features", &features];
        let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &arguments);
        if ran.said.contains("no such command") || ran.said.contains("is not installed") {
            eprintln!("skipped: cargo {command} is not there");
            continue;
        }
        assert!(ran.success && !ran.said.contains("warning"), "{}", ran.said);
    }
}
