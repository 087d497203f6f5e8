//! Bodies: media types, JSON, forms.

use crate::connection::{described, four, send};

const AUTH: &str = "authorization: Bearer x";

#[tokio::test]
async fn what_is_wrong_with_a_body_is_said() {
    let running = four().start().await.unwrap();
    let json = "content-type: application/json";
    for (headers, body, status, expected) in [
        (json, r#"{"token":"1","userAlias":"a","deliveryType":"FAX"}"#, 400, &["body.deliveryType"][..]),
        (
            json,
            r#"{"token":1,"userAlias":null}"#,
            400,
            &["body.deliveryType", "body.token", "body.userAlias"],
        ),
        (json, "{", 400, &["body"]),
        (json, r#"{"token":"1","token":"2"}"#, 400, &["body"]),
        (json, "[]", 400, &["body"]),
        (json, "", 400, &["body"]),
        ("", "", 400, &["body"]),
        ("", "{}", 415, &["header.Content-Type"]),
        ("content-type: text/plain", "{}", 415, &["header.Content-Type"]),
        (
            "content-type: application/json; charset=utf-8",
            "{}",
            400,
            &["body.token", "body.userAlias", "body.deliveryType"],
        ),
    ] {
        let answer = send(&running, &format!("POST /mfa/token/authenticate\n{AUTH}\n{headers}"), body).await;
        assert_eq!(answer.status, status, "{headers} {body}: {answer:?}");
        assert_eq!(answer.places(), expected, "{headers} {body}: {answer:?}");
    }
    let answer = send(&running, &format!("POST /workflows/execute/external/7\n{AUTH}"), "").await;
    assert_eq!(answer.status, 200, "this body may be left out");
    let violation = &running.requests()[0].violations[0];
    assert_eq!(
        violation.expected,
        r#""SMS_PERSONAL", "VOICE_PERSONAL", "SMS_WORK", "VOICE_WORK", "EMAIL_WORK" or "EMAIL_PERSONAL""#
    );
    assert_eq!(violation.found, r#""FAX""#);
}

const FORMS: &str = r"
paths:
  /form:
    post:
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            encoding: {joined: {explode: false}}
            schema:
              required: [name, count, list]
              properties:
                name: {type: string, minLength: 2}
                count: {type: integer}
                list: {type: array, items: {type: integer}}
                joined: {type: array, items: {type: integer}}
                inside: {type: object, required: [x]}
                deep: {type: array, items: {type: object, required: [n], properties: {n: {type: integer}, t: {type: array, items: {type: boolean}}}}}
          multipart/form-data:
            schema:
              required: [name, file]
              properties: {name: {type: string, minLength: 2}, file: {type: string, format: binary}, meta: {type: object, required: [x]}}
          text/*: {schema: {type: string, maxLength: 3}}
          application/octet-stream: {}
      responses: {'204': {description: done}}
  /none: {post: {responses: {'204': {description: done}, '422': {description: wrong}}}}
  /vendor:
    put:
      requestBody: {content: {application/vnd.x+json: {schema: {type: object}}}}
      responses: {'204': {description: done}, '422': {description: wrong}}
";

#[tokio::test]
async fn forms_and_texts_are_read() {
    let running = described(FORMS).start().await.unwrap();
    let urlencoded = "POST /form\ncontent-type: application/x-www-form-urlencoded";
    let multipart = "POST /form\ncontent-type: multipart/form-data; boundary=b";
    let part = |name: &str, more: &str, text: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{text}\r\n")
    };
    let form = |parts: &[String]| format!("{}--b--\r\n", parts.concat());
    let file = part("file", "; filename=\"f\"\r\nContent-Type: image/png", "x");
    for (head, body, status, places) in [
        (urlencoded, "name=a+b&count=5&list=1&list=2&joined=1,2&inside[x]=1".to_owned(), 204, &[][..]),
        (urlencoded, "name=ab&count=5&deep[0][n]=1&deep[0][t][]=true&deep[1][n]=2".to_owned(), 204, &[]),
        (
            urlencoded,
            "name=ab&count=5&deep[0][t][0]=maybe&deep[1][n]=x".to_owned(),
            400,
            &["body.deep[0].n", "body.deep[0].t[0]", "body.deep[1].n"],
        ),
        (
            urlencoded,
            "name=a&list=x&joined=1,y".to_owned(),
            400,
            &["body.count", "body.joined[1]", "body.list[0]", "body.name"],
        ),
        (multipart, form(&[part("name", "", "ab"), file.clone()]), 204, &[]),
        (multipart, form(&[part("name", "", "ab"), file.clone(), part("meta", "", "{}")]), 204, &[]),
        (multipart, form(&[part("name", "", "a")]), 400, &["body.file", "body.name"]),
        (multipart, "no parts".to_owned(), 400, &["body"]),
        ("POST /form\ncontent-type: multipart/form-data", "x".to_owned(), 400, &["body"]),
        ("POST /form\ncontent-type: text/plain", "abc".to_owned(), 204, &[]),
        ("POST /form\ncontent-type: text/plain", "abcd".to_owned(), 400, &["body"]),
        ("POST /form\ncontent-type: application/octet-stream", "\u{0}".to_owned(), 204, &[]),
        ("POST /form\ncontent-type: application/json", "{}".to_owned(), 415, &["header.Content-Type"]),
        ("POST /none\ncontent-type: application/json", "{}".to_owned(), 422, &["body"]),
        ("POST /none", String::new(), 204, &[]),
        ("PUT /vendor\ncontent-type: application/vnd.x+json", "[]".to_owned(), 422, &["body"]),
        ("PUT /vendor\ncontent-type: application/vnd.x+json", "{}".to_owned(), 204, &[]),
    ] {
        let answer = send(&running, head, &body).await;
        assert_eq!(answer.status, status, "{head} {body}: {answer:?}");
        if status >= 400 {
            let mut found = answer.places();
            found.sort();
            assert_eq!(found, places, "{head} {body}: {answer:?}");
        }
    }
}

const DOCUMENTS: &str = r"
paths:
  /pets:
    post:
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Pet'}}
          application/xml: {schema: {$ref: '#/components/schemas/Pet'}}
      responses: {'204': {description: done}}
components:
  schemas:
    Pet:
      type: object
      required: [name, urls]
      properties:
        id: {type: integer, xml: {attribute: true}}
        name: {type: string}
        age: {type: integer}
        urls: {type: array, items: {type: string}}
";

#[tokio::test]
async fn documents_are_checked_by_their_schemas() {
    let running = described(DOCUMENTS).start().await.unwrap();
    for (body, status, places) in [
        ("<Pet id=\"7\"><name>Rex</name><age>3</age><urls>a</urls><urls>b</urls></Pet>", 204, &[][..]),
        ("<Pet><name>Rex</name></Pet>", 204, &[]),
        ("<Pet id=\"x\"><age>old</age></Pet>", 400, &["body.age", "body.id", "body.name"]),
        ("<Pet><name>Rex</Pet>", 400, &["body"]),
        ("{\"name\": \"Rex\"}", 400, &["body"]),
    ] {
        let answer = send(&running, "POST /pets\ncontent-type: application/xml; charset=utf-8", body).await;
        assert_eq!(answer.status, status, "{body}: {answer:?}");
        if status >= 400 {
            let mut found = answer.places();
            found.sort();
            assert_eq!(found, places, "{body}: {answer:?}");
        }
    }
}
