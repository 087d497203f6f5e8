use super::bundle;
use crate::diagnostic::Problems;
use crate::settings::References;
use crate::source::Source;
use crate::tree::{self, Node};
use std::path::Path;

/// Writes the files into a folder and bundles the first of them; the tree, and each finding in its one-line form.
fn bundled(files: &[(&str, &str)]) -> (Node, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), files);
    read(&folder.path().join(files[0].0), &References::default())
}

fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

fn read(path: &Path, references: &References) -> (Node, Vec<String>) {
    let source = Source::read(path).unwrap().shown_as("openapi.yaml");
    let mut problems = Problems::default();
    let tree = tree::parse(&source, &mut problems).unwrap();
    let tree = bundle(&source, tree, references, &mut problems);
    let found = problems.into_report().located(&source).iter().map(ToString::to_string).collect();
    (tree, found)
}

#[track_caller]
fn same(files: &[(&str, &str)], single: &str) {
    let (tree, found) = bundled(files);
    assert_eq!(found, Vec::<String>::new());
    let mut problems = Problems::default();
    let wanted = tree::parse(&Source::from_text("single.yaml", single), &mut problems).unwrap();
    drop(problems.into_report());
    assert_eq!(serde_json::to_string_pretty(&tree).unwrap(), serde_json::to_string_pretty(&wanted).unwrap());
}

#[test]
fn whole_files_and_fragments_become_components() {
    same(
        &[
            (
                "openapi.yaml",
                "openapi: 3.0.3\npaths:\n  /pets:\n    get:\n      responses:\n        '200':\n          $ref: responses.yaml#/Pets\n",
            ),
            (
                "responses.yaml",
                "Pets:\n  description: x\n  content:\n    application/json:\n      schema: {type: array, items: {$ref: ./schemas/Pet.yaml}}\n",
            ),
            (
                "schemas/Pet.yaml",
                "type: object\nproperties:\n  mother: {$ref: '#'}\n  owner: {$ref: '../common.json#/components/schemas/Owner'}\n",
            ),
            (
                "common.json",
                r##"{"components": {"schemas": {"Owner": {"properties": {"pets": {"$ref": "schemas/Pet.yaml"}}}}}}"##,
            ),
        ],
        "openapi: 3.0.3
paths:
  /pets:
    get:
      responses:
        '200': {$ref: '#/components/responses/Pets'}
components:
  responses:
    Pets:
      description: x
      content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
  schemas:
    Pet:
      type: object
      properties:
        mother: {$ref: '#/components/schemas/Pet'}
        owner: {$ref: '#/components/schemas/Owner'}
    Owner: {properties: {pets: {$ref: '#/components/schemas/Pet'}}}
",
    );
}
