//! A changed description changes the client at the next build, and a mistake in it stops that build with its place. In: a
//! copy of the workspace; out: what cargo says, and what a program says that is built with the client. It never changes
//! this workspace.

mod workspace_copy;

use workspace_copy::WorkspaceCopy;

/// Uses what the changed description has and this one has not.
const PROGRAM: &str = r#"
use identity_client::{Client, types::{PasswordChangeRequest, PasswordChangeState}};

fn main() {
    let change = PasswordChangeRequest { nickname: Some("Jo".into()), ..Default::default() };
    println!("{}", clientwright_runtime::json::to_string(&change));
    let state = clientwright_runtime::json::from_str::<PasswordChangeState>("\"COMPLETED\"");
    println!("{:?}", state == Ok(PasswordChangeState::Completed));
    let _ = Client::get_password_policy;
}
"#;

const OPERATION: &str = "paths:
  /password-policy:
    get:
      operationId: getPasswordPolicy
      summary: Read the password policy
      responses:
        '204':
          description: There is none.
";

#[test]
fn a_changed_description_changes_the_client() {
    let copy = WorkspaceCopy::fresh();
    copy.write_program(PROGRAM);
    let before = copy.cargo(&["check", "-p", "changed"]);
    assert!(!before.success, "the program uses what is not there yet");
    assert!(before.said.contains("no field named `nickname`"), "{}", before.said);
    assert!(before.said.contains("get_password_policy"), "{}", before.said);

    copy.edit("spec/openapi.yaml", "paths:\n", OPERATION);
    copy.edit(
        "spec/openapi.yaml",
        "enum: [IN_PROGRESS, FINISHED, FAILED]",
        "enum: [IN_PROGRESS, COMPLETED, FAILED]",
    );
    let field = "    PasswordChangeRequest:\n      type: object\n      properties:\n";
    copy.edit("spec/openapi.yaml", field, &format!("{field}        nickname:\n          type: string\n"));
    let after = copy.cargo(&["run", "-p", "changed"]);
    assert!(after.success, "{}", after.said);
    assert_eq!(after.answer, "{\"nickname\":\"Jo\"}\ntrue\n");
}

const MANY: usize = 40;

/// A description of so many files and the first one: each schema has members of the next two, and the last ones of the
/// first, so that every file is in a cycle.
fn many_files() -> Vec<(String, String)> {
    let manifest = "[package]\nname = \"many\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[build-dependencies]\nclientwright.workspace = true\n";
    let script =
        "fn main() -> std::process::ExitCode {\n    clientwright::build::run(\"spec/openapi.yaml\")\n}\n";
    let first = "openapi: 3.0.3\ninfo: {title: Many, version: 1.0}\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: x\n          content:\n            application/json:\n              schema: {$ref: schemas/S0.yaml}\n";
    let texts = [
        ("Cargo.toml", manifest),
        ("build.rs", script),
        ("src/lib.rs", "//! Nothing.\n"),
        ("spec/openapi.yaml", first),
        ("spec/unused.yaml", "type: object\n"),
    ];
    let mut files: Vec<_> = texts.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    for number in 0..MANY {
        let (next, other) = ((number + 1) % MANY, (number + 2) % MANY);
        let text = format!(
            "type: object\nproperties:\n  next: {{$ref: './S{next}.yaml'}}\n  other: {{$ref: 'S{other}.yaml#'}}\n"
        );
        files.push((format!("spec/schemas/S{number}.yaml"), text));
    }
    files
}

#[test]
fn each_file_of_a_description_makes_cargo_build_anew_and_no_other_does() {
    let copy = WorkspaceCopy::fresh();
    let files = many_files();
    copy.add_package("many", &files);
    let build = || copy.cargo(&["check", "-p", "many", "-v"]);
    let first = build();
    assert!(first.success, "{}", first.said);
    let is_fresh = |ran: &clientwright_tests::Ran| {
        assert!(ran.success, "{}", ran.said);
        ran.said.lines().any(|line| line.trim_start().starts_with("Fresh many "))
    };
    assert!(is_fresh(&build()), "nothing has changed");
    copy.touch("many/spec/unused.yaml");
    assert!(is_fresh(&build()), "no reference leads to it");
    let described = files
        .iter()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with("spec/") && !path.contains("unused"));
    let mut built = 0;
    for path in described {
        copy.touch(&format!("many/{path}"));
        let ran = build();
        assert!(!is_fresh(&ran), "{path}");
        let why = format!("the file `many/{path}` has changed");
        assert!(ran.said.contains(&why), "{why}: {}", ran.said);
        built += 1;
    }
    assert_eq!(built, MANY + 1);
}

