//! Descriptions in, digests of their APIs out: what each construct becomes, in one line per type and operation.

mod asked;
mod contradictions;
mod damage;
mod digest;
mod forms;
mod misfits;
mod operations;
mod paging;

use crate::check::Valid;
use crate::diagnostic::{Code, Report};
use crate::ir::Api;
use crate::settings::{Bounds, Components};
use crate::{Settings, Source, read};
use digest::digest;
use std::path::Path;

fn api(text: &str) -> Valid<Api> {
    let source = Source::from_text("openapi.yaml", text);
    read(&source, &Settings::default()).unwrap_or_else(|report| panic!("{}", report.render(&source))).api
}

fn report(text: &str) -> Report {
    match read(&Source::from_text("openapi.yaml", text), &Settings::default()) {
        Ok(read) => read.report,
        Err(report) => report,
    }
}

/// A description whose only operation answers with this schema.
fn answering(schema: &str, components: &str) -> String {
    let schema: String = schema.trim().lines().map(|line| format!("                {line}\n")).collect();
    let components: String = components.trim().lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "openapi: 3.0.3
info: {{title: Pets, version: 1.0.0}}
paths:
  /pets:
    get:
      operationId: list
      responses:
        '200':
          description: All pets.
          content:
            application/json:
              schema:
{schema}components:
  schemas:
    Unused: {{type: object}}
{components}"
    )
}

/// The type of that answer, as the digest writes it, and the types with a name.
fn answer(schema: &str, components: &str) -> String {
    let api = api(&answering(schema, components));
    let digest = digest(api.get());
    let types = digest.lines().filter_map(|line| line.strip_prefix("type ")).map(|line| format!("{line}\n"));
    let answer = digest.lines().find_map(|line| line.trim().strip_prefix("200 application/json ")).unwrap();
    format!("{answer}\n{}", types.collect::<String>())
}

#[test]
fn schemas_become_types() {
    let cases = [
        ("type: string", "text"),
        ("{type: string, format: password}", "secret"),
        ("{type: string, format: whatever, nullable: true}", "text?"),
        ("{type: boolean, nullable: false}", "boolean"),
        ("type: integer", "int64"),
        ("{type: integer, format: int32, minimum: 0}", "int32"),
        ("{type: integer, format: uint64, maximum: 18446744073709551615}", "uint64"),
        ("{type: integer, format: uint16}", "uint32"),
        ("{type: integer, format: odd, pattern: ignored}", "int64"),
        ("{type: integer, minimum: 0, maximum: 18446744073709551615}", "uint64"),
        ("{type: integer, format: int64, maximum: 18446744073709551615}", "number"),
        ("{type: integer, maximum: 9223372036854776000}", "int64"),
        ("{type: number, format: float}", "double"),
        ("{type: number, format: decimal}", "number"),
        ("{type: string, format: date-time}", "DateTime"),
        ("{type: string, format: UUID}", "Uuid"),
        ("{type: string, format: binary}", "bytes"),
        ("{type: array, items: {type: string, nullable: true}, nullable: true}", "[text?]?"),
        ("{items: {type: string}}", "[text]"),
        ("type: object", "any"),
        ("{type: object, additionalProperties: true}", "{any}"),
        ("{type: object, additionalProperties: {type: integer, nullable: true}}", "{int64?}"),
        ("{additionalProperties: {type: array, items: {}}}", "{[any]}"),
        ("{}", "any"),
        ("{nullable: true, description: Anything.}", "any"),
        ("{enum: [null], type: string}", "text?"),
        ("{enum: [null]}", "any"),
        ("{enum: [1, 2.0], type: integer}", "<list response>\n<list response> enum 1|2"),
        ("{pattern: a}", "any"),
    ];
    for (schema, wanted) in cases {
        assert_eq!(answer(schema, ""), format!("{wanted}\n"), "{schema}");
    }
}

#[test]
fn records_keep_what_they_are_asked_to() {
    let cases = [
        ("", "skipped"),
        ("additionalProperties: false", "skipped"),
        ("additionalProperties: true", "any"),
        ("additionalProperties: {type: string, nullable: true}", "text?"),
        ("additionalProperties: {}", "any"),
    ];
    for (additional, wanted) in cases {
        let schema = format!("type: object\nproperties: {{id: {{type: string}}}}\n{additional}");
        assert_eq!(
            answer(&schema, ""),
            format!("<list response>\n<list response> record id: text; rest {wanted}\n")
        );
    }
    assert_eq!(
        answer("{type: object, additionalProperties: false}", ""),
        "<list response>\n<list response> record rest skipped\n"
    );
}

