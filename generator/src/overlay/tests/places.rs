//! Where findings are shown after an overlay.

use crate::{Settings, Source, read};
use std::path::Path;

const HEAD: &str = "overlay: 1.1.0\ninfo: {title: T, version: '1'}\nactions:\n";

/// Every finding in its one-line form, of a description whose first file is the first of these; `x.overlay.yaml` is applied.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let head = if name.ends_with("overlay.yaml") { HEAD } else { "" };
        std::fs::write(path, format!("{head}{text}")).unwrap();
    }
    findings(&folder.path().join(files[0].0), &folder.path().join("x.overlay.yaml"))
}

fn findings(description: &Path, overlay: &Path) -> Vec<String> {
    let source = Source::read(description).unwrap().shown_as("openapi.yaml");
    let report = match read(&source, &Settings::default().overlay(overlay)) {
        Ok(read) => read.report,
        Err(report) => report,
    };
    report.located(&source).iter().map(ToString::to_string).collect()
}

const PETS: &str = "openapi: 3.0.3
info: {title: A, version: '1'}
servers: [{url: 'https://a.example'}]
paths:
  /pets:
    get:
      parameters:
        - {name: a, in: query, schema: {type: strin}}
        - {name: b, in: query, schema: {type: string}}
        - {name: c, in: query, schema: {type: strin}}
      responses: {'204': {description: x}}
";

#[track_caller]
fn shows(actions: &str, expected: &[&str]) {
    let found = found(&[("openapi.yaml", PETS), ("x.overlay.yaml", actions)]);
    let places: Vec<_> = found.iter().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(places, expected, "{found:?}");
}

#[test]
fn each_node_is_shown_where_it_was_written() {
    shows("- {target: $.info, update: {x-a: 1}}", &["openapi.yaml:8:47", "openapi.yaml:10:47"]);
    // elements behind one that is removed move up
    shows("- {target: '$..parameters[0]', remove: true}", &["openapi.yaml:10:47"]);
    shows(
        "- {target: \"$..parameters[?@.name == 'b']\", remove: true}",
        &["openapi.yaml:8:47", "openapi.yaml:10:47"],
    );
    // one that is appended is the overlay's
    shows(
        "- {target: '$..parameters[0,2]', remove: true}\n- target: $..parameters\n  update: {name: d, in: query, schema: {type: strin}}",
        &["x.overlay.yaml:6:47"],
    );
    // a value that takes the place of another, inside of what is the description's
    shows("- {target: '$..parameters[*].schema', update: {type: objec}}", &["x.overlay.yaml:4:54"]);
    // a copy is shown where the original was written, be that the overlay
    shows(
        "- {target: '$..parameters[0,2]', remove: true}\n- {target: $.paths, update: {/a: {}}}\n- {target: \"$.paths['/pets'].get.parameters[0].schema\", update: {type: objec}}\n- {target: \"$.paths['/a']\", copy: \"$.paths['/pets']\"}",
        &["x.overlay.yaml:6:72"],
    );
    // what is removed and put there anew
    shows(
        "- {target: $..parameters, remove: true}\n- {target: $.paths.*.get, update: {parameters: [{name: a, in: quer, schema: {type: string}}]}}",
        &["x.overlay.yaml:5:63"],
    );
}

#[test]
fn a_number_that_yaml_guessed_is_spelt_as_the_overlay_has_it() {
    let overlay = format!("{HEAD}- target: $.info\n  update: {{version: 1.10}}\n");
    let folder = tempfile::tempdir().unwrap();
    let (description, path) = (folder.path().join("openapi.yaml"), folder.path().join("o.yaml"));
    std::fs::write(&description, PETS.replace("strin}", "string}")).unwrap();
    std::fs::write(&path, overlay).unwrap();
    let source = Source::read(&description).unwrap();
    let read = read(&source, &Settings::default().overlay(path)).unwrap();
    assert_eq!(read.tree.get("info").unwrap().get("version").unwrap().as_str(), Some("1.10"));
}

const MANY: &str = "openapi: 3.0.3
info: {title: A, version: '1'}
servers: [{url: 'https://a.example'}]
paths:
  /gone: {}
  /pets:
    get:
      parameters:
        - {name: a, in: query, schema: {type: string}}
        - $ref: parameters.yaml#/B
      responses:
        '200':
          description: x
          content: {application/json: {schema: {$ref: schemas/Pet.yaml}}}
";

/// References in an update are from the description's folder, and files keep their places beside those of the overlay.
#[test]
fn many_files_and_an_overlay() {
    let files = |actions| {
        found(&[
            ("openapi.yaml", MANY),
            ("x.overlay.yaml", actions),
            ("parameters.yaml", "B: {name: b, in: query, schema: {type: strin}}\n"),
            ("schemas/Pet.yaml", "type: objec\n"),
        ])
    };
    let inside = ["parameters.yaml:1:40", "schemas/Pet.yaml:1:7"];
    let places = |found: Vec<String>| {
        found.iter().map(|line| line.split(": ").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(places(files("- {target: $.info, update: {x-a: 1}}")), inside);
    // a reference that has moved up, and one of the overlay's
    let moved = "- {target: '$..parameters[0]', remove: true}\n- {target: \"$.paths['/gone']\", update: {get: {responses: {'200': {$ref: none.yaml}}}}}\n";
    let found = files(moved);
    assert_eq!(places(found.clone()), ["x.overlay.yaml:5:73", inside[0], inside[1]], "{found:?}");
    assert!(found[0].contains("E0752"), "{found:?}");
    // a finding in what the description says of itself, behind a reference that is put in place
    let network = "- {target: '$..parameters[0]', remove: true}\n- {target: '$..parameters', update: [{$ref: 'https://x.example/a'}]}\n";
    assert_eq!(places(files(network)), ["x.overlay.yaml:5:45", inside[0], inside[1]]);
}
