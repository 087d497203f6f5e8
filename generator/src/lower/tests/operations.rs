//! Operations: parameters, bodies, responses, security and servers.

use super::{api, digest, report};
use crate::diagnostic::Code;
use crate::ir::{Section, SectionId, TagId};
use crate::{Settings, Source, read};

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: 1.0.0}\n";

/// The lines of the digest that begin with one of these words, or stand below such a line.
fn lines(text: &str, words: &[&str]) -> String {
    let digest = digest(api(&format!("{HEAD}{text}")).get());
    let mut shown = false;
    let mut kept = String::new();
    for line in digest.lines() {
        shown = if line.starts_with(' ') { shown } else { words.iter().any(|word| line.starts_with(word)) };
        if shown {
            kept += line;
            kept += "\n";
        }
    }
    kept
}

#[test]
fn parameters_of_the_path_item_come_first_and_are_overridden_in_place() {
    let text = "
paths:
  /{a}/x{b}/{a}:
    parameters:
      - {name: a, in: path, required: true, schema: {type: string}}
      - {name: limit, in: query, schema: {type: integer}}
      - {name: b, in: path, required: true, schema: {type: integer, format: int32}}
    get:
      parameters:
        - {$ref: '#/components/parameters/Tags'}
        - {name: limit, in: query, required: true, explode: false, schema: {type: array, items: {type: integer}}}
        - {name: X-Limit, in: header, schema: {type: array, items: {type: string, enum: [p, q]}}}
        - {name: limit, in: header, schema: {type: boolean}}
      responses: {'204': {description: Done.}}
components:
  parameters:
    Tags: {name: tags, in: query, schema: {type: array, items: {type: string}}}
";
    let wanted = "\
operation <get a x b a> Get /{0}/x{2}/{0} servers 0 security 
  Path a* Delimited(Comma): text
  Query limit* Delimited(Comma): [int64]
  Path b* Delimited(Comma): int32
  Query tags Delimited(Comma) exploded: [text]
  Header X-Limit Delimited(Comma): [<get a x b a X-Limit item>]
  Header limit Delimited(Comma): boolean
  204
";
    assert_eq!(lines(text, &["operation"]), wanted);
}

#[test]
fn bodies_and_responses_keep_every_form_of_json() {
    let text = "
paths:
  /pets:
    put:
      operationId: put
      requestBody:
        content:
          application/json: {schema: {type: object, properties: {a: {type: string}}}}
          application/merge-patch+json: {}
      responses:
        '200':
          description: Yes.
          headers:
            X-Rate: {schema: {type: integer}}
            Content-Type: {schema: {type: string}}
          content:
            application/json; charset=utf-8: {schema: {type: array, items: {type: string}}}
        '404': {$ref: '#/components/responses/Missing'}
components:
  responses:
    Missing:
      description: No.
      content:
        application/problem+json: {schema: {type: object, properties: {why: {type: string}}}}
";
    let wanted = "\
type <put request> record a: text; rest skipped
type <Missing response> record why: text; rest skipped
operation put Put /pets servers 0 security 
  optional body application/json <put request> | application/merge-patch+json any
  200 application/json; charset=utf-8 [text]
    X-Rate: int64
  404 application/problem+json <Missing response>
untyped /paths/~1pets/put/requestBody/content/application~1merge-patch+json: a JSON body without a schema
";
    assert_eq!(lines(text, &["type", "operation", "untyped"]), wanted);
}

