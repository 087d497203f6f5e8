//! Parameters: presence, types, bounds and styles.

use crate::connection::{described, send};

const QUERY: &str = r"
paths:
  /pets/{id}:
    get:
      operationId: list
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer, minimum: 1}}
        - {name: limit, in: query, required: true, schema: {type: integer, maximum: 100}}
        - {name: exact, in: query, schema: {type: boolean}}
        - {name: sort, in: query, schema: {type: string, enum: [asc, desc]}}
        - {name: code, in: query, schema: {type: string, pattern: '^[A-Z]{3}$'}}
        - {name: tags, in: query, schema: {type: array, minItems: 2, items: {type: integer}}}
        - {name: csv, in: query, explode: false, schema: {type: array, items: {type: string, enum: ['a', 'b,c']}}}
        - {name: piped, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: integer}}}
        - {name: spaced, in: query, style: spaceDelimited, explode: false, schema: {type: array, items: {type: integer}}}
        - {name: deep, in: query, style: deepObject, schema: {type: object, required: [x], properties: {x: {type: integer}, y: {type: array, items: {type: integer}}}}}
        - {name: tree, in: query, style: deepObject, schema: {type: object, properties: {a: {type: object, properties: {b: {type: array, items: {type: object, properties: {c: {type: integer}}}}}}}}}
        - {name: expand, in: query, style: deepObject, schema: {type: array, items: {type: string, enum: [x, y]}}}
        - {name: created, in: query, style: deepObject, schema: {anyOf: [{type: integer}, {type: object, required: [gt], properties: {gt: {type: integer}}}]}}
        - {name: labels, in: query, schema: {type: object, additionalProperties: {type: integer}}}
        - {name: nested, in: query, explode: false, schema: {type: object, properties: {a: {type: array, items: {type: integer}}}}}
        - {name: flat, in: query, explode: false, schema: {type: object, properties: {r: {type: integer}}}}
        - {name: either, in: query, schema: {oneOf: [{type: integer}, {type: array, items: {type: boolean}}]}}
        - {name: flag, in: query, allowEmptyValue: true, schema: {type: integer}}
        - {name: filter, in: query, content: {application/json: {schema: {type: object, required: [a]}}}}
        - {name: only, in: query, schema: {enum: [true]}}
        - {name: elsewhere, in: path, required: true, schema: {type: string}}
        - {name: X-Trace, in: header, schema: {type: string, format: uuid}}
        - {name: X-List, in: header, schema: {type: array, items: {type: integer}}}
        - {name: Accept, in: header, required: true, schema: {type: integer}}
        - {name: session, in: cookie, schema: {type: integer}}
        - {name: flags, in: cookie, schema: {type: array, items: {type: integer}}}
      responses: {'204': {description: done}}
";

#[tokio::test]
async fn each_violation_names_its_place() {
    checked(&[
        ("/pets/7?limit=5", "", &[]),
        ("/pets/7?limit=5&any=1", "", &[]),
        ("/pets/7?limit=5&any=x", "", &["query.labels.any"]),
        ("/pets/7?limit=5&only=true", "", &[]),
        ("/pets/7?limit=5&only=false", "", &["query.only"]),
        ("/pets/x?limit=5", "", &["path.id"]),
        ("/pets/0?limit=5", "", &["path.id"]),
        ("/pets/7", "", &["query.limit"]),
        ("/pets/7?limit=101", "", &["query.limit"]),
        ("/pets/7?limit=007", "", &["query.limit"]),
        ("/pets/7?limit=", "", &["query.limit"]),
        ("/pets/7?limit=5&exact=yes", "", &["query.exact"]),
        ("/pets/7?limit=5&exact=true&sort=desc&code=ABC", "", &[]),
        ("/pets/7?limit=5&sort=up&code=abc", "", &["query.sort", "query.code"]),
        ("/pets/7?limit=5&tags=1&tags=2", "", &[]),
        ("/pets/7?limit=5&tags=1", "", &["query.tags"]),
        ("/pets/7?limit=5&tags=1&tags=x", "", &["query.tags[1]"]),
        ("/pets/7?limit=5&csv=a,b%2Cc", "", &[]),
        ("/pets/7?limit=5&csv=a,b,c", "", &["query.csv[1]", "query.csv[2]"]),
        ("/pets/7?limit=5&piped=1|2%7C3", "", &[]),
        ("/pets/7?limit=5&piped=1,2", "", &["query.piped[0]"]),
        ("/pets/7?limit=5&spaced=1%202+3", "", &[]),
        ("/pets/7?limit=5&deep[x]=1&deep%5By%5D=2&deep[y]=3", "", &[]),
        ("/pets/7?limit=5&deep[y]=z", "", &["query.deep.x", "query.deep.y[0]"]),
        ("/pets/7?limit=5&flat=r,1", "", &[]),
        ("/pets/7?limit=5&flat=r,x", "", &["query.flat.r"]),
        ("/pets/7?limit=5&either=1", "", &[]),
        ("/pets/7?limit=5&either=true&either=false", "", &[]),
        ("/pets/7?limit=5&flag=", "", &[]),
        ("/pets/7?limit=5&flag=x", "", &["query.flag"]),
        ("/pets/7?limit=5&filter=%7B%22a%22%3A1%7D", "", &[]),
        ("/pets/7?limit=5&filter=%7B%7D", "", &["query.filter.a"]),
        ("/pets/7?limit=5&filter=%7B", "", &["query.filter"]),
        ("/pets/7?limit=5", "x-trace: 0e11cefa-96e7-4b67-90d0-065bc1da5753\nX-LIST: 1, 2", &[]),
        ("/pets/7?limit=5", "x-trace: 1\nx-list: 1,b", &["header.X-Trace", "header.X-List[1]"]),
        ("/pets/7?limit=5", "cookie: other=1; session=5", &[]),
        ("/pets/7?limit=5", "cookie: session=x", &["cookie.session"]),
        ("/pets/7?limit=5", "cookie: flags=1; flags=2", &[]),
        ("/pets/7?limit=5", "cookie: flags=1; flags=x", &["cookie.flags[1]"]),
    ])
    .await;
}

