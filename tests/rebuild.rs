//! A changed description changes the client at the next build, and a mistake in it stops that build with its place. In: a
//! copy of the workspace; out: what cargo says, and what a program says that is built with the client. It never changes
//! this workspace.

mod packages;
mod workspace_copy;

use packages::{MANY, many};
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
    let before = copy.build();
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
    let after = copy.build();
    assert!(after.success, "{}", after.said);
    assert_eq!(copy.run_program(), "{\"nickname\":\"Jo\"}\ntrue\n");
}

#[test]
fn each_file_of_a_description_makes_cargo_build_anew_and_no_other_does() {
    let copy = WorkspaceCopy::fresh();
    let files = many();
    let build = || copy.build_verbosely();
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
        .filter(|path| path.starts_with("many/spec/") && !path.contains("unused"));
    let mut built = 0;
    for path in described {
        copy.touch(path);
        let ran = build();
        assert!(!is_fresh(&ran), "{path}");
        let why = format!("the file `{path}` has changed");
        assert!(ran.said.contains(&why), "{why}: {}", ran.said);
        built += 1;
    }
    assert_eq!(built, MANY + 1);
}

/// Also when generation fails: then the mistake may be in any of them.
#[test]
fn a_mistake_in_a_file_of_a_description_is_shown_in_that_file() {
    let copy = WorkspaceCopy::fresh();
    copy.edit("many/spec/schemas/S7.yaml", "S9.yaml#", "../../../S9.yaml#");
    let failed = copy.build();
    assert!(!failed.success, "{}", failed.said);
    let place = "error: many@0.1.0: many/spec/schemas/S7.yaml:4:17: error[E0751]: `";
    assert!(failed.said.contains(place), "{}", failed.said);
    let told = failed.said.lines().filter(|line| line.contains("cargo::rerun-if-changed="));
    assert_eq!(told.count(), MANY + 1, "{}", failed.said);
}

#[test]
fn a_changed_overlay_makes_cargo_build_anew_and_a_mistake_in_one_is_shown_there() {
    let copy = WorkspaceCopy::fresh();
    let first = copy.build_verbosely();
    assert!(first.success, "{}", first.said);
    for path in ["spec/a.overlay.yaml", "spec/b.overlay.json", "spec/openapi.yaml"] {
        copy.touch(&format!("overlaid/{path}"));
        let ran = copy.build_verbosely();
        let why = format!("the file `overlaid/{path}` has changed");
        assert!(ran.success && ran.said.contains(&why), "{why}: {}", ran.said);
    }
    copy.edit("overlaid/spec/a.overlay.yaml", "operationId: getA", "tags: {a: b}");
    let failed = copy.build();
    let place = "error: overlaid@0.1.0: overlaid/spec/a.overlay.yaml:5:20: error[E0020]: expected ";
    assert!(!failed.success && failed.said.contains(place), "{}", failed.said);
    let told = failed.said.lines().filter(|line| line.contains("cargo::rerun-if-changed="));
    assert_eq!(told.count(), 3, "{}", failed.said);
}

#[test]
fn a_mistake_in_the_description_stops_the_build_with_its_place() {
    let copy = WorkspaceCopy::fresh();
    let line = copy.edit("spec/openapi.yaml", "enum: [IN_PROGRESS, FINISHED, FAILED]", "enum: IN_PROGRESS");
    let failed = copy.build();
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
