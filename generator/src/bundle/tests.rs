mod bounds;

use super::bundle;
use crate::diagnostic::Problems;
use crate::settings::{References, Settings};
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
    let tree = bundle(&source, tree, &looking_in(references), &mut problems);
    let found = problems.into_report().located(&source).iter().map(ToString::to_string).collect();
    (tree, found)
}

fn looking_in(references: &References) -> Settings {
    Settings { references: references.clone(), ..Settings::default() }
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

/// A base does not name its subtypes.
#[test]
fn subtypes_beside_a_base_become_components() {
    same(
        &[
            (
                "openapi.yaml",
                "openapi: 3.0.3\ncomponents:\n  schemas:\n    Owner: {properties: {pet: {$ref: 'pets.yaml#/Pet'}}}\n",
            ),
            (
                "pets.yaml",
                "Pet: {discriminator: {propertyName: kind}}\nDog: {allOf: [{$ref: '#/Pet'}]}\nPuppy: {allOf: [{$ref: 'pets.yaml#/Dog'}]}\nOther: {type: object}\n",
            ),
        ],
        "openapi: 3.0.3\ncomponents:\n  schemas:\n    Owner: {properties: {pet: {$ref: '#/components/schemas/Pet'}}}\n    Pet: {discriminator: {propertyName: kind}}\n    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}\n    Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}]}\n",
    );
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

#[test]
fn components_that_are_references_are_what_they_name() {
    same(
        &[
            (
                "openapi.yaml",
                "openapi: 3.0.3\npaths: {$ref: paths/index.yaml}\ncomponents:\n  $ref: 'components/index.yaml'\n",
            ),
            (
                "paths/index.yaml",
                "/a/{id}: {$ref: './a.yaml'}\n/b: {$ref: 'index.yaml#/~1a~1%7Bid%7D', summary: mine}\n",
            ),
            (
                "paths/a.yaml",
                "summary: theirs\nget: {responses: {'200': {$ref: '../components/index.yaml#/responses/Ok'}}}\n",
            ),
            (
                "components/index.yaml",
                "schemas: {$ref: 'schemas.yaml'}\nresponses:\n  Ok: {description: x, content: {a/b: {schema: {$ref: pet.yaml}}}}\n",
            ),
            (
                "components/schemas.yaml",
                "Pet: {$ref: './pet.yaml', description: mine}\nAlso: {$ref: 'pet.yaml'}\n",
            ),
            (
                "components/pet.yaml",
                "properties: {again: {$ref: '../openapi.yaml#/components/schemas/Also'}}\n",
            ),
        ],
        "openapi: 3.0.3
paths:
  /a/{id}:
    summary: theirs
    get: {responses: {'200': {$ref: '#/components/responses/Ok'}}}
  /b:
    summary: mine
    get: {responses: {'200': {$ref: '#/components/responses/Ok'}}}
components:
  schemas:
    Pet: {properties: {again: {$ref: '#/components/schemas/Also'}}}
    Also: {$ref: '#/components/schemas/Pet'}
  responses:
    Ok: {description: x, content: {a/b: {schema: {$ref: '#/components/schemas/Pet'}}}}
",
    );
}

#[test]
fn names_that_clash_are_told_apart() {
    let refer = |names: &[&str]| {
        let items = names.iter().map(|name| format!("  - $ref: '{name}'\n")).collect::<String>();
        format!(
            "openapi: 3.0.3\ncomponents:\n  schemas:\n    Pet: {{}}\n    All:\n      allOf:\n{}",
            items.replace("  -", "      -")
        )
    };
    let wanted = "openapi: 3.0.3
components:
  schemas:
    Pet: {}
    All:
      allOf:
      - $ref: '#/components/schemas/a_Pet'
      - $ref: '#/components/schemas/b_Pet'
      - $ref: '#/components/schemas/c_Pet'
      - $ref: '#/components/schemas/Pet2'
      - $ref: '#/components/schemas/a_Pet'
      - $ref: '#/components/schemas/gr__e__1'
    a_Pet: {title: '1'}
    b_Pet: {title: '2'}
    c_Pet: {title: '3'}
    Pet2: {title: '4'}
    gr__e__1: {title: '5'}
";
    same(
        &[
            (
                "openapi.yaml",
                &refer(&[
                    "a/Pet.yaml",
                    "b.yaml#/Pet",
                    "a/c.yaml#/Pet",
                    "Pet.json",
                    "./b/../a/Pet.yaml#",
                    "gr%C3%B6%C3%9Fe%20(1.yaml",
                ]),
            ),
            ("a/Pet.yaml", "title: '1'\n"),
            ("b.yaml", "Pet: {title: '2'}\n"),
            ("a/c.yaml", "Pet: {title: '3'}\n"),
            ("Pet.json", "{\"title\": \"4\"}"),
            ("größe (1.yaml", "title: '5'\n"),
            ("b/x", ""),
        ],
        wanted,
    );
}

#[test]
fn parts_anchors_and_pointers_through_references() {
    same(
        &[
            (
                "openapi.yaml",
                "openapi: 3.1.0\ncomponents:\n  schemas:\n    All:\n      allOf:\n      - $ref: 'a.yaml#/components/schemas/A/properties/x'\n      - $ref: 'b.yaml#name'\n      - {$ref: 'a.yaml#/components/schemas/Way/y', title: mine}\n      - $ref: 'a.yaml#/components/schemas/A'\n",
            ),
            (
                "a.yaml",
                "components:\n  schemas:\n    A: {properties: {x: {$ref: '#/components/schemas/A'}}}\n    Way: {$ref: 'b.yaml#/$defs'}\n",
            ),
            ("b.yaml", "$defs:\n  y: {$anchor: name, if: {$ref: '#'}}\n"),
        ],
        "openapi: 3.1.0
components:
  schemas:
    All:
      allOf:
      - $ref: '#/components/schemas/A/properties/x'
      - $ref: '#/components/schemas/y'
      - {$ref: '#/components/schemas/y', title: mine}
      - $ref: '#/components/schemas/A'
    A: {properties: {x: {$ref: '#/components/schemas/A'}}}
    y: {$anchor: name, if: {$ref: '#/components/schemas/b'}}
    b: {}
",
    );
}

#[test]
fn swagger_has_its_components_elsewhere() {
    same(
        &[
            (
                "openapi.yaml",
                "swagger: '2.0'\npaths:\n  /a:\n    get:\n      parameters: [{$ref: 'p.yaml#/limit'}, {in: body, schema: {$ref: 's.yaml#/definitions/S'}}]\n      responses: {200: {$ref: 'r.yaml'}}\nsecurityDefinitions: {$ref: sec.yaml}\n",
            ),
            ("p.yaml", "limit: {name: limit}\n"),
            ("s.yaml", "definitions: {S: {title: x}}\n"),
            ("r.yaml", "description: x\nschema: {$ref: 's.yaml#/definitions/S'}\n"),
            ("sec.yaml", "k: {type: basic}\n"),
        ],
        "swagger: '2.0'
paths:
  /a:
    get:
      parameters: [{$ref: '#/parameters/limit'}, {in: body, schema: {$ref: '#/definitions/S'}}]
      responses: {'200': {$ref: '#/responses/r'}}
securityDefinitions: {k: {type: basic}}
parameters: {limit: {name: limit}}
definitions: {S: {title: x}}
responses: {r: {description: x, schema: {$ref: '#/definitions/S'}}}
",
    );
}

#[test]
fn examples_and_extensions_are_not_looked_into() {
    let text = "openapi: 3.0.3\nx-a: {$ref: x.yaml}\npaths:\n  /a: {$ref: a.yaml}\n";
    same(
        &[
            ("openapi.yaml", text),
            ("a.yaml", "get: {x-b: {$ref: y.yaml}, parameters: [{example: {$ref: z.yaml}}]}\n"),
        ],
        "openapi: 3.0.3\nx-a: {$ref: x.yaml}\npaths:\n  /a: {get: {x-b: {$ref: y.yaml}, parameters: [{example: {$ref: z.yaml}}]}}\n",
    );
}

/// JSON Schema 2020-12, core, 8.2.1: what stands in a schema with an `$id` is relative to that.
#[test]
fn schemas_with_an_address_are_the_base_of_what_is_in_them() {
    let single = |b: &str| {
        format!(
            "openapi: 3.1.0\ncomponents:\n  schemas:\n    A: {{$id: 'https://x.org/s/a', properties: {{b: {{$ref: '{b}'}}}}}}\n"
        )
    };
    let b = "    B: {$id: 'https://x.org/s/b', $defs: {C: {$anchor: c, type: string}}}\n";
    for (written, meant) in [
        ("b", "#/components/schemas/B"),
        ("../s/b", "#/components/schemas/B"),
        ("/s/b#/$defs/C", "#/components/schemas/B/$defs/C"),
        ("b#c", "#/components/schemas/B/$defs/C"),
        ("https://x.org/s/b", "#/components/schemas/B"),
    ] {
        same(&[("openapi.yaml", &(single(written) + b))], &(single(meant) + b));
    }
}

/// 3.2.0, 4.1.1: the address of a description; what is beside it there is in its folder here.
#[test]
fn what_is_beside_an_address_is_in_the_folder() {
    let text = |own: &str, id: &str, owner: &str| {
        format!(
            "openapi: 3.2.0\n{own}components:\n  schemas:\n    Pet: {{{id}properties: {{owner: {{$ref: '{owner}'}}}}}}\n"
        )
    };
    let file = ("schemas/owner.yaml", "type: object\n");
    let owner = "    owner: {type: object}\n";
    for (own, id, reference) in [
        ("$self: 'https://x.org/api/openapi.yaml'\n", "", "schemas/owner.yaml"),
        ("$self: 'https://x.org/api/openapi.yaml'\n", "$id: 'https://x.org/api/schemas/pet', ", "owner.yaml"),
        ("$self: 'https://x.org/api/openapi.yaml'\n", "$id: schemas/pet, ", "./owner.yaml"),
        ("", "$id: schemas/pet, ", "owner.yaml"),
    ] {
        let wanted = text(own, id, "#/components/schemas/owner") + owner;
        same(&[("openapi.yaml", &text(own, id, reference)), file], &wanted);
    }
    let (_, found) = bundled(&[
        ("openapi.yaml", &text("", "$id: 'https://x.org/api/schemas/pet', ", "owner.yaml")),
        ("owner.yaml", "type: object\n"),
    ]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found
            .iter()
            .all(|it| it.contains("error[E0750]: `https://x.org/api/schemas/owner.yaml` is on the network")),
        "{found:?}"
    );
}
