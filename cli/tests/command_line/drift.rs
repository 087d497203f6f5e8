//! Recorded traffic against a description: what is found, in every form, and the overlay that makes the description true.

use super::{code, err, folder, out, run};
use serde_json::{Value, json};
use std::path::Path;

const SPEC: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: 'https://{region}.pets.example/v1', variables: { region: { default: eu } } }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: X-Trace, in: header, required: true, schema: { type: string } }
      responses:
        '200':
          description: The pet.
          headers:
            X-Left: { required: true, schema: { type: integer } }
            X-Plan: { schema: { type: string, enum: [free] } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
  /pets:
    post:
      operationId: addPet
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses:
        '201': { description: Added. }
components:
  schemas:
    Pet:
      type: object
      required: [name, tags]
      properties:
        name: { type: string, maxLength: 8 }
        tags: { type: array, items: { type: string } }
        state: { type: string, enum: [ready] }
        weight: { type: number, minimum: 1 }
        labels: { type: object, additionalProperties: { type: string } }
        home: { oneOf: [{ $ref: '#/components/schemas/House' }, { $ref: '#/components/schemas/Tent' }] }
        owner: { $ref: '#/components/schemas/Owner' }
    House: { type: object, required: [rooms], properties: { rooms: { type: integer } }, additionalProperties: false }
    Tent: { type: object, required: [poles], properties: { poles: { type: integer } } }
    Owner:
      oneOf: [{ $ref: '#/components/schemas/Person' }]
      discriminator: { propertyName: kind, mapping: { person: '#/components/schemas/Person' } }
    Person: { type: object, required: [kind], properties: { kind: { type: string } } }
";

const SECRET: &str = "hunter2";

/// An exchange: the method, the URL, the body of the request; the status, and the answer's headers and body.
fn entry(asked: (&str, &str, Option<Value>), answered: (u16, Value, Option<Value>)) -> Value {
    let (method, url, sent) = asked;
    let (status, headers, body) = answered;
    let mut request = json!({
        "method": method, "url": url,
        "headers": [{"name": "Authorization", "value": format!("Bearer {SECRET}")}, {"name": "X-Trace", "value": "t"}],
    });
    if let Some(sent) = sent {
        request["postData"] = json!({"mimeType": "application/json", "text": sent.to_string()});
    }
    let mut response = json!({"status": status, "headers": headers, "content": {"size": 0}});
    if let Some(body) = body {
        response["content"] =
            json!({"mimeType": "application/json; charset=utf-8", "text": body.to_string()});
    }
    json!({"request": request, "response": response})
}

/// An answer of 200 to `GET /pets/7`.
fn pet(pet: Value) -> Value {
    entry(("GET", "https://eu.pets.example/v1/pets/7", None), (200, left(), Some(pet)))
}

fn left() -> Value {
    json!([{"name": "x-left", "value": "3"}])
}

fn write(folder: &Path, entries: &[Value]) {
    let har = json!({"log": {"version": "1.2", "entries": entries}});
    std::fs::write(folder.join("traffic.har"), har.to_string()).unwrap();
}

/// The findings, a line each, without the place; nothing of the traffic's secrets is in any form.
fn found(folder: &Path, more: &[&str]) -> Vec<String> {
    let arguments = [&["drift", "traffic.har", "pets.yaml", "--report", "json"], more].concat();
    let ran = run(folder, &arguments, "");
    let report: Value = serde_json::from_str(&out(&ran)).unwrap_or_else(|_| panic!("{}", err(&ran)));
    let line =
        |found: &Value| format!("{} {}", found["code"].as_str().unwrap(), found["message"].as_str().unwrap());
    report["diagnostics"].as_array().unwrap().iter().map(line).collect()
}

/// The findings of an answer; with the overlay that they give, there are none.
fn of_entries(entries: &[Value], spec: &str) -> Vec<String> {
    let folder = folder(spec);
    write(folder.path(), entries);
    let all = found(folder.path(), &["--overlay-out", "seen.yaml"]);
    let Ok(overlay) = std::fs::read_to_string(folder.path().join("seen.yaml")) else {
        assert_eq!(all, [""; 0]);
        return all;
    };
    let mended = found(folder.path(), &["--overlay", "seen.yaml", "--strict"]);
    assert_eq!(mended, [""; 0], "{all:?}\n{overlay}");
    all
}

/// Each exchange makes one finding, or none where the text is empty, and is mended.
fn each_makes(cases: Vec<(Value, &str)>) {
    for (given, expected) in cases {
        let shown = given.to_string();
        let expected: Vec<String> = Some(expected)
            .filter(|text| !text.is_empty())
            .map(|text| format!("{text} (entry 1)"))
            .into_iter()
            .collect();
        assert_eq!(of_entries(&[given], SPEC), expected, "{shown}");
    }
}

fn fine() -> Value {
    json!({"name": "Rex", "tags": []})
}

#[test]
fn what_bodies_of_answers_hold_is_found_and_mended() {
    let with = |name: &str, value: Value| {
        let mut made = fine();
        made[name] = value;
        pet(made)
    };
    each_makes(vec![
        (pet(fine()), ""),
        (
            with("state", json!(SECRET)),
            "E0805 the value of `body.state` of the response 200 of GET /pets/{id} is not listed: expected \"ready\"",
        ),
        (with("age", json!(3)), "E0804 `body.age` of the response 200 of GET /pets/{id} is not described"),
        (
            pet(json!({"name": "Rex"})),
            "E0806 `body.tags` of the response 200 of GET /pets/{id} is missing, and is described as required",
        ),
        (
            with("name", json!(null)),
            "E0807 `body.name` of the response 200 of GET /pets/{id}: expected a string, found null",
        ),
        (
            with("name", json!(5)),
            "E0807 `body.name` of the response 200 of GET /pets/{id}: expected a string, found an integer",
        ),
        (
            with("name", json!("a long hunter2")),
            "E0808 `body.name` of the response 200 of GET /pets/{id}: expected at most 8 characters",
        ),
        (
            with("weight", json!(0.5)),
            "E0808 `body.weight` of the response 200 of GET /pets/{id}: expected at least 1, found a number",
        ),
        (
            with("labels", json!({SECRET: true})),
            "E0807 `body.labels.*` of the response 200 of GET /pets/{id}: expected a string, found a boolean",
        ),
        (
            with("home", json!({"caves": 1})),
            "E0807 `body.home` of the response 200 of GET /pets/{id}: expected House or Tent, found an object",
        ),
        (with("home", json!({"rooms": 1, "poles": 1})), ""),
        (
            with("owner", json!({"kind": "robot", "volts": 3})),
            "E0807 the value of `body.owner.kind` of the response 200 of GET /pets/{id} names no variant: expected \"person\"",
        ),
    ]);
}

#[test]
fn what_heads_of_answers_hold_is_found_and_mended() {
    let with = |status: u16, headers: Value, body: Value| {
        entry(("GET", "https://eu.pets.example/v1/pets/7", None), (status, headers, Some(body)))
    };
    let plan = json!([{"name": "X-Left", "value": "1"}, {"name": "X-Plan", "value": "gold"}]);
    each_makes(vec![
        (
            with(200, json!([]), fine()),
            "E0806 `header.X-Left` of the response 200 of GET /pets/{id} is missing, and is described as required",
        ),
        (
            with(200, json!([{"name": "X-Left", "value": SECRET}]), fine()),
            "E0807 `header.X-Left` of the response 200 of GET /pets/{id}: expected an integer, found a string",
        ),
        (
            with(200, plan, fine()),
            "E0805 the value of `header.X-Plan` of the response 200 of GET /pets/{id} is not listed: expected \"free\"",
        ),
        (
            with(404, json!([]), json!({"code": 1})),
            "E0802 GET /pets/{id} answered 404, which is not described",
        ),
        (
            entry(
                ("POST", "https://eu.pets.example/v1/pets", Some(fine())),
                (201, json!([]), Some(json!({"id": 1}))),
            ),
            "E0803 the media type `application/json` of the response 201 of POST /pets is not described",
        ),
    ]);
}

#[test]
fn what_requests_hold_is_found_and_mended() {
    let post = |body: Option<Value>| {
        entry(("POST", "https://eu.pets.example/v1/pets", body), (201, json!([]), None))
    };
    let get = |path: &'static str| entry(("GET", path, None), (200, left(), Some(fine())));
    each_makes(vec![
        (
            post(Some(json!({"name": "Rex", "tags": [1]}))),
            "E0807 `body.tags[0]` of the request POST /pets: expected a string, found an integer",
        ),
        (post(None), "E0806 the body of the request POST /pets is missing, and is described as required"),
        (
            get("https://eu.pets.example/v1/pets/7?debug=hunter2"),
            "E0809 the parameter `debug` in the query of the request GET /pets/{id} is not described",
        ),
        (
            get("https://eu.pets.example/v1/pets/seven"),
            "E0807 `path.id` of the request GET /pets/{id}: expected an integer, found a string",
        ),
        (
            entry(("DELETE", "https://eu.pets.example/v1/pets/7", None), (204, json!([]), None)),
            "E0801 DELETE /pets/{id} is not described",
        ),
        (
            entry(
                ("PUT", "https://eu.pets.example/v1/pets/7/toys/8?all=1", Some(json!([1]))),
                (200, json!([]), Some(json!([{"id": 1}]))),
            ),
            "E0801 PUT /pets/{id}/toys/{id2} is not described",
        ),
    ]);
}

#[test]
fn what_is_seen_again_is_counted_and_mended_as_a_whole() {
    let entries = [
        pet(json!({"name": "Rex", "tags": [], "state": "lost", "age": 3})),
        pet(json!({"name": "Rex", "tags": [], "state": "sold", "age": null})),
        pet(json!({"tags": [], "state": "lost"})),
        pet(json!({"name": "Rex"})),
    ];
    assert_eq!(
        of_entries(&entries, SPEC),
        [
            "E0806 `body.name` of the response 200 of GET /pets/{id} is missing, and is described as required (entry 3)",
            "E0806 `body.tags` of the response 200 of GET /pets/{id} is missing, and is described as required (entry 4)",
            "E0804 `body.age` of the response 200 of GET /pets/{id} is not described (2 entries, the first is 1)",
            "E0805 the value of `body.state` of the response 200 of GET /pets/{id} is not listed: expected \"ready\" (3 entries, the first is 1)",
        ]
    );
}

#[test]
fn later_and_earlier_versions_are_mended_in_their_own_words() {
    let later = SPEC.replace("3.0.3", "3.1.0").replace(
        "weight: { type: number, minimum: 1 }",
        "weight: { type: number, exclusiveMinimum: 1 }, kind: { const: pet }",
    );
    let later = later.replace(", kind: { const: pet }", "\n        kind: { const: pet }");
    let entries = [
        pet(json!({"name": null, "tags": {"a": 1}, "weight": 0, "kind": "plant"})),
        pet(json!({"name": 7, "tags": []})),
    ];
    assert_eq!(of_entries(&entries, &later).len(), 4);
    let earlier = "swagger: '2.0'
info: { title: Pets, version: '1' }
host: eu.pets.example
basePath: /v1
schemes: [https]
produces: [application/json]
paths:
  /pets:
    get:
      responses:
        200: { description: All., schema: { $ref: '#/definitions/Pet' } }
definitions:
  Pet: { type: object, required: [name], properties: { name: { type: string }, state: { type: string, enum: [ready] } } }
";
    let url = "https://eu.pets.example/v1/pets?page=2";
    let entries = [
        entry(("GET", url, None), (200, json!([]), Some(json!({"name": null, "state": "lost", "age": 1})))),
        entry(("GET", url, None), (200, json!([]), Some(json!({})))),
        entry(("GET", url, None), (404, json!([]), Some(json!({"code": 1})))),
        entry(("DELETE", url, None), (204, json!([]), None)),
    ];
    assert_eq!(of_entries(&entries, earlier).len(), 7);
}

#[test]
fn every_form_of_report_has_the_findings_and_none_a_secret() {
    let folder = folder(SPEC);
    let body = json!({"name": SECRET.repeat(2), "tags": [], "state": SECRET, "labels": {SECRET: 1}});
    write(folder.path(), &[pet(body)]);
    for (form, part) in [
        ("text", "error[E0805]: the value of `body.state`"),
        ("short", "pets.yaml:32:32: error[E0805]"),
        ("json", "\"code\": \"E0805\""),
        ("sarif", "\"ruleId\": \"E0805\""),
        ("github", "::error file=pets.yaml,line=32"),
        ("junit", "<testsuite name=\"clientwright drift\""),
    ] {
        let ran = run(folder.path(), &["drift", "traffic.har", "pets.yaml", "--report", form], "");
        let all = out(&ran) + &err(&ran);
        assert_eq!(code(&ran), 1, "{form}: {all}");
        assert!(all.contains(part), "{form}: {all}");
        assert!(!all.contains(SECRET), "{form}: {all}");
    }
    let ran = run(folder.path(), &["drift", "traffic.har", "pets.yaml"], "");
    assert!(out(&ran).contains("checked 1 of 1 entries\n"), "{}", out(&ran));
}

#[test]
fn exit_codes_tell_findings_from_failures() {
    let folder = folder(SPEC);
    write(folder.path(), &[pet(json!({"name": "Rex", "tags": [], "age": 1}))]);
    let drift = |more: &[&str]| {
        code(&run(folder.path(), &[&["drift", "traffic.har", "pets.yaml"], more].concat(), ""))
    };
    assert_eq!((drift(&[]), drift(&["--strict"]), drift(&["--allow", "E0804"])), (0, 1, 0));
    let ran = run(folder.path(), &["drift", "pets.yaml", "pets.yaml"], "");
    assert_eq!(code(&ran), 2);
    assert!(err(&ran).contains("`pets.yaml`: this is not a HAR file: line 1, column 1"), "{}", err(&ran));
    std::fs::write(folder.path().join("other.har"), "{}").unwrap();
    let ran = run(folder.path(), &["drift", "other.har", "pets.yaml"], "");
    assert!(err(&ran).contains("it has no list `log.entries`"), "{}", err(&ran));
    assert_eq!(code(&run(folder.path(), &["drift", "none.har", "pets.yaml"], "")), 2);
}

#[test]
fn other_servers_are_left_alone_unless_they_are_named() {
    let folder = folder(SPEC);
    let lost = json!({"name": "Rex", "tags": [], "state": "lost"});
    let at = |url: &str| entry(("GET", url, None), (200, left(), Some(lost.clone())));
    let preflight = json!({
        "request": {"method": "OPTIONS", "url": "https://eu.pets.example/v1/pets/7",
            "headers": [{"name": "Access-Control-Request-Method", "value": "GET"}]},
        "response": {"status": 204, "headers": [], "content": {"size": 0}},
    });
    let broken = json!({
        "request": {"method": "GET", "url": "https://eu.pets.example/v1/pets/7", "headers": []},
        "response": {"status": 0, "headers": [], "content": {"size": 0}},
    });
    write(
        folder.path(),
        &[at("https://ads.example/v1/pets/7"), at("http://localhost:8080/base/pets/7"), preflight, broken],
    );
    let ran = run(folder.path(), &["drift", "traffic.har", "pets.yaml"], "");
    assert!(out(&ran).contains("checked 0 of 4 entries; 4 are"), "{}", out(&ran));
    let more = ["--server", "http://localhost:8080/base"];
    assert_eq!(found(folder.path(), &more).len(), 1);
    let ran = run(folder.path(), &["drift", "traffic.har", "pets.yaml", "--server", "localhost:8080"], "");
    assert_eq!(code(&ran), 2);
    assert!(err(&ran).contains("write a URL with its scheme"), "{}", err(&ran));
}

#[test]
fn bodies_are_read_as_they_were_recorded() {
    let coded = |mut entry: Value, text: &str, encoding: &str| {
        entry["response"]["content"] =
            json!({"mimeType": "application/json", "text": text, "encoding": encoding});
        entry
    };
    // {"name":"Rex","tags":[],"state":"lost"}
    let base64 = "eyJuYW1lIjoiUmV4IiwidGFncyI6W10sInN0YXRlIjoibG9zdCJ9";
    let given = coded(pet(json!({})), base64, "base64");
    assert_eq!(of_entries(&[given], SPEC).len(), 1);
    // a body that was not recorded says nothing
    let mut unknown = pet(json!({}));
    unknown["response"]["content"] = json!({"mimeType": "application/json", "size": 100});
    assert_eq!(of_entries(&[unknown], SPEC), [""; 0]);
    let folder = folder(SPEC);
    write(folder.path(), &[coded(pet(json!({})), "{\"name\":", "")]);
    let all = found(folder.path(), &[]);
    assert_eq!(
        all,
        [
            "E0807 the body of the response 200 of GET /pets/{id} is not well-formed application/json (entry 1)"
        ]
    );
    let ran = run(folder.path(), &["drift", "traffic.har", "pets.yaml", "--overlay-out", "seen.yaml"], "");
    assert!(out(&ran).contains("wrote no overlay; 1 finding has to be mended by hand"), "{}", out(&ran));
}
