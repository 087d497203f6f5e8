//! Answers: which response, which example, which media type, which headers.

use crate::connection::{Answered, described, four, send};
use clientwright_mock::Running;

const ANSWERS: &str = r"
paths:
  /several:
    get:
      operationId: several
      responses:
        default: {description: d, content: {application/json: {example: {from: default}}}}
        '201':
          description: d
          headers:
            X-Count: {schema: {type: integer}, example: 7}
            X-Must: {required: true, schema: {type: array, items: {type: string, enum: [a]}}}
            X-May: {schema: {type: string}}
            Content-Length: {schema: {type: string}, example: '9999'}
          content:
            text/csv: {example: 'a,b'}
            application/json:
              examples:
                first: {value: {n: 1}}
                'second one': {$ref: '#/components/examples/Second'}
            application/xml: {schema: {type: object}}
        4XX: {description: d, content: {application/json: {example: {from: range}}}}
  /made:
    get:
      responses:
        '200':
          description: d
          content:
            application/json:
              schema:
                required: [id, when, secret]
                properties:
                  id: {type: string, format: uuid}
                  when: {type: string, format: date-time}
                  count: {type: integer, minimum: 10, maximum: 20, multipleOf: 7}
                  share: {type: number, exclusiveMinimum: true, minimum: 0, maximum: 1}
                  kind: {type: string, enum: [z, a]}
                  code: {type: string, pattern: '^[A-Z]{2}-\d{3}$'}
                  named: {type: string, example: said}
                  wrong: {type: integer, example: not a number, default: 3}
                  secret: {type: string, writeOnly: true}
                  next: {$ref: '#/components/schemas/Node'}
  /own: {get: {responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Own'}}}}}}}
  /undescribed: {get: {responses: {'200': {description: d, content: {application/json: {}}}}}}
  /empty: {get: {responses: {'404': {description: d}}}}
  /moved: {get: {responses: {'302': {description: d}, '400': {description: d}}}}
components:
  examples: {Second: {value: {n: 2}}}
  schemas:
    Own: {type: object, example: {said: by the schema}}
    Node: {type: object, required: [v], properties: {v: {type: boolean}, next: {$ref: '#/components/schemas/Node'}, all: {type: array, items: {$ref: '#/components/schemas/Node'}}}}
";

async fn get(running: &Running, path: &str, headers: &str) -> Answered {
    send(running, &format!("GET {path}\n{headers}"), "").await
}

#[tokio::test]
async fn prefer_selects_the_response() {
    let running = described(ANSWERS).start().await.unwrap();
    for (headers, status, body) in [
        ("", 201, r#"{"n":1}"#),
        ("prefer: example=\"second one\"", 201, r#"{"n":2}"#),
        ("prefer: example=second one", 201, r#"{"n":2}"#),
        ("prefer: code=404", 404, r#"{"from":"range"}"#),
        ("prefer: code=503", 503, r#"{"from":"default"}"#),
        ("prefer: code=default", 500, r#"{"from":"default"}"#),
        ("prefer: unknown=1", 201, r#"{"n":1}"#),
        ("accept: text/*", 201, "a,b"),
        ("accept: application/json;q=0.1, text/csv", 201, "a,b"),
    ] {
        let answer = get(&running, "/several", headers).await;
        assert_eq!((answer.status, answer.body.as_str()), (status, body), "{headers}");
    }
    let answer = get(&running, "/several", "prefer: code=201").await;
    assert_eq!(answer.header("x-count"), Some("7"));
    assert_eq!(answer.header("x-must"), Some("a"));
    assert_eq!(answer.header("x-may"), None);
    assert_eq!(answer.header("preference-applied"), Some("code=201"));
    for (path, headers, status, key, choices) in [
        (
            "/several",
            "prefer: example=x",
            404,
            "examples",
            r#"["code=201, example=\"first\"","code=201, example=\"second one\""]"#,
        ),
        (
            "/several",
            "accept: image/png",
            406,
            "media_types",
            r#"["text/csv","application/json","application/xml"]"#,
        ),
        ("/own", "prefer: code=404", 404, "codes", r#"["200"]"#),
        ("/own", "prefer: code=default", 404, "codes", r#"["200"]"#),
    ] {
        let answer = get(&running, path, headers).await;
        assert_eq!(answer.status, status, "{answer:?}");
        assert_eq!(answer.json()[key].to_string(), choices, "{answer:?}");
    }
    let answer = get(&running, "/several", "accept: application/xml").await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.body, r#"<?xml version="1.0" encoding="UTF-8"?><root></root>"#);
    assert_eq!(get(&running, "/own", "").await.body, r#"{"said":"by the schema"}"#);
    assert_eq!(get(&running, "/empty", "").await.status, 204);
    assert_eq!(get(&running, "/moved", "").await.status, 302);
}

#[tokio::test]
async fn a_value_is_made_from_the_schema_and_is_always_the_same() {
    let running = described(ANSWERS).start().await.unwrap();
    let answer = get(&running, "/made", "").await;
    assert_eq!(answer.body, get(&running, "/made", "").await.body);
    let expected = serde_json::json!({
        "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "when": "2026-01-31T12:00:00Z", "count": 14, "share": 1,
        "kind": "z", "code": "AA-111", "named": "said", "wrong": 3, "next": {"v": true, "all": []}
    });
    assert_eq!(answer.json(), expected);
    assert_eq!(get(&running, "/undescribed", "").await.body, "{}");
}

/// Of examples that have to match, what is never answered is left out; others are replaced.
#[tokio::test]
async fn examples_that_match_are_answered_as_they_travel() {
    let paths = r"
paths:
  /card: {get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {n: {type: string}, cvc: {type: string, writeOnly: true}}}, example: {n: '1', cvc: '2'}}}}}}}
  /wrong: {get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object, properties: {n: {type: string}}}, example: {n: 1}}}}}}}
";
    let running = described(paths).only_matching_examples().start().await.unwrap();
    assert_eq!(get(&running, "/card", "").await.body, r#"{"n":"1"}"#);
    assert_eq!(get(&running, "/wrong", "").await.body, r#"{"n":"string"}"#);
    let running = described(paths).start().await.unwrap();
    assert_eq!(get(&running, "/card", "").await.body, r#"{"n":"1","cvc":"2"}"#);
}

#[tokio::test]
async fn the_examples_of_the_errors_of_davinci_can_be_asked_for() {
    let running = four().start().await.unwrap();
    let head = "POST /e/davinci/policy/p/start\nauthorization: Bearer x\nprefer: ";
    for (prefer, code) in [
        ("code=400", "400"),
        ("code=400, example=platform", "\"INVALID_DATA\""),
        ("code=401, example=\"invalid token\"", "1999"),
        ("code=403", "\"ACCESS_FAILED\""),
        ("code=404, example=platform", "\"NOT_FOUND\""),
        ("code=429", "\"REQUEST_LIMITED\""),
        ("code=500", "\"UNEXPECTED_ERROR\""),
    ] {
        let answer = send(&running, &format!("{head}{prefer}"), "").await;
        assert_eq!(answer.json()["code"].to_string(), code, "{prefer}: {answer:?}");
    }
    let answer = send(&running, &format!("{head}code=404, example=flow"), "").await;
    assert_eq!(answer.status, 404);
    assert_eq!(answer.json()["title"], "no such example");
}
