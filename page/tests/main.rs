//! The page, without a browser. In: small descriptions; out: what the page holds. What a browser does with it is in `browser/`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

use clientwright::{Settings, Source};
use clientwright_diff::Side;
use clientwright_page::{Options, html};
use serde_json::Value;

fn side(text: &str) -> Side {
    Side::read(Source::from_text("pets.yaml", text), Settings::default()).expect("a description")
}

/// The data of a page.
#[track_caller]
fn data(page: &str) -> Value {
    let json = page.split_once("type=\"application/json\">").unwrap().1.split_once("</script>").unwrap().0;
    serde_json::from_str(json).expect("JSON")
}

const PETS: &str = r#"
openapi: 3.0.3
info: {title: 'Pets & </script><b>', version: '1', description: 'All **pets**. <script>x</script>'}
servers: [{url: 'https://pets.example/v1'}]
tags: [{name: pet}]
security: [{key: []}]
paths:
  /pets/{id}:
    put:
      operationId: putPet
      summary: Replaces a pet
      tags: [pet]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string, example: rex}}
        - {name: dryRun, in: query, schema: {type: boolean}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
      responses:
        '200':
          description: The pet
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}, example: {name: Rex}}}
        '404':
          description: None
          content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet:
      type: object
      required: [name]
      properties: {name: {type: string}, anything: {}}
"#;

#[test]
fn an_operation_shows_the_rust_that_calls_it() {
    let page = html(&side(PETS), Options { crate_name: "pet-store", ..Options::default() });
    let data = data(&page);
    assert_eq!(data["crate"], "pet_store");
    let operation = &data["operations"][0];
    assert_eq!(operation["id"], "putPet");
    assert_eq!(
        operation["rust"]["call"],
        "let body = types::Pet::new(\"…\");\nlet response = client.put_pet(\"rex\", &body).send().await?;"
    );
    assert_eq!(operation["rust"]["gives"], "types::Pet");
    assert_eq!(operation["rust"]["error"]["variants"][0][0], "NotFound");
    assert_eq!(operation["security"][0][0]["setter"], "key");
    assert_eq!(operation["security"][0][0]["kind"], "key in the header X-Key");
    assert_eq!(operation["request"]["origin"], "https://pets.example");
    assert_eq!(operation["request"]["target"], "/v1/pets/rex");
    assert_eq!(operation["responses"][0]["example"], 0);
    assert_eq!(data["examples"][0], serde_json::json!({"name": "Rex"}));
    let setters = operation["rust"]["setters"].as_array().unwrap();
    assert!(
        setters.iter().any(|setter| setter.as_str().unwrap().starts_with("fn dry_run(self, ")),
        "{setters:?}"
    );
}

#[test]
fn a_type_is_shown_in_rust_and_as_json() {
    let data = data(&html(&side(PETS), Options::default()));
    let pet = data["types"].as_array().unwrap().iter().find(|ty| ty["name"] == "Pet").unwrap().clone();
    let rust = pet["rust"].as_str().unwrap();
    assert!(rust.starts_with("struct Pet {\n") && rust.contains("    name: String,\n"), "{rust}");
    assert!(pet["schema"]["required"] == serde_json::json!(["name"]));
    assert_eq!(pet["notes"][0], "`/properties/anything` is any JSON value: a schema without a type");
}

#[test]
fn nothing_of_the_description_is_markup() {
    let page = html(&side(PETS), Options::default());
    assert_eq!(page.matches("</script>").count(), 2, "the data and the script");
    assert!(page.contains("<title>Pets &amp; &lt;/script&gt;&lt;b&gt; 1</title>"));
    assert_eq!(data(&page)["text"], "<p>All <strong>pets</strong>. &lt;script&gt;x&lt;/script&gt;</p>\n");
}

#[test]
fn changes_since_the_version_before_are_listed() {
    let old = side(&PETS.replace("required: [name]", "required: []"));
    let new = side(PETS);
    let page = html(&new, Options { since: Some(&old), ..Options::default() });
    let data = data(&page);
    let changes = data["changes"].as_array().unwrap();
    assert!(
        changes.iter().any(|change| change["class"] == "wire" && change["level"] == "error"),
        "{changes:?}"
    );
    let same = self::data(&html(&new, Options { since: Some(&new), ..Options::default() }));
    assert_eq!(same["changes"], Value::Array(Vec::new()));
}

#[test]
fn the_page_asks_no_other_host_for_anything() {
    let page = html(&side(PETS), Options::default());
    for word in ["src=\"http", "href=\"http", " url(", "@import", "import("] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src 'none'"));
}
