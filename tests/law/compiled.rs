//! The same law, by the compiler. In: the programs of docs/migration.md and the description that they are written for; out: cargo's
//! verdict on them, against the client of that description with more around what they use.

use clientwright::settings::Filter;
use clientwright::{Settings, Source, generate};
use clientwright_tests::{cargo, root};
use std::path::Path;

/// An operation whose names and inline schemas are much like those of the programs.
const PATH: &str = "  /a:
    get:
      operationId: list
      tags: [pets]
      parameters:
        - { name: status, in: query, schema: { type: string, enum: [available, sold] } }
      responses:
        '200':
          description: Pets.
          content:
            application/json:
              schema:
                type: object
                required: [name]
                properties:
                  name: { type: string }
                  status: { type: string, enum: [available, sold] }
  /pets/{petId}/status:
    put:
      parameters:
        - { name: petId, in: path, required: true, schema: { type: integer, format: int64 } }
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/NewPet' } } } }
      responses:
        '404': { description: None., content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
";

const SCHEMAS: &str = "    PetStatus: { type: string, enum: [available, sold] }
    GetPetResponse: { type: object, properties: { name: { type: string } } }
    CreatePetError: { type: object }
";

const WEBHOOK: &str = "webhooks:
  getPet:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '204': { description: Thanks. } }
";

/// How a description changes around what the programs use, and what is filtered away then.
struct Change {
    name: &'static str,
    apply: fn(&str) -> String,
    exclude: &'static str,
}

const CHANGES: [Change; 4] = [
    Change { name: "nothing", apply: str::to_owned, exclude: "" },
    Change { name: "first", apply: first, exclude: "" },
    Change { name: "last", apply: last, exclude: "" },
    Change { name: "filtered", apply: last, exclude: "path:/a" },
];

/// More at the beginning of each list.
fn first(description: &str) -> String {
    description
        .replace("openapi: 3.0.3", "openapi: 3.1.0")
        .replace("\npaths:\n", &format!("\n{WEBHOOK}paths:\n{PATH}"))
        .replace("  schemas:\n", &format!("  schemas:\n{SCHEMAS}"))
}

/// More at the end of each list.
fn last(description: &str) -> String {
    description
        .replace("openapi: 3.0.3", "openapi: 3.1.0")
        .replace("\ncomponents:\n", &format!("\n{PATH}components:\n"))
        + SCHEMAS
        + WEBHOOK
}

#[test]
fn programs_compile_whatever_else_there_is() {
    let page = std::fs::read_to_string(root().join("docs/migration.md")).expect("there is a page");
    let page = page.replace("\r\n", "\n");
    let block = |name: &str| {
        let (_, block) = page.split_once(&format!("```{name}\n")).expect("the page has this block");
        let (block, _) = block.split_once("```").expect("it ends");
        block.to_owned()
    };
    let (description, program) = (block("yaml openapi.yaml"), block("rust src/progenitor.rs"));
    let folder = tempfile::tempdir().expect("a folder");
    let mut modules = String::new();
    for Change { name, apply, exclude } in CHANGES {
        let home = folder.path().join("src").join(name);
        client(&home, &apply(&description), exclude);
        write(&home.join("program.rs"), &program.replace("use crate::", &format!("use crate::{name}::")));
        modules.push_str(&format!("pub mod {name};\n"));
    }
    let runtime = root().join("runtime");
    let manifest = format!(
        "[package]\nname = \"pets\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[features]\nserde = []\n[dependencies]\nclientwright-runtime = {{ path = {:?}, default-features = false }}\n",
        runtime.to_str().expect("UTF-8")
    );
    write(&folder.path().join("Cargo.toml"), &manifest);
    write(&folder.path().join("src/lib.rs"), &modules);
    std::fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("it can be copied");
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &["check"]);
    assert!(ran.success && !ran.said.contains("warning"), "{}", ran.said);
}

/// The client of a description as a module, with the program as a module of it.
fn client(folder: &Path, description: &str, exclude: &str) {
    let source = Source::from_text("openapi.yaml", description);
    let away =
        Some(exclude).filter(|filter| !filter.is_empty()).map(|it| Filter::parse(it).expect("a filter"));
    let generated = match generate(&source, &Settings::default().exclude(away)) {
        Ok(generated) => generated,
        Err(report) => panic!("{}", report.render(&source)),
    };
    for (path, text) in generated.files.iter() {
        let program = if path == "mod.rs" { "pub mod program;\n" } else { "" };
        write(&folder.join(path), &format!("{text}{program}"));
    }
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a path in a folder")).expect("a folder");
    std::fs::write(path, text).expect("it can be written");
}
