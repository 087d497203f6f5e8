//! A new crate: what is written, and what is left alone.

use super::{PETS, code, err, folder, out, readme, run};

#[test]
fn a_crate_is_written_once() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run(folder.path(), &["init", "my-pets"], "");
    assert_eq!((code(&ran), err(&ran).as_str()), (0, ""));
    assert_eq!(
        out(&ran),
        "   written  Cargo.toml, build.rs, src/lib.rs, examples/first_call.rs, .gitignore, openapi.yaml in my-pets\n      \
         next  cd my-pets && cargo run --example first_call\n"
    );
    let read = |name: &str| std::fs::read_to_string(folder.path().join("my-pets").join(name)).unwrap();
    assert!(read("Cargo.toml").contains("name = \"my-pets\"\n"));
    assert!(read("examples/first_call.rs").contains("use my_pets::Client;"));
    assert!(read("examples/first_call.rs").contains("client.get_pet(1).await?"));
    // what somebody changed stays
    std::fs::write(folder.path().join("my-pets/build.rs"), "fn main() {}\n").unwrap();
    let again = run(folder.path(), &["init", "my-pets"], "");
    assert_eq!(code(&again), 2);
    assert!(err(&again).contains("build.rs` exists"), "{}", err(&again));
    assert_eq!(read("build.rs"), "fn main() {}\n");
}

#[test]
fn a_description_comes_with_its_files() {
    let folder = folder(PETS);
    let schemas = "Pet:\n  type: object\n  properties:\n    name: { type: string }\n";
    let text = PETS.split("components:").next().unwrap();
    std::fs::create_dir(folder.path().join("api")).unwrap();
    std::fs::create_dir(folder.path().join("api/schemas")).unwrap();
    let text = text.replace("#/components/schemas/Pet", "schemas/pet.yaml#/Pet");
    std::fs::write(folder.path().join("api/pets.yaml"), text).unwrap();
    std::fs::write(folder.path().join("api/schemas/pet.yaml"), schemas).unwrap();
    let ran = run(folder.path(), &["init", "client", "--from", "api/pets.yaml", "--name", "pets"], "");
    assert_eq!(code(&ran), 0, "{}", err(&ran));
    let read = |name: &str| std::fs::read_to_string(folder.path().join("client").join(name)).unwrap();
    assert!(read("Cargo.toml").contains("name = \"pets\"\n"));
    assert_eq!(read("schemas/pet.yaml"), schemas);
    assert!(read("build.rs").contains("Build::new(\"pets.yaml\")"));
    assert!(read("build.rs").contains("    // let settings = settings.keep_going();\n"));
}

#[test]
fn errors_of_a_description_are_shown_and_tolerated() {
    let folder = folder(&PETS.replace("name: { type: string }", "name: { type: strin }"));
    let ran = run(folder.path(), &["init", "client", "--from", "pets.yaml"], "");
    assert_eq!(code(&ran), 0, "{}", err(&ran));
    assert!(err(&ran).contains("[E0023]"), "{}", err(&ran));
    let build = std::fs::read_to_string(folder.path().join("client/build.rs")).unwrap();
    assert!(build.contains("    let settings = settings.keep_going();\n"), "{build}");
    let broken = run(folder.path(), &["init", "other", "--from", "-"], "openapi: [");
    assert_eq!(code(&broken), 1);
    assert!(!folder.path().join("other").exists());
}

#[test]
fn the_readme_shows_what_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("openapi.yaml"), readme("", "yaml openapi.yaml")).unwrap();
    let command = readme("## A new crate", "sh");
    let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
    let ran = run(folder.path(), &arguments, "");
    assert_eq!(out(&ran), readme("## A new crate", "text"), "{}", err(&ran));
}
