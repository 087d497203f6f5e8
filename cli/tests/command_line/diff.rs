//! Two descriptions, compared: forms, places, settings, revisions.

use super::{PETS, code, err, folder, out, readme, run, whole_readme};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn renamed() -> String {
    let new = PETS.replace("name: { type: string }", "name: { type: integer }");
    assert_ne!(new, PETS);
    new
}

fn two(new: &str) -> tempfile::TempDir {
    let folder = folder(PETS);
    std::fs::write(folder.path().join("new.yaml"), new).unwrap();
    folder
}

fn git(folder: &Path, arguments: &[&str]) {
    let fixed = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
    let ran = Command::new("git").args(fixed).args(arguments).current_dir(folder).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn what_people_read_has_both_places_and_the_release() {
    let folder = two(&renamed());
    let ran = run(folder.path(), &["diff", "pets.yaml", "new.yaml", "--crate-version", "1.4.2"], "");
    assert_eq!((code(&ran), err(&ran).as_str()), (0, ""));
    let said = out(&ran);
    for part in [
        "error[D1101]: `Pet` in responses, property `name`: the type changed from `string` to `integer`",
        "--> new.yaml:22:17",
        "::: pets.yaml:22:17",
        "operation: GET /pets",
        "Rust: types::Pet::name",
        "error[D2008]: the field `types::Pet::name` is `Option<i64>`, it was `Option<String>`",
        "  release  1.4.2 -> 2.0.0 (major)",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    assert!(!said.contains("D0101") && said.contains("not shown"), "{said}");
}

#[test]
fn the_exit_code_says_what_it_was_asked_for() {
    let folder = two(&renamed());
    let exit = |more: &[&str]| {
        let arguments = [["diff", "pets.yaml", "new.yaml"].as_slice(), more].concat();
        code(&run(folder.path(), &arguments, ""))
    };
    assert_eq!(exit(&[]), 0);
    assert_eq!(exit(&["--fail-on", "source"]), 1);
    assert_eq!(exit(&["--fail-on", "behaviour,docs"]), 0);
    assert_eq!(exit(&["--fail-on", "behaviour", "--fail-on", "docs:info"]), 1);
    assert_eq!(exit(&["--fail-on", "people"]), 2);
    assert_eq!(exit(&["--fail-on", "source", "--class", "wire"]), 0);
    let missing = run(folder.path(), &["diff", "pets.yaml", "none.yaml"], "");
    assert_eq!(code(&missing), 2);
    std::fs::write(folder.path().join("new.yaml"), "openapi: [").unwrap();
    let broken = run(folder.path(), &["diff", "pets.yaml", "new.yaml"], "");
    assert_eq!(code(&broken), 2);
    assert!(
        err(&broken).contains("error[E0001]")
            && err(&broken).contains("cannot read `new.yaml` as an OpenAPI description")
    );
}

#[test]
fn every_form_says_the_same() {
    let folder = two(&renamed());
    let form = |name: &str| {
        let arguments = ["diff", "pets.yaml", "new.yaml", "--level", "info", "--report", name];
        let ran = run(folder.path(), &arguments, "");
        assert_eq!(code(&ran), 0, "{}", err(&ran));
        out(&ran)
    };
    let json: Value = serde_json::from_str(&form("json")).unwrap();
    let found = json["findings"].as_array().unwrap();
    assert!(found.iter().any(|it| it["code"] == "D1101" && it["rust"] == "types::Pet::name"));
    assert_eq!(found[0]["new"]["line"], 22);
    assert_eq!(json["step"], "major");
    let sarif: Value = serde_json::from_str(&form("sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), found.len());
    assert_eq!(form("short").lines().count(), found.len());
    assert!(form("short").starts_with("new.yaml:22:9: error[D2008] source: "));
    let github = form("github");
    assert_eq!(github.lines().count(), found.len());
    assert!(github.starts_with("::error file=new.yaml,line=22,col=9,title=D2008 source::"), "{github}");
    let markdown = form("markdown");
    assert_eq!(markdown.lines().filter(|line| line.contains("| D")).count(), found.len(), "{markdown}");
    let html = form("html");
    assert_eq!(html.matches("<li class=").count(), found.len());
    assert!(!html.contains("http") && !html.contains("<script"), "a page that asks somebody for something");
}

#[test]
fn texts_of_a_description_do_nothing_in_any_form() {
    let hostile = "x<script>|`%0A::error::\\u001b[31m*";
    let new = PETS.replace("/pets:", &format!("\"/{hostile}\":")).replace("listPets", "other");
    let folder = two(&new);
    for form in ["text", "short", "json", "sarif", "github", "markdown", "html"] {
        let ran =
            run(folder.path(), &["diff", "pets.yaml", "new.yaml", "--level", "info", "--report", form], "");
        let said = out(&ran);
        assert_eq!(code(&ran), 0, "{form}");
        assert!(!said.contains('\u{1b}'), "{form}: {said}");
        match form {
            "html" | "markdown" => assert!(!said.contains("<script>"), "{form}: {said}"),
            "github" => {
                assert!(said.lines().all(|line| line.starts_with("::")) && !said.contains(" %0A::"), "{said}")
            }
            _ => {}
        }
    }
}

#[test]
fn known_changes_are_ignored_with_a_reason() {
    let folder = two(&renamed());
    let found = |settings: &str| {
        std::fs::write(folder.path().join("clientwright.toml"), settings).unwrap();
        run(folder.path(), &["diff", "pets.yaml", "new.yaml", "--report", "json"], "")
    };
    let codes = |ran: &std::process::Output| {
        let json: Value = serde_json::from_str(&out(ran)).unwrap();
        let found = json["findings"].as_array().unwrap().iter();
        (found.map(|it| it["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>(), json["ignored"].clone())
    };
    let (all, ignored) = codes(&found(""));
    assert!(all.contains(&"D1101".to_owned()) && ignored == 0);
    let one =
        "[[ignore]]\ncode = \"D1101\"\nat = \"/components/schemas/Pet\"\nreason = \"nobody reads it\"\n";
    let (left, ignored) = codes(&found(one));
    assert!(!left.contains(&"D1101".to_owned()) && ignored == 1, "{left:?}");
    let (left, ignored) = codes(&found(&one.replace("/Pet", "/Dog")));
    assert!(left.contains(&"D1101".to_owned()) && ignored == 0, "{left:?}");
    let without = found(&one.replace("nobody reads it", ""));
    assert_eq!(code(&without), 2);
    assert!(err(&without).contains("`reason`"), "{}", err(&without));
    // the other commands read the same file
    assert_eq!(code(&found(one)), 0);
    assert_eq!(code(&run(folder.path(), &["lint", "pets.yaml"], "")), 0);
}

#[test]
fn a_side_may_be_a_revision_or_a_folder() {
    let folder = folder(PETS);
    let api = folder.path().join("api");
    std::fs::create_dir(&api).unwrap();
    let schemas = "Pet:\n  type: object\n  properties:\n    name: { type: string }\n";
    let text = PETS.split("components:").next().unwrap();
    std::fs::write(api.join("openapi.yaml"), text.replace("#/components/schemas/Pet", "schemas.yaml#/Pet"))
        .unwrap();
    std::fs::write(api.join("schemas.yaml"), schemas).unwrap();
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "one"]);
    std::fs::write(api.join("schemas.yaml"), schemas.replace("string", "integer")).unwrap();
    for old in ["HEAD:api/openapi.yaml", "HEAD:./api/openapi.yaml"] {
        let ran = run(folder.path(), &["diff", old, "api", "--report", "json"], "");
        let json: Value = serde_json::from_str(&out(&ran)).unwrap_or_else(|_| panic!("{}", err(&ran)));
        let places: Vec<_> =
            json["findings"].as_array().unwrap().iter().filter(|it| it["code"] == "D1101").collect();
        assert_eq!(places.len(), 1, "{json}");
        assert_eq!(places[0]["new"]["file"], "api/schemas.yaml");
        assert!(places[0]["old"]["file"].as_str().unwrap().ends_with("api/schemas.yaml"), "{json}");
    }
    for (old, said) in [
        ("HEAD:none.yaml", "there is no `none.yaml` in `HEAD`"),
        ("nowhere:api.yaml", "git knows no revision `nowhere`"),
        ("--help:api.yaml", "is not a revision"),
    ] {
        let ran = run(folder.path(), &["diff", "--", old, "api"], "");
        assert_eq!(code(&ran), 2, "{old}");
        assert!(err(&ran).contains(said), "{old}: {}", err(&ran));
    }
}

#[test]
fn overlays_and_settings_are_for_one_side_or_both() {
    let folder = folder(PETS);
    let overlay = "overlay: 1.0.0\ninfo: { title: A, version: '1' }\nactions:\n  - target: $.components.schemas.Pet.properties.name\n    update: { maxLength: 5 }\n";
    std::fs::write(folder.path().join("overlay.yaml"), overlay).unwrap();
    let differs = |more: &[&str]| {
        let arguments =
            [["diff", "pets.yaml", "pets.yaml", "--report", "short", "--level", "info"].as_slice(), more]
                .concat();
        let ran = run(folder.path(), &arguments, "");
        assert_eq!(code(&ran), 0, "{}", err(&ran));
        !out(&ran).is_empty()
    };
    assert!(!differs(&[]));
    assert!(!differs(&["--overlay", "overlay.yaml"]));
    assert!(differs(&["--new-overlay", "overlay.yaml"]));
    assert!(differs(&["--old-overlay", "overlay.yaml"]));
    std::fs::write(
        folder.path().join("old.toml"),
        "formats = \"text\"\nexclude = [\"operation:listPets\"]\n",
    )
    .unwrap();
    assert!(differs(&["--old-settings", "old.toml"]));
    assert!(!differs(&["--exclude", "operation:*"]));
    assert!(differs(&["--new-overlay", "overlay.yaml", "--include", "operation:list*"]));
    assert!(!differs(&[
        "--new-overlay",
        "overlay.yaml",
        "--exclude",
        "operation:list*",
        "--class",
        "wire,source"
    ]));
    let ran = run(folder.path(), &["diff", "pets.yaml", "pets.yaml", "--include", "tag:nothing"], "");
    assert_eq!(
        (code(&ran), err(&ran).as_str()),
        (0, "warning[E0601]: nothing matches the filter `tag:nothing`\n")
    );
}

#[test]
fn uses_of_what_changed_are_listed() {
    let folder = two(&renamed());
    let source = folder.path().join("src");
    std::fs::create_dir_all(source.join("target")).unwrap();
    let program = "fn f(pet: &types::Pet) -> &str {\n    // pet.name\n    println!(\"{}\", pet.name);\n    pet.age\n}\n";
    std::fs::write(source.join("main.rs"), program).unwrap();
    std::fs::write(source.join("target/old.rs"), program).unwrap();
    let arguments = ["diff", "pets.yaml", "new.yaml", "--uses", "src", "--report"];
    let short = run(folder.path(), &[arguments.as_slice(), &["short"]].concat(), "");
    let used: Vec<String> =
        out(&short).lines().filter(|line| line.contains(" uses ")).map(str::to_owned).collect();
    assert_eq!(used.len(), 1, "{}", out(&short));
    assert!(
        used[0].replace('\\', "/").starts_with("src/main.rs:3:24: error[D2008] uses types::Pet::name: "),
        "{used:?}"
    );
    let json = run(folder.path(), &[arguments.as_slice(), &["json"]].concat(), "");
    let json: Value = serde_json::from_str(&out(&json)).unwrap();
    assert_eq!(json["uses"][0]["line"], 3);
    let missing = run(folder.path(), &["diff", "pets.yaml", "new.yaml", "--uses", "none"], "");
    assert_eq!(code(&missing), 2);
}

#[test]
fn changes_are_explained() {
    let folder = folder(PETS);
    let ran = run(folder.path(), &["explain", "D1009"], "");
    assert_eq!(code(&ran), 0);
    for part in ["D1009: `maximum` was lowered", "Class: wire; level: error.", "What to do: ", "maximum: 5"] {
        assert!(out(&ran).contains(part), "{part} in\n{}", out(&ran));
    }
    assert_eq!(code(&run(folder.path(), &["explain", "D9999"], "")), 2);
}

/// The README's example: its description, a revision later.
#[test]
fn the_readme_shows_what_is_printed() {
    let old = readme("", "yaml openapi.yaml");
    let change = ("name: { type: string }", "name: { type: string, nullable: true }");
    let said = format!("`{}` becomes `{}`", change.0, change.1);
    assert!(old.contains(change.0) && whole_readme().contains(&said));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("openapi.yaml");
    std::fs::write(&file, &old).unwrap();
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "one"]);
    std::fs::write(&file, old.replace(change.0, change.1)).unwrap();
    let command = readme("## What a new version means", "sh");
    let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
    let ran = run(folder.path(), &arguments, "");
    assert_eq!(out(&ran), readme("## What a new version means", "text"));
}

/// Without anything else that says so, the version of the crate is that of the settings.
#[test]
fn the_release_follows_the_version_of_the_package() {
    let folder = two(&renamed());
    let release = |arguments: &[&str]| {
        let ran = run(folder.path(), &[["diff", "pets.yaml", "new.yaml"].as_slice(), arguments].concat(), "");
        assert_eq!(code(&ran), 0, "{}", err(&ran));
        let said = out(&ran);
        let line = said.lines().find(|line| line.trim_start().starts_with("release ")).unwrap();
        line.trim().trim_start_matches("release").trim().to_owned()
    };
    assert_eq!(release(&[]), "major");
    let settings = |version: &str| format!("[package]\nversion = \"{version}\"\n");
    std::fs::write(folder.path().join("clientwright.toml"), settings("0.4.2")).unwrap();
    assert_eq!(release(&[]), "0.4.2 -> 0.5.0 (major)");
    std::fs::write(folder.path().join("old.toml"), settings("0.3.1")).unwrap();
    assert_eq!(release(&["--old-settings", "old.toml"]), "0.3.1 -> 0.4.0 (major)");
    assert_eq!(release(&["--crate-version", "2.0.0"]), "2.0.0 -> 3.0.0 (major)");
}

/// Every form names the operation and both places, of what was added or removed as well.
#[test]
fn every_finding_has_both_places() {
    let new = PETS.replace("  /pets:", "  /dogs:\n    get: { operationId: listDogs, responses: { '204': { description: None. } } }\n  /pets:");
    assert_ne!(new, PETS);
    let folder = two(&new);
    for (old, new) in [("pets.yaml", "new.yaml"), ("new.yaml", "pets.yaml")] {
        let ran = run(folder.path(), &["diff", old, new, "--level", "info", "--report", "short"], "");
        let said = out(&ran);
        for line in said.lines() {
            let (now, behind) = line.split_once(": ").unwrap();
            let (_, before) = behind.split_once("before: ").unwrap_or_else(|| panic!("{line}"));
            for (place, file) in [(now, new), (before.trim_end_matches(')'), old)] {
                let numbers = place.strip_prefix(file).unwrap_or_else(|| panic!("{line}"));
                assert_eq!(
                    numbers.split(':').filter(|part| part.parse::<usize>().is_ok()).count(),
                    2,
                    "{line}"
                );
            }
        }
        assert!(said.contains("(GET /dogs; before: "), "{said}");
    }
    let ran =
        run(folder.path(), &["diff", "new.yaml", "pets.yaml", "--class", "docs", "--report", "markdown"], "");
    assert!(out(&ran).contains("1 finding of a lower level is not shown."), "{}", out(&ran));
}
