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

#[test]
fn a_mistake_in_the_description_stops_the_build_with_its_place() {
    let copy = WorkspaceCopy::fresh();
    let line = copy.edit("spec/openapi.yaml", "schemas/PasswordChangeState'", "schemas/PasswordChangeStat'");
    let failed = copy.cargo(&["check", "-p", "identity-client", "--no-default-features"]);
    assert!(!failed.success, "{}", failed.said);
    let place = format!("error: identity-client@0.1.0: spec/openapi.yaml:{line}:");
    let said = failed
        .said
        .lines()
        .find(|line| line.starts_with(&place))
        .unwrap_or_else(|| panic!("{}", failed.said));
    assert!(said.contains("`PasswordChangeStat`") && said.contains("E0102"), "{said}");
    assert!(!failed.said.contains("panicked"), "{}", failed.said);
}
