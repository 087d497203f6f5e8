//! Findings of what is not emitted.

use crate::settings::{Components, Filter};
use crate::{Settings, Source, read};
use std::path::Path;

/// What is found, as code and pointer.
fn found(source: &Source, settings: &Settings) -> Vec<String> {
    let report = match read(source, settings) {
        Ok(read) => read.report,
        Err(report) => report,
    };
    let found = report.located(source);
    found.iter().map(|found| format!("{} {} {}", found.code, found.file, found.at.pointer)).collect()
}

fn asking(texts: &[&str]) -> Settings {
    Settings::default().include(texts.iter().map(|text| Filter::parse(text).unwrap()))
}

const TEXT: &str = "openapi: 3.0.3
info: {title: x, version: '1', odd: 1}
paths:
  /pets:
    parameters: [{name: a, in: query, odd: 1, schema: {type: string}}]
    get:
      operationId: pets
      odd: 1
      responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      operationId: newPet
      odd: 1
      responses: {'200': {$ref: '#/components/responses/New'}}
  /shops:
    odd: 1
    get:
      operationId: shops
      tags: [shop]
      responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Shop'}}}}}
  /lost: {odd: 1}
components:
  responses:
    New: {description: x, odd: 1}
  schemas:
    Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}
    Owner: {type: object, odd: 1}
    Shop: {type: objec}
    Never: {type: object, odd: 1}
";

#[test]
fn only_what_is_emitted_is_found_fault_with() {
    let source = Source::from_text("a", TEXT);
    assert_eq!(found(&source, &Settings::default()).len(), 10);
    let pets = [
        "E0022 a /info/odd",
        "E0022 a /paths/~1pets/parameters/0/odd",
        "E0022 a /paths/~1pets/get/odd",
        "E0022 a /components/schemas/Owner/odd",
    ];
    assert_eq!(found(&source, &asking(&["operation:pets"])), pets);
    let all =
        [&pets[..], &["E0022 a /components/schemas/Never/odd", "E0023 a /components/schemas/Shop/type"]];
    let mut all: Vec<_> = all.concat();
    all.sort_unstable();
    let mut with_all = found(&source, &asking(&["operation:pets"]).components(Components::All));
    with_all.sort();
    assert_eq!(with_all, all);

    let new = found(&source, &asking(&["operation:newPet", "path:/lost"]));
    assert_eq!(
        new,
        [
            "E0022 a /info/odd",
            "E0022 a /paths/~1pets/parameters/0/odd",
            "E0022 a /paths/~1pets/post/odd",
            "E0022 a /paths/~1lost/odd",
            "E0022 a /components/responses/New/odd",
            // a path without an operation gives nothing to choose
            "E0601 a ",
        ]
    );
    // an error elsewhere does not keep the client from being made, one that concerns it does
    assert!(read(&source, &asking(&["operation:pets"])).is_ok());
    assert!(read(&source, &asking(&["tag:shop"])).is_err());
    let excluding = Settings::default().exclude([Filter::parse("path:/shops").unwrap()]);
    assert!(found(&source, &excluding).contains(&"E0022 a /paths/~1lost/odd".to_owned()));
    assert!(read(&source, &excluding).is_ok());
    assert!(found(&source, &asking(&["operation:pet"])).contains(&"E0601 a ".to_owned()));
}

/// What stands in another file is emitted when one of the places that it stands for is.
#[test]
fn files_are_asked_for_by_the_places_that_they_stand_for() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "a.yaml",
        "openapi: 3.0.3\ninfo: {title: x, version: '1'}\npaths:\n  /a: {$ref: item.yaml}\n  /b: {$ref: item.yaml}\n  /c: {$ref: other.yaml}\n",
    );
    let item = |schema: &str| {
        format!(
            "get:\n  odd: 1\n  responses: {{'200': {{description: x, content: {{application/json: {{schema: {{$ref: '{schema}'}}}}}}}}}}\n"
        )
    };
    write("item.yaml", &item("schemas.yaml#/A"));
    write("other.yaml", &item("schemas.yaml#/B"));
    write("schemas.yaml", "A: {type: object, odd: 1}\nB: {type: object, odd: 1}\n");
    let source = Source::read(folder.path().join("a.yaml")).unwrap();
    let names = |found: Vec<String>| -> Vec<String> {
        let name = |text: &str| {
            let mut parts = text.split(' ').skip(1);
            let file = Path::new(parts.next().unwrap()).file_name().unwrap().to_string_lossy().into_owned();
            format!("{file}#{}", parts.next().unwrap())
        };
        found.iter().map(|text| name(text)).collect()
    };
    let some = names(found(&source, &asking(&["path:/b"])));
    assert_eq!(some, ["item.yaml#/get/odd", "schemas.yaml#/A/odd"]);
    let other = names(found(&source, &asking(&["path:/c"])));
    assert_eq!(other, ["schemas.yaml#/B/odd", "other.yaml#/get/odd"]);
}