#[test]
fn security_is_inherited_overridden_and_lifted() {
    let text = "
security: [{a: []}]
paths:
  /inherited: {get: {operationId: i, responses: {'204': {description: Done.}}}}
  /own: {get: {operationId: o, security: [{b: [x, y]}, {a: [], b: []}, {}], responses: {'204': {description: Done.}}}}
  /none: {get: {operationId: n, security: [], responses: {'204': {description: Done.}}}}
components:
  securitySchemes:
    a: {type: http, scheme: Bearer}
    b:
      type: oauth2
      flows: {implicit: {authorizationUrl: 'https://x.example/a', scopes: {x: X, y: Y}}}
";
    let wanted = "\
scheme a bearer
scheme b oauth2
operation i Get /inherited servers 0 security (a[])
  204
operation o Get /own servers 0 security (b[\"x\", \"y\"]) or (a[] b[]) or ()
  204
operation n Get /none servers 0 security 
  204
";
    assert_eq!(lines(text, &["scheme", "operation"]), wanted);
}

#[test]
fn servers_are_shared_when_equal_and_named_after_their_users() {
    let text = "
paths:
  /a:
    servers: [{url: 'https://a.example'}]
    get: {operationId: a1, tags: [First], responses: {'204': {description: Done.}}}
    put: {operationId: a2, tags: [First], responses: {'204': {description: Done.}}}
  /b:
    get: {operationId: b1, tags: [One], servers: [{url: /b}], responses: {'204': {description: Done.}}}
    put: {operationId: b2, tags: [Two], servers: [{url: /b}], responses: {'204': {description: Done.}}}
  /c:
    get: {operationId: c, servers: [], responses: {'204': {description: Done.}}}
";
    let wanted = "\
servers <server> / ()
servers <First> https://a.example ()
servers <b> /b ()
operation a1 Get /a servers 1 security 
  204
operation a2 Put /a servers 1 security 
  204
operation b1 Get /b servers 2 security 
  204
operation b2 Put /b servers 2 security 
  204
operation c Get /c servers 0 security 
  204
";
    assert_eq!(lines(text, &["servers", "operation"]), wanted);
}

#[test]
fn what_cannot_be_called_is_left_out_with_its_reason_and_its_siblings_stay() {
    let text = format!(
        "{HEAD}paths:
  /pets:
    post:
      operationId: elsewhere
      requestBody: {{content: {{text/plain: 1}}, description: 1}}
      responses: {{'204': {{description: Done.}}}}
    put:
      operationId: page
      responses: {{default: {{description: Well.}}}}
    patch:
      responses: {{'200': {{content: 7}}}}
  /cats:
    get:
      operationId: needed
      parameters: [{{name: [q], in: query, required: true, schema: {{}}}}]
      responses: {{'204': {{description: Done.}}}}
    post:
      operationId: named
      parameters: [{{name: q, in: query, required: true, content: 7}}, {{name: [r], in: query, schema: {{}}}}]
      responses: {{'204': {{description: Done.}}}}
"
    );
    let source = Source::from_text("openapi.yaml", text);
    let read = read(&source, &Settings::default().tolerate([Code::WRONG_KIND])).expect("tolerated");
    let api = read.api.get();
    assert_eq!(api.declared, 5);
    let left: Vec<String> = api.left_out.iter().map(|it| format!("{}: {}", it.id, it.reason)).collect();
    assert_eq!(left, ["needed: a required parameter has an error in its name"]);
    let untyped: Vec<&str> = api.untyped.iter().map(|it| it.at.as_str()).collect();
    let named = "/paths/~1cats/post/parameters/0";
    assert_eq!(untyped, ["/paths/~1pets/post/requestBody", "/paths/~1pets/patch/responses/200", named]);
    let digest = digest(api);
    assert!(digest.contains("operation page Put /pets servers 0 security \n  default\n"), "{digest}");
}

/// A reference that leads nowhere: what says the least stands for what it names, and each place is counted.
#[test]
fn what_is_behind_no_reference_says_the_least() {
    let text = format!(
        "{HEAD}paths:
  /pets/{{id}}:
    post:
      parameters: [{{$ref: '#/components/parameters/Id'}}, {{$ref: '#/components/parameters/Limit'}}]
      requestBody: {{$ref: '#/components/requestBodies/Pet'}}
      responses:
        '200':
          description: Done.
          headers: {{X-Rate: {{$ref: '#/components/headers/Rate'}}}}
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}
        '204': {{$ref: '#/components/responses/None'}}
        '404': {{$ref: '#/components/responses/Lost'}}
      callbacks: {{sold: {{$ref: '#/components/callbacks/Sold'}}}}
"
    );
    let source = Source::from_text("openapi.yaml", text);
    let read = read(&source, &Settings::default()).expect("repaired");
    let api = read.api.get();
    let codes: Vec<String> = read.report.diagnostics.iter().map(|it| it.code.to_string()).collect();
    assert_eq!(codes.iter().filter(|code| *code == "E0102").count(), 8, "{codes:?}");
    assert!(codes.contains(&"E0201".to_owned()), "the path still has its parameter: {codes:?}");
    assert!(api.left_out.is_empty(), "{:?}", api.left_out);
    let untyped: Vec<&str> = api.untyped.iter().map(|it| it.at.as_str()).collect();
    let operation = "/paths/~1pets~1{id}/post";
    assert_eq!(
        untyped,
        [
            "/requestBody",
            "/responses/200/content/application~1json/schema",
            "/responses/204",
            "/responses/404"
        ]
        .map(|place| format!("{operation}{place}"))
    );
    let strict = Settings::default().strictness(crate::settings::Strictness::Strict);
    assert!(crate::read(&source, &strict).is_err_and(|report| report.has_errors()));
}

#[test]
fn a_mistake_in_one_operation_does_not_hide_those_of_the_next() {
    let text = format!(
        "{HEAD}paths:
  /a/{{id}}: {{get: {{responses: {{'200': {{}}}}}}}}
  /b/{{id}}: {{get: {{responses: {{'204': {{description: Done.}}}}}}}}
  /c: {{get: {{parameters: [{{name: q, in: query, schema: {{$ref: '#/components/schemas/No'}}}}], \
         responses: {{'204': {{description: Done.}}}}}}}}
"
    );
    let codes: Vec<String> = report(&text).diagnostics.iter().map(|it| it.code.to_string()).collect();
    for code in ["E0215", "E0102", "E0201"] {
        assert!(codes.contains(&code.to_owned()), "{code} in {codes:?}");
    }
}

/// So many operations without tags, on two kinds of paths.
fn of_two_kinds(count: usize) -> String {
    let path = |index: usize| match index % 2 {
        0 => format!("/v1/charges/a{index}"),
        _ => format!("/v1/customers/{{id}}/a{index}"),
    };
    let operation = "get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: Done.}}}";
    let paths = (0..count).map(|index| format!("  {}:\n    {operation}\n", path(index)));
    format!("{HEAD}paths:\n{}", paths.collect::<String>())
}

#[test]
fn long_descriptions_without_tags_are_divided_by_their_paths() {
    let paths =
        |words: &[&str]| words.iter().map(|word| Section::Path((*word).to_owned())).collect::<Vec<_>>();
    let long = api(&of_two_kinds(60));
    assert_eq!(long.get().sections, paths(&["charges", "customers"]));
    let sections: Vec<_> = long.get().operations.iter().take(3).map(|operation| operation.section).collect();
    assert_eq!(sections, [Some(SectionId(0)), Some(SectionId(1)), Some(SectionId(0))]);
    assert_eq!(api(&of_two_kinds(10)).get().sections, []);
    let tagged = of_two_kinds(60).replacen("get: {", "get: {tags: [money], ", 1);
    assert_eq!(api(&tagged).get().sections, [Section::Tag(TagId(0))]);
}
