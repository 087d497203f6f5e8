//! Every media type of a body can be sent, or read, or is told.

use crate::diagnostic::Code;
use crate::ir::Content;
use crate::{Settings, Source, read};

const MEDIA_TYPES: [&str; 20] = [
    "application/json",
    "application/problem+json",
    "application/json;stream=watch",
    "application/x-ndjson",
    "application/json-seq",
    "text/event-stream",
    "application/yaml",
    "application/xml",
    "application/cbor",
    "application/vnd.kubernetes.protobuf",
    "application/octet-stream",
    "image/png",
    "image/*",
    "text/plain",
    "text/csv",
    "text/*",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "multipart/mixed",
    "*/*",
];

const SCHEMAS: [&str; 7] = [
    "{}",
    "{type: string}",
    "{type: string, format: binary}",
    "{type: integer}",
    "{type: array, items: {type: string}}",
    "{type: object, properties: {a: {type: string}}}",
    "{type: object, properties: {a: {type: string, format: binary}}}",
];

/// The media types of the request and of the answer of the only operation that are neither there nor in a finding.
fn lost(content: &str, listed: &[&str]) -> Vec<String> {
    let text = format!(
        "openapi: 3.0.3
info: {{title: Pets, version: 1.0.0}}
paths:
  /pets:
    post:
      requestBody: {{content: {content}}}
      responses: {{'200': {{description: All pets., content: {content}}}}}
"
    );
    let source = Source::from_text("openapi.yaml", &text);
    let read =
        read(&source, &Settings::default()).unwrap_or_else(|report| panic!("{}", report.render(&source)));
    let told = |key: &str, name: &str| {
        let mut found = read.report.diagnostics.iter().filter(|found| found.code == Code::FORM_LEFT_OUT);
        found.any(|found| found.message.contains(&format!("`{name}`")) && found.message.contains(key))
    };
    let [operation] = read.api.get().operations.as_slice() else { panic!("one operation") };
    let sent = &operation.body.as_ref().expect("a body").content;
    let received = &operation.responses[0].content;
    let is_in =
        |all: &[Content], name: &str| all.iter().any(|one| one.all_media_types().any(|it| it == name));
    let mut lost = Vec::new();
    for (all, key) in [(sent, "not sent"), (received, "not requested")] {
        // any type is the type of what it carries: nothing is asked for, or sent, as a range of JSON
        let is_kept = |name: &str| is_in(all, name) || name == "*/*" && is_in(all, "application/json");
        let missing = listed.iter().filter(|name| !is_kept(name) && !told(key, name));
        lost.extend(missing.map(|name| format!("{name} {key} of {content}")));
    }
    lost
}

#[test]
fn a_form_beside_json_is_kept_or_told() {
    let mut all = Vec::new();
    for schema in SCHEMAS {
        for media_type in MEDIA_TYPES.into_iter().skip(1) {
            let content =
                format!("{{application/json: {{schema: {schema}}}, '{media_type}': {{schema: {schema}}}}}");
            all.extend(lost(&content, &["application/json", media_type]));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn a_form_alone_is_kept() {
    let mut all = Vec::new();
    for schema in SCHEMAS {
        for media_type in MEDIA_TYPES {
            all.extend(lost(&format!("{{'{media_type}': {{schema: {schema}}}}}"), &[media_type]));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn all_forms_at_once_are_kept_or_told() {
    for schema in SCHEMAS {
        let forms: Vec<_> =
            MEDIA_TYPES.iter().map(|name| format!("'{name}': {{schema: {schema}}}")).collect();
        let lost = lost(&format!("{{{}}}", forms.join(", ")), &MEDIA_TYPES);
        assert!(lost.is_empty(), "{}", lost.join("\n"));
    }
}