/// Also when generation fails: then the mistake may be in any of them.
#[test]
fn a_mistake_in_a_file_of_a_description_is_shown_in_that_file() {
    let copy = WorkspaceCopy::fresh();
    copy.add_package("many", &many_files());
    copy.edit("many/spec/schemas/S7.yaml", "S9.yaml#", "../../../S9.yaml#");
    let failed = copy.cargo(&["check", "-p", "many"]);
    assert!(!failed.success, "{}", failed.said);
    let place = "error: many@0.1.0: many/spec/schemas/S7.yaml:4:17: error[E0751]: `";
    assert!(failed.said.contains(place), "{}", failed.said);
    let told = failed.said.lines().filter(|line| line.contains("cargo::rerun-if-changed="));
    assert_eq!(told.count(), MANY + 1, "{}", failed.said);
}

/// A package whose description has two overlays, by the settings of its build script.
fn overlaid() -> Vec<(String, String)> {
    let manifest = "[package]\nname = \"overlaid\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[build-dependencies]\nclientwright = { workspace = true, features = [\"overlays\"] }\n";
    let script = "use clientwright::{Settings, build::Build};\n\nfn main() -> std::process::ExitCode {\n    let settings = Settings::default().overlay(\"spec/a.overlay.yaml\").overlay(\"spec/b.overlay.json\");\n    Build::new(\"spec/openapi.yaml\").settings(settings).run()\n}\n";
    let first = "openapi: 3.0.3\ninfo: {title: A, version: 1.0}\nservers: [{url: 'https://a.example'}]\npaths:\n  /a:\n    get:\n      responses:\n        '204': {description: x}\n";
    let second = "overlay: 1.1.0\ninfo: {title: B, version: 1.0}\nactions:\n  - target: $.paths['/a'].get\n    update: {operationId: getA}\n";
    let third = "{\"overlay\": \"1.0.0\", \"info\": {\"title\": \"C\", \"version\": \"1\"}, \"actions\": [{\"target\": \"$.info\", \"update\": {\"title\": \"B\"}}]}\n";
    let files = [
        ("Cargo.toml", manifest),
        ("build.rs", script),
        ("src/lib.rs", "//! Nothing.\n"),
        ("spec/openapi.yaml", first),
        ("spec/a.overlay.yaml", second),
        ("spec/b.overlay.json", third),
    ];
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}

#[test]
fn a_changed_overlay_makes_cargo_build_anew_and_a_mistake_in_one_is_shown_there() {
    let copy = WorkspaceCopy::fresh();
    copy.add_package("overlaid", &overlaid());
    let first = copy.cargo(&["check", "-p", "overlaid", "-v"]);
    assert!(first.success, "{}", first.said);
    for path in ["spec/a.overlay.yaml", "spec/b.overlay.json", "spec/openapi.yaml"] {
        copy.touch(&format!("overlaid/{path}"));
        let ran = copy.cargo(&["check", "-p", "overlaid", "-v"]);
        let why = format!("the file `overlaid/{path}` has changed");
        assert!(ran.success && ran.said.contains(&why), "{why}: {}", ran.said);
    }
    copy.edit("overlaid/spec/a.overlay.yaml", "operationId: getA", "tags: {a: b}");
    let failed = copy.cargo(&["check", "-p", "overlaid"]);
    let place = "error: overlaid@0.1.0: overlaid/spec/a.overlay.yaml:5:20: error[E0020]: expected ";
    assert!(!failed.success && failed.said.contains(place), "{}", failed.said);
    let told = failed.said.lines().filter(|line| line.contains("cargo::rerun-if-changed="));
    assert_eq!(told.count(), 3, "{}", failed.said);
}

#[test]
fn a_mistake_in_the_description_stops_the_build_with_its_place() {
    let copy = WorkspaceCopy::fresh();
    let line = copy.edit("spec/openapi.yaml", "enum: [IN_PROGRESS, FINISHED, FAILED]", "enum: IN_PROGRESS");
    let failed = copy.cargo(&["check", "-p", "identity-client", "--no-default-features"]);
    assert!(!failed.success, "{}", failed.said);
    let place = format!("error: identity-client@0.1.0: spec/openapi.yaml:{line}:");
    let said = failed
        .said
        .lines()
        .find(|line| line.starts_with(&place))
        .unwrap_or_else(|| panic!("{}", failed.said));
    assert!(said.contains("expected an array, found a string") && said.contains("E0020"), "{said}");
    assert!(!failed.said.contains("panicked"), "{}", failed.said);
}