#[tokio::test]
async fn what_is_in_brackets_or_json_is_read() {
    checked(&[
        ("/pets/7?limit=5&tree[a][b][0][c]=1&tree%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=2", "", &[]),
        ("/pets/7?limit=5&tree[a][b][0][c]=x", "", &["query.tree.a.b[0].c"]),
        ("/pets/7?limit=5&expand[0]=x&expand[1]=y", "", &[]),
        ("/pets/7?limit=5&expand[]=x&expand[]=z", "", &["query.expand[1]"]),
        ("/pets/7?limit=5&created=12", "", &[]),
        ("/pets/7?limit=5&created[gt]=12", "", &[]),
        ("/pets/7?limit=5&nested=a,%5B1%2C2%5D", "", &[]),
        ("/pets/7?limit=5&nested=a,%5B1%2C%22x%22%5D", "", &["query.nested.a[1]"]),
    ])
    .await;
}

/// Sends each request, and compares the places of what is wrong with it.
async fn checked(requests: &[(&str, &str, &[&str])]) {
    let running = described(QUERY).start().await.unwrap();
    for (target, headers, expected) in requests {
        let answer = send(&running, &format!("GET {target}\n{headers}"), "").await;
        let status = if expected.is_empty() { 204 } else { 400 };
        assert_eq!(answer.status, status, "{target} {headers}: {answer:?}");
        if !expected.is_empty() {
            assert_eq!(answer.places(), *expected, "{target} {headers}: {answer:?}");
        }
    }
}

#[tokio::test]
async fn path_styles_are_read_back() {
    let running = described(
        r"
paths:
  /simple/{a}: {get: {parameters: [{name: a, in: path, required: true, schema: {type: array, items: {type: integer}}}], responses: &ok {'204': {description: d}}}}
  /label/{a}: {get: {parameters: [{name: a, in: path, required: true, style: label, explode: true, schema: {type: array, items: {type: integer}}}], responses: *ok}}
  /matrix/{a}: {get: {parameters: [{name: a, in: path, required: true, style: matrix, explode: true, schema: {type: array, items: {type: integer}}}], responses: *ok}}
  /joined/{a}: {get: {parameters: [{name: a, in: path, required: true, style: matrix, schema: {type: array, items: {type: integer}}}], responses: *ok}}
  /one/{a}: {get: {parameters: [{name: a, in: path, required: true, style: matrix, schema: {type: integer}}], responses: *ok}}
  /object/{a}: {get: {parameters: [{name: a, in: path, required: true, explode: true, schema: {type: object, properties: {r: {type: integer}}}}], responses: *ok}}
  /text/{a}: {get: {parameters: [{name: a, in: path, required: true, schema: {type: string, enum: ['a/b c']}}], responses: *ok}}
",
    )
    .start()
    .await
    .unwrap();
    for (path, status) in [
        ("/simple/1,2", 204),
        ("/simple/1,x", 400),
        ("/label/.1.2", 204),
        ("/label/.1.x", 400),
        ("/matrix/;a=1;a=2", 204),
        ("/matrix/;a=1;a=x", 400),
        ("/joined/;a=1,2", 204),
        ("/one/;a=5", 204),
        ("/one/;a=x", 400),
        ("/object/r=1", 204),
        ("/object/r=x", 400),
        ("/text/a%2Fb%20c", 204),
        ("/text/a", 400),
        ("/text/", 404),
    ] {
        assert_eq!(send(&running, &format!("GET {path}"), "").await.status, status, "{path}");
    }
}

/// An object whose members are pairs of their own leaves nothing in the address when it is empty.
#[tokio::test]
async fn a_required_object_may_have_nothing_to_send() {
    let running = described(
        "
paths:
  /open: {get: {parameters: [{name: a, in: query, required: true, schema: {type: object, properties: {r: {type: integer}}}}], responses: &ok {'204': {description: done}}}}
  /deep: {get: {parameters: [{name: a, in: query, required: true, style: deepObject, schema: {type: object, properties: {r: {type: integer}}}}], responses: *ok}}
  /needs: {get: {parameters: [{name: a, in: query, required: true, schema: {type: object, required: [r], properties: {r: {type: integer}}}}], responses: *ok}}
  /joined: {get: {parameters: [{name: a, in: query, required: true, explode: false, schema: {type: object, properties: {r: {type: integer}}}}], responses: *ok}}
",
    )
    .start()
    .await
    .unwrap();
    for (path, status) in [
        ("/open", 204),
        ("/open?r=1", 204),
        ("/open?r=x", 400),
        ("/deep", 204),
        ("/deep?a[r]=x", 400),
        ("/needs", 400),
        ("/needs?r=1", 204),
        ("/joined", 400),
    ] {
        assert_eq!(send(&running, &format!("GET {path}"), "").await.status, status, "{path}");
    }
}