#[test]
fn inline_types_are_named_after_where_they_stand_and_shared_when_equal() {
    let schema = "
type: object
required: [from]
properties:
  from: {type: object, properties: {at: {type: string}, kind: {type: string, enum: [a, b]}}}
  to: {type: object, properties: {at: {type: string}, kind: {type: string, enum: [a, b]}}}
  stops: {type: array, items: {type: object, properties: {at: {type: integer}}}}
  tags: {type: object, additionalProperties: {type: string, nullable: true, enum: [x, null]}}";
    let wanted = "\
<list response>
<list response from kind> alias <<kind>>
<list response from> alias <<>>
<list response to kind> alias <<kind>>
<list response to> alias <<>>
<list response stops item> record at: int64; rest skipped
<list response tags value> enum x
<list response> record from*: <list response from>, to: <list response to>, stops: [<list response stops item>], \
tags: {<list response tags value>?}; rest skipped
<<kind>> enum a|b
<<>> record at: text, kind: <<kind>>; rest skipped
";
    assert_eq!(answer(schema, ""), wanted);
}

#[test]
fn components_keep_their_names_and_may_refer_to_each_other_in_circles() {
    let components = "
Pet:
  type: object
  properties:
    mother: {$ref: '#/components/schemas/Pet'}
    friends: {type: array, items: {$ref: '#/components/schemas/Animal'}}
    origin: {$ref: '#/components/schemas/Origin'}
    far: {$ref: '#/components/schemas/Pet/properties/near'}
    near: {type: object, properties: {again: {$ref: '#/components/schemas/Pet/properties/near'}}}
Animal: {$ref: '#/components/schemas/Pet'}
Origin: {type: string, nullable: true, enum: [A, B, null]}";
    let wanted = "\
Animal
Animal alias Pet
Pet record mother: Pet, friends: [Animal], origin: Origin?, far: <Pet near>, near: <Pet near>; rest skipped
Origin enum A|B
<Pet near> record again: <Pet near>; rest skipped
";
    assert_eq!(answer("$ref: '#/components/schemas/Animal'", components), wanted);
}

#[test]
fn a_nullable_component_is_nullable_wherever_it_is_used() {
    let components = "
Name: {type: string, nullable: true}
Alias: {$ref: '#/components/schemas/Name'}";
    assert_eq!(
        answer("{type: array, items: {$ref: '#/components/schemas/Alias'}}", components),
        "[Alias?]\nAlias alias Name\nName is text\n"
    );
}

#[test]
fn a_broken_part_leaves_its_neighbours_whole() {
    let components = "
Good: {type: array}
Bad: {type: object, required: 1, properties: {a: {type: array}}}";
    let schema = "type: object\nproperties:\n  good: {$ref: '#/components/schemas/Good'}\n  bad: {$ref: '#/components/schemas/Bad'}\n  worse: {$ref: '#/nowhere'}";
    let report = report(&answering(schema, components));
    let found: Vec<String> =
        report.diagnostics.iter().map(|it| format!("{} {}", it.code, it.at.at)).collect();
    assert_eq!(
        found,
        [
            "E0020 /components/schemas/Bad/required",
            "E0102 /paths/~1pets/get/responses/200/content/application~1json/schema/properties/worse/$ref",
            "E0301 /components/schemas/Good",
        ]
    );
}

/// Twenty schemas on top of each other have two hundred members, and what is on top of them need not be known.
#[test]
fn more_members_than_can_be_written_are_refused() {
    let levels = (1..20).map(|level| {
        let below = level - 1;
        format!("\nP{level}: {{allOf: [{{$ref: '#/components/schemas/P{below}'}}, {{properties: {{m{level}: {{type: string}}}}}}]}}")
    });
    let components = format!("\nP0: {{properties: {{m0: {{type: string}}}}}}{}", levels.collect::<String>());
    let text = answering("$ref: '#/components/schemas/P19'", &components);
    let source = Source::from_text("openapi.yaml", text);
    for (output, refused) in [(usize::MAX, false), (1000, true)] {
        let settings = Settings { components: Components::All, ..Settings::default() };
        let settings = settings.bounds(Bounds { output, ..Bounds::default() });
        let codes = crate::read(&source, &settings).err().into_iter().flat_map(|report| report.diagnostics);
        let codes: Vec<_> = codes.map(|found| found.code).collect();
        assert_eq!(codes, if refused { vec![Code::TOO_MUCH_OUTPUT] } else { Vec::new() });
    }
}

