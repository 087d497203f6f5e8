//! Nothing that is emitted makes a compiler or clippy speak. In: small descriptions of what may leave code unused, or has names
//! that clippy dislikes; out: what cargo says of their crates. It never needs a network: the locked dependencies serve.

use crate::written_crate::{TARGETS, every_feature, write_named};
use clientwright::settings::Defaults;
use clientwright::{Settings, Source};
use clientwright_tests::{cargo, root};

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";

const DESCRIPTIONS: [(&str, &str); 6] = [
    ("no operations", "components: {schemas: {A: {type: object, properties: {id: {type: integer}}}}}\n"),
    ("no paths", "paths: {}\n"),
    (
        "webhooks alone",
        "webhooks:\n  newPet: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, \
         responses: {'200': {description: ok}}}}\ncomponents: {schemas: {Pet: {type: object, properties: {a: {type: string}}}}}\n",
    ),
    (
        "a form of read-only members",
        "paths:\n  /a:\n    put:\n      operationId: a\n      requestBody: {content: {multipart/form-data: {schema: {type: object, \
         properties: {id: {type: integer, readOnly: true}}}}}}\n      responses: {'204': {description: d}}\n",
    ),
    (
        "a member of any type with a default",
        "paths:\n  /a: {put: {operationId: a, requestBody: {content: {application/json: {schema: \
         {$ref: '#/components/schemas/A'}}}}, responses: {'204': {description: d}}}}\n\
         components: {schemas: {A: {type: object, properties: {a: {default: x}, b: {type: [string, 'null'], default: y}}}}}\n",
    ),
    (
        "names that stand for any other",
        "servers: [{url: 'https://{foo}.example.com', variables: {foo: {default: a}}}]\n\
         paths:\n  /a/{foo}:\n    put:\n      operationId: quux\n      parameters:\n\
         \x20       - {name: foo, in: path, required: true, schema: {type: string}}\n\
         \x20       - {name: baz, in: query, schema: {type: string}}\n\
         \x20       - {name: quux, in: query, schema: {type: array, items: {type: string}}}\n\
         \x20     requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}, multipart/form-data: {schema: \
         {type: object, required: [quux], properties: {quux: {type: string}}}}}}\n\
         \x20     responses: {'200': {description: d, headers: {Foo: {schema: {type: string}}}, content: {application/json: {schema: \
         {$ref: '#/components/schemas/A'}}}}}\n\
         components: {schemas: {A: {type: object, required: [foo, baz], properties: {foo: {type: string}, baz: {type: string}, \
         quux: {type: string}}}}}\n",
    ),
];

#[test]
fn what_is_emitted_is_silent() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = Settings::default().defaults(Defaults::Filled);
    let mut names = Vec::new();
    for (number, (_, text)) in DESCRIPTIONS.iter().enumerate() {
        let name = format!("written-{number}");
        let source = Source::from_text("openapi.yaml", format!("{HEAD}{text}"));
        let inside = folder.path().join(&name);
        std::fs::create_dir_all(&inside).expect("a folder");
        write_named(&name, &source, &settings, &inside);
        names.push(name);
    }
    let features = every_feature(&folder.path().join("written-0"));
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n");
    std::fs::write(folder.path().join("Cargo.toml"), manifest).expect("it can be written");
    std::fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("it can be copied");
    let arguments = ["clippy", "--workspace", "--no-default-features", "--features", &features];
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &[&arguments, TARGETS].concat());
    if ran.said.contains("no such command") || ran.said.contains("is not installed") {
        eprintln!("skipped: cargo clippy is not there");
        return;
    }
    let described = DESCRIPTIONS.iter().zip(&names).map(|((what, _), name)| format!("{name}: {what}"));
    let described = described.collect::<Vec<_>>().join("\n");
    assert!(ran.success && !ran.said.contains("warning"), "{described}\n{}", ran.said);
}
