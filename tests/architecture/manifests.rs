//! The manifests. In: every Cargo.toml and what cargo says of the locked dependencies; out: what breaks a rule. It looks
//! only at what is needed on this machine.

use clientwright_tests::root;
use serde_json::Value;

const MEMBERS: &[&str] =
    &["benches", "cli", "diff", "generated", "generator", "mock", "page", "runtime", "tests"];

fn manifest(member: &str) -> String {
    let path = root().join(member).join("Cargo.toml");
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())).replace("\r\n", "\n")
}

#[test]
fn every_crate_is_under_the_lints() {
    for member in MEMBERS {
        let text = manifest(member);
        // tests and benches may unwrap; unsafe code is for nobody
        let exempt =
            matches!(*member, "tests" | "benches") && text.contains("[lints.rust]\nunsafe_code = \"forbid\"");
        assert!(exempt || text.contains("[lints]\nworkspace = true"), "{member} does not inherit the lints");
    }
}

#[test]
fn versions_stand_in_one_place() {
    for member in MEMBERS {
        let text = manifest(member);
        for key in ["version", "edition", "rust-version", "license"] {
            assert!(
                text.contains(&format!("{key}.workspace = true")),
                "{member}: {key} is not the workspace's"
            );
        }
        let own = text.lines().filter(|line| line.contains("version = \"") || line.contains("path = \"../"));
        assert_eq!(
            own.collect::<Vec<_>>(),
            Vec::<&str>::new(),
            "{member}: a dependency is not the workspace's"
        );
    }
}

#[test]
fn the_runtime_knows_nothing_of_the_generator() {
    let text = manifest("runtime");
    let names: Vec<&str> = text.lines().filter_map(|line| line.split(['.', ' ', '=']).next()).collect();
    for name in ["clientwright", "openapiv3", "serde_yaml", "syn", "quote", "prettyplease"] {
        assert!(!names.contains(&name), "the runtime depends on {name}");
    }
}

/// The stated `rust-version` is true: nothing that is locked needs a newer one. (That our own code needs no newer one is
/// clippy's `incompatible_msrv`.)
#[test]
fn the_stated_rust_version_is_true() {
    let packages = packages();
    let version = |package: &Value| package["rust_version"].as_str().map(parts);
    let ours = packages
        .iter()
        .find(|package| package["name"] == "clientwright")
        .and_then(version)
        .expect("a rust-version");
    let newer: Vec<String> = packages
        .iter()
        .filter(|package| version(package).is_some_and(|needed| needed > ours))
        .map(|package| {
            format!("{} {} needs {}", package["name"], package["version"], package["rust_version"])
        })
        .collect();
    assert!(packages.len() > 50, "cargo listed only {} packages", packages.len());
    assert!(newer.is_empty(), "the workspace says {ours:?}: {}", newer.join(", "));
}

/// A crate that contains its runtime needs the runtime's features and dependencies, and knows no workspace.
#[test]
fn the_manifest_of_a_vendored_runtime_is_that_of_the_runtime() {
    let packages = packages();
    let runtime =
        packages.iter().find(|package| package["name"] == "clientwright-runtime").expect("it is there");
    let dependencies = runtime["dependencies"].as_array().expect("a list");
    let mut lines: Vec<String> = dependencies
        .iter()
        .filter(|needed| needed["kind"].is_null() && needed["name"] != "include_dir")
        .map(dependency)
        .collect();
    lines.sort();
    let text = manifest("runtime");
    let features =
        text.split("[features]\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("a table");
    let features: Vec<&str> = features.lines().filter(|line| !line.starts_with("default =")).collect();
    let is_own = |at: usize| features.get(at).is_some_and(|line| line.starts_with("sources ="));
    let features: Vec<&str> = (0..features.len())
        .filter(|at| !(is_own(*at) || features[*at].starts_with('#') && is_own(*at + 1)))
        .map(|at| features[at])
        .collect();
    let written = format!("[features]\n{}\n\n[dependencies]\n{}\n", features.join("\n"), lines.join("\n"));
    clientwright_tests::assert_golden(&root().join("runtime/vendored.toml"), &written);
}

/// A dependency as a line of a manifest, by what cargo says of it.
fn dependency(needed: &Value) -> String {
    let text = |key: &str| needed[key].as_str().unwrap_or_default();
    let version = text("req").trim_start_matches('^');
    let mut parts = vec![format!("version = \"{version}\"")];
    if needed["optional"] == true {
        parts.push("optional = true".to_owned());
    }
    if needed["uses_default_features"] == false {
        parts.push("default-features = false".to_owned());
    }
    let features = needed["features"].as_array().expect("a list");
    if !features.is_empty() {
        parts.push(format!(
            "features = [{}]",
            features.iter().map(Value::to_string).collect::<Vec<_>>().join(", ")
        ));
    }
    match parts.as_slice() {
        [_] => format!("{} = \"{version}\"", text("name")),
        parts => format!("{} = {{ {} }}", text("name"), parts.join(", ")),
    }
}

fn parts(version: &str) -> Vec<u64> {
    let mut parts: Vec<u64> =
        version.split('.').map(|part| part.parse().expect("a version of numbers")).collect();
    parts.resize(3, 0);
    parts
}

/// All packages that this workspace is built from on this machine. Cargo downloads those that are missing, as in a fresh clone of
/// which one package was tested; without a network, all have to be here.
fn packages() -> Vec<Value> {
    let host = stdout("rustc", &["-vV"]).expect("rustc says what it is");
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host");
    let arguments = ["metadata", "--format-version=1", "--locked", "--filter-platform", host];
    let offline = [&arguments[..], &["--offline"]].concat();
    let metadata = stdout(env!("CARGO"), &offline).or_else(|_| stdout(env!("CARGO"), &arguments));
    let metadata: Value =
        serde_json::from_str(&metadata.expect("cargo metadata")).expect("cargo metadata is JSON");
    metadata["packages"].as_array().expect("packages").clone()
}

/// What a program says on its standard output.
///
/// # Errors
/// What it says on its standard error, when it fails.
fn stdout(program: &str, arguments: &[&str]) -> Result<String, String> {
    let ran =
        std::process::Command::new(program).args(arguments).current_dir(root()).output().expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    if ran.status.success() { Ok(text(ran.stdout)) } else { Err(text(ran.stderr)) }
}