/// The whole of the project's own description. `UPDATE=1 cargo test` rewrites the digest.
#[test]
fn the_four_endpoints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("../spec/openapi.yaml")).expect("the description");
    let actual = digest(api(&text.replace("\r\n", "\n")).get());
    let golden = root.join("src/lower/tests/identity.txt");
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(&golden, &actual).expect("the digest can be written");
    }
    let expected = std::fs::read_to_string(&golden).expect("the digest").replace("\r\n", "\n");
    assert_eq!(actual, expected);
}

#[test]
fn types_are_doubled_only_between_requests_and_what_they_may_not_ask_for() {
    let text = r##"
openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
paths:
  /pets:
    post:
      operationId: add
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}
      responses:
        '200':
          description: Added.
          content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}
components:
  schemas:
    Owner:
      type: object
      properties: {pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}, home: {$ref: '#/components/schemas/Home'}}
    Pet:
      type: object
      required: [id]
      properties: {id: {type: string, readOnly: true}, owner: {$ref: '#/components/schemas/Owner'}}
    Home: {type: object, properties: {id: {type: string, readOnly: true}}}
"##;
    let digest = digest(api(text).get());
    let types: Vec<&str> = digest.lines().filter_map(|line| line.strip_prefix("type ")).collect();
    let wanted = [
        "Owner record pets: [Pet], home: Home; rest skipped",
        "Pet record id*: text, owner: Owner; rest skipped",
        "Home record id: text; rest skipped",
        "OwnerRequest record pets: [PetRequest], home: Home; rest skipped",
        "PetRequest record owner: OwnerRequest; rest skipped",
    ];
    assert_eq!(types, wanted);
}

#[test]
fn values_of_settings_that_cannot_be_used_are_found() {
    let filter = || [crate::settings::Filter::parse("operation:*").unwrap()];
    let policy = crate::settings::Policy::default().statuses([500, 99]).idempotency_key("a b");
    let settings = Settings::default().policy(filter(), policy).env_prefix("1st");
    let text = answering("type: string", "");
    let source = Source::from_text("openapi.yaml", text.as_str());
    let report = read(&source, &settings).err().unwrap();
    let said: Vec<_> = report.diagnostics.iter().map(|found| (found.code, found.message.as_str())).collect();
    let wanted = [
        "`99` is not an HTTP status code",
        "`a b` cannot be the name of a header",
        "`1st` cannot be the prefix of environment variables",
    ];
    assert_eq!(said, wanted.map(|message| (Code::UNUSABLE_SETTING, message)));
    // tolerated, they are left out
    let read = read(&source, &settings.tolerate([Code::UNUSABLE_SETTING])).unwrap_or_else(|report| {
        panic!("{}", report.render(&source));
    });
    let api = read.api.get();
    let policy = &api.operations[0].policy;
    assert_eq!((api.env_prefix.as_deref(), policy.statuses.as_slice()), (None, &[500][..]));
    assert_eq!(policy.idempotency_key, None);
}

#[test]
fn a_list_of_parameters_that_is_none_costs_the_parameters() {
    let text = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets/{id}:
    parameters: 7
    get:
      operationId: find
      parameters: text
      callbacks: [a]
      responses:
        '200': {description: A pet., headers: text, links: 5, content: {application/json: {schema: {type: string}, examples: no}}}
components: {headers: a, parameters: 3}
";
    let source = Source::from_text("openapi.yaml", text);
    let read = read(&source, &Settings::default().keep_going()).unwrap_or_else(|report| {
        panic!("{}", report.render(&source));
    });
    let found = read.report.diagnostics.iter().filter(|found| found.code == Code::WRONG_KIND).count();
    let api = read.api.get();
    assert_eq!((found, api.operations.len(), api.left_out.len()), (8, 1, 0));
    assert_eq!(api.operations[0].arguments.len(), 1, "the one of the path");
    assert_eq!(api.operations[0].responses[0].content.len(), 1);
}
