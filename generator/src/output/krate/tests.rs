use super::*;

fn settings(runtime: Runtime) -> CrateSettings {
    CrateSettings {
        name: CrateName::parse("pets").unwrap(),
        package: Package::default(),
        title: "Pets\nand <more>".to_owned(),
        runtime,
        features: vec!["pull-requests".to_owned()],
        runtime_features: vec!["xml".to_owned()],
        guide: Guide::default(),
    }
}

fn made(settings: &CrateSettings) -> Files {
    let files: Files = [("mod.rs".to_owned(), "pub mod types;".to_owned())].into_iter().collect();
    krate(&files, settings)
}

#[track_caller]
fn assert_has(files: &Files, path: &str, parts: &[&str]) {
    let text = files.get(path).unwrap();
    for part in parts {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}

#[test]
fn a_crate_has_a_manifest_a_readme_a_root_and_the_files() {
    let files = made(&settings(Runtime::registry()));
    let paths: Vec<&str> = files.iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["Cargo.toml", "README.md", "src/api/mod.rs", "src/lib.rs"]);
    assert_eq!(files.get("src/api/mod.rs"), Some("pub mod types;"));
    assert_has(&files, "src/lib.rs", &["description: Pets and \\<more\\>.\n"]);
    assert_has(
        &files,
        "README.md",
        &["# pets\n", "A Rust client of Pets and \\<more\\>,", "Begin with `Client::builder()`"],
    );
    let parts = [
        "name = \"pets\"\nversion = \"0.1.0\"\n",
        "description = \"A client of Pets and <more>, generated from its OpenAPI description.\"\npublish = false\n",
        "default = [\"reqwest\", \"pull-requests\"]\n",
        "\npull-requests = []\n",
        "clientwright-runtime = { version = \"0.",
        "features = [\"xml\"] }\n",
    ];
    assert_has(&files, "Cargo.toml", &parts);
}

#[test]
fn the_runtime_comes_from_where_it_is_said_to() {
    let path = Runtime::Path("C:\\my \"crates\"\n/rt".to_owned());
    assert_has(&made(&settings(path)), "Cargo.toml", &[r#"{ path = "C:\\my \"crates\"\u000A/rt", default"#]);
    let git = |rev: Option<&str>| Runtime::Git {
        url: "https://g.example/r".to_owned(),
        rev: rev.map(str::to_owned),
    };
    assert_has(&made(&settings(git(None))), "Cargo.toml", &["{ git = \"https://g.example/r\", default"]);
    let pinned = "{ git = \"https://g.example/r\", rev = \"v1\", default";
    assert_has(&made(&settings(git(Some("v1")))), "Cargo.toml", &[pinned]);
}

#[test]
fn the_package_is_what_settings_say() {
    let package = Package {
        version: Some("1.2.3".to_owned()),
        description: Some("Pets,\n\"typed\".".to_owned()),
        license: Some("MIT".to_owned()),
        authors: vec!["Ada <ada@pets.example>".to_owned()],
        repository: Some("https://pets.example/git".to_owned()),
        keywords: vec!["pets".to_owned(), "api".to_owned()],
        publish: Publish::To(vec!["internal".to_owned()]),
        ..Package::default()
    };
    let files = made(&CrateSettings { package, ..settings(Runtime::registry()) });
    let parts = [
        "version = \"1.2.3\"\n",
        "description = \"Pets, \\\"typed\\\".\"\nlicense = \"MIT\"\nrepository = \"https://pets.example/git\"\n",
        "authors = [\"Ada <ada@pets.example>\"]\nkeywords = [\"pets\", \"api\"]\npublish = [\"internal\"]\n",
    ];
    assert_has(&files, "Cargo.toml", &parts);
    assert_has(
        &files,
        "README.md",
        &["pets = { version = \"1.2.3\", registry = \"internal\" }\n", "## License\n\nMIT\n"],
    );
    let publish = Package { publish: Publish::Anywhere, ..Package::default() };
    let files = made(&CrateSettings { package: publish, ..settings(Runtime::registry()) });
    assert!(!files.get("Cargo.toml").unwrap().contains("publish"));
}

#[test]
fn a_vendored_runtime_is_a_module_with_its_features_and_dependencies() {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let sources = Sources {
        files: vec![
            file("lib.rs", "//! Root.\n\nmod json;\n#[cfg(feature = \"sources\")]\npub mod sources;\n"),
            file("json.rs", "use crate::a::B;\n\n#[cfg(test)]\nmod tests {\n    x();\n}\n"),
            file("json/tests.rs", "left out"),
            file("sources.rs", "left out"),
        ],
        manifest: "[features]\nreqwest = [\"dep:reqwest\"]\nxml = []\n\n[dependencies]\nbytes = \"1\"\n"
            .to_owned(),
        licenses: vec![file("LICENSE-MIT", "MIT")],
    };
    let files = made(&settings(Runtime::Vendored(sources)));
    let paths: Vec<&str> =
        files.iter().map(|(path, _)| path).filter(|path| path.contains("runtime")).collect();
    assert_eq!(paths, ["src/runtime.rs", "src/runtime/LICENSE-MIT.md", "src/runtime/json.rs"]);
    assert!(files.get("src/runtime.rs").unwrap().ends_with("//! Root.\n\nmod json;\n"));
    assert!(files.get("src/runtime/json.rs").unwrap().ends_with("\nuse crate::runtime::a::B;\n"));
    assert_has(&files, "src/lib.rs", &["pub mod runtime;\n", "pub use runtime::ReqwestTransport;\n"]);
    let parts = [
        "default = [\"reqwest\", \"pull-requests\", \"xml\"]\nreqwest = [\"dep:reqwest\"]\nxml = []",
        "[dependencies]\nbytes = \"1\"\n",
    ];
    assert_has(&files, "Cargo.toml", &parts);
}
