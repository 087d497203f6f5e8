//! What a written crate says of itself, and what packages of the program need. In: arguments and settings; out: manifests,
//! completions, the manual page.

use super::{PETS, code, err, folder, out, run};

#[test]
fn completions_and_the_manual_name_every_command() {
    let folder = folder(PETS);
    for arguments in
        [&["completions", "bash"][..], &["completions", "zsh"], &["completions", "fish"], &["man"]]
    {
        let said = run(folder.path(), arguments, "");
        assert_eq!(code(&said), 0);
        for word in ["generate", "lint", "diff", "explain", "mock", "runtime"] {
            assert!(out(&said).contains(word), "{arguments:?} {word}");
        }
    }
}

#[test]
fn a_crate_says_where_its_runtime_comes_from() {
    let folder = folder(PETS);
    let generate = |more: &[&str]| {
        let arguments = [&["generate", "pets.yaml", "--out", "pets"][..], more].concat();
        let said = run(folder.path(), &arguments, "");
        assert_eq!(code(&said), 0, "{}", err(&said));
        (out(&said), std::fs::read_to_string(folder.path().join("pets/Cargo.toml")).unwrap())
    };
    let (said, manifest) = generate(&[]);
    let version = env!("CARGO_PKG_VERSION");
    assert!(said.contains(&format!("runtime  clientwright-runtime {version} from the registry")), "{said}");
    assert!(
        manifest.contains(&format!("{{ version = \"{version}\", default-features = false }}")),
        "{manifest}"
    );
    let (said, manifest) = generate(&["--runtime", "git+https://git.example/r#v1"]);
    assert!(
        !said.contains("registry") && manifest.contains("git = \"https://git.example/r\", rev = \"v1\""),
        "{manifest}"
    );
    let (_, manifest) = generate(&["--runtime", "vendored"]);
    assert!(!manifest.contains("clientwright-runtime"), "{manifest}");
    let api = std::fs::read_to_string(folder.path().join("pets/src/api/client.rs")).unwrap();
    assert!(api.contains("use crate::runtime::codegen as rt;"), "{api}");
    assert!(folder.path().join("pets/src/runtime/json.rs").is_file());
    generate(&[]);
    assert!(!folder.path().join("pets/src/runtime").exists());
}

#[test]
fn a_package_is_described_by_settings() {
    let folder = folder(PETS);
    let settings =
        "[package]\nname = \"acme-pets\"\nversion = \"2.0.0\"\nlicense = \"MIT\"\npublish = true\n";
    std::fs::write(folder.path().join("clientwright.toml"), settings).unwrap();
    let arguments = ["generate", "pets.yaml", "--out", "o"];
    assert_eq!(code(&run(folder.path(), &arguments, "")), 0);
    let path = folder.path().join("o/Cargo.toml");
    let manifest = std::fs::read_to_string(&path).unwrap();
    assert!(manifest.contains("name = \"acme-pets\"\nversion = \"2.0.0\"\n"), "{manifest}");
    assert!(manifest.contains("license = \"MIT\"\n") && !manifest.contains("publish ="), "{manifest}");

    std::fs::write(&path, manifest.clone() + "\n[profile.dev]\ndebug = 1\n").unwrap();
    assert_eq!(code(&run(folder.path(), &arguments, "")), 0);
    assert!(std::fs::read_to_string(&path).unwrap().ends_with("\n[profile.dev]\ndebug = 1\n"));

    std::fs::write(&path, manifest.replace("MIT", "ISC")).unwrap();
    let said = run(folder.path(), &arguments, "");
    assert!(code(&said) == 2 && err(&said).contains("is `license = \"ISC\"`"), "{}", err(&said));
}
