//! Operations that grow: paths, parameters, answers, servers.

use serde_json::{Value, json};

use super::{Shape, each, nothing, reference, text, with_operation, with_paths};

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "parameters in a path",
        make: |count| in_path(count, (0..count).map(|index| parameter("path", index)).collect()),
    },
    Shape { name: "undeclared parameters in a path", make: |count| in_path(count, Vec::new()) },
    Shape {
        name: "parameters that the path lacks",
        make: |count| {
            operation(
                json!({ "parameters": (0..count).map(|index| parameter("path", index)).collect::<Vec<_>>() }),
            )
        },
    },
    Shape {
        name: "query parameters",
        make: |count| {
            operation(
                json!({ "parameters": (0..count).map(|index| parameter("query", index)).collect::<Vec<_>>() }),
            )
        },
    },
    Shape {
        name: "header parameters",
        make: |count| {
            operation(
                json!({ "parameters": (0..count).map(|index| parameter("header", index)).collect::<Vec<_>>() }),
            )
        },
    },
    Shape {
        name: "the same parameter again",
        make: |count| operation(json!({ "parameters": vec![parameter("query", 0); count] })),
    },
    Shape {
        name: "members of a form",
        make: |count| {
            let schema =
                json!({ "type": "object", "properties": each(count, |index| (format!("m{index}"), text())) });
            operation(
                json!({ "requestBody": { "content": { "multipart/form-data": { "schema": schema } } } }),
            )
        },
    },
    Shape {
        name: "media types of an answer",
        make: |count| {
            let content =
                each(count, |index| (format!("application/vnd.a{index}+json"), json!({ "schema": text() })));
            operation(json!({ "responses": { "200": { "description": "an answer", "content": content } } }))
        },
    },
    Shape {
        name: "media types of a body",
        make: |count| {
            let content =
                each(count, |index| (format!("application/vnd.a{index}"), json!({ "schema": text() })));
            operation(json!({ "requestBody": { "content": content } }))
        },
    },
    Shape {
        name: "headers of an answer",
        make: |count| {
            let headers = each(count, |index| (format!("X-{index}"), json!({ "schema": text() })));
            operation(json!({ "responses": { "204": { "description": "nothing", "headers": headers } } }))
        },
    },
    Shape {
        name: "links of an answer",
        make: |count| {
            let links = each(count, |index| (format!("l{index}"), json!({ "operationId": "use" })));
            operation(json!({ "responses": { "204": { "description": "nothing", "links": links } } }))
        },
    },
    Shape {
        name: "tags of an operation",
        make: |count| {
            operation(json!({ "tags": (0..count).map(|index| format!("t{index}")).collect::<Vec<_>>() }))
        },
    },
    Shape {
        name: "operations",
        make: |count| {
            with_paths(
                each(count, |index| {
                    (
                        format!("/a{index}"),
                        json!({ "get": { "operationId": format!("get{index}"), "responses": nothing() } }),
                    )
                })
                .into(),
            )
        },
    },
    Shape {
        name: "operations with servers of their own",
        make: |count| {
            operations(count, |index| json!({ "servers": [{ "url": format!("https://h{index}.example") }] }))
        },
    },
    Shape {
        name: "operations that each require a scheme",
        make: |count| {
            let schemes =
                each(count, |index| (format!("s{index}"), json!({ "type": "http", "scheme": "bearer" })));
            let mut whole = operations(count, |index| json!({ "security": [{ format!("s{index}"): [] }] }));
            whole["components"] = json!({ "securitySchemes": schemes });
            whole
        },
    },
    Shape {
        name: "operations that link to each other",
        make: |count| {
            operations(count, |index| {
                let link = json!({ "next": { "operationId": format!("get{}", count - 1 - index) } });
                json!({ "responses": { "204": { "description": "nothing", "links": link } } })
            })
        },
    },
    Shape {
        name: "operations with an answer of their own",
        make: |count| {
            with_paths(each(count, |index| {
        let schema = json!({ "type": "object", "properties": { format!("m{index}"): text() } });
        let answer = json!({ "description": "an answer", "content": { "application/json": { "schema": schema } } });
        (format!("/a{index}"), json!({ "get": { "responses": { "200": answer, "400": answer } } }))
    }).into())
        },
    },
    Shape {
        name: "operations with the same name",
        make: |count| {
            with_paths(
                each(count, |index| {
                    (format!("/a{index}"), json!({ "get": { "operationId": "get", "responses": nothing() } }))
                })
                .into(),
            )
        },
    },
    Shape {
        name: "paths that could be each other",
        make: |count| {
            with_paths(each(count, |index| {
        let parameters = json!([{ "name": format!("p{index}"), "in": "path", "required": true, "schema": text() }]);
        (format!("/{{p{index}}}"), json!({ "get": { "parameters": parameters, "responses": nothing() } }))
    }).into())
        },
    },
    Shape {
        name: "operations of one tag",
        make: |count| {
            with_paths(each(count, |index| {
        (format!("/a{index}"), json!({ "get": { "tags": ["one"], "operationId": format!("get{index}"), "responses": nothing() } }))
    }).into())
        },
    },
    Shape {
        name: "tags",
        make: |count| {
            with_paths(
                each(count, |index| {
                    (
                        format!("/a{index}"),
                        json!({ "get": { "tags": [format!("t{index}")], "responses": nothing() } }),
                    )
                })
                .into(),
            )
        },
    },
    Shape {
        name: "servers",
        make: |count| {
            let mut whole = operation(json!({}));
            whole["servers"] =
                (0..count).map(|index| json!({ "url": format!("https://s{index}.example") })).collect();
            whole
        },
    },
    Shape {
        name: "variables of a server",
        make: |count| {
            let mut whole = operation(json!({}));
            let names: String = (0..count).map(|index| format!("/{{v{index}}}")).collect();
            let variables = each(count, |index| (format!("v{index}"), json!({ "default": "a" })));
            whole["servers"] =
                json!([{ "url": format!("https://s.example{names}"), "variables": variables }]);
            whole
        },
    },
    Shape {
        name: "security schemes",
        make: |count| {
            let schemes =
                each(count, |index| (format!("s{index}"), json!({ "type": "http", "scheme": "bearer" })));
            let mut whole = operation(json!({}));
            whole["security"] = (0..count).map(|index| json!({ format!("s{index}"): [] })).collect();
            whole["components"] = json!({ "securitySchemes": schemes });
            whole
        },
    },
    Shape {
        name: "operations that answer one schema",
        make: |count| {
            let answer = json!({ "description": "an answer", "content": { "application/json": { "schema": reference("A") } } });
            let mut whole = with_paths(
                each(count, |index| {
                    (format!("/a{index}"), json!({ "get": { "responses": { "200": answer } } }))
                })
                .into(),
            );
            whole["components"] = json!({ "schemas": { "A": text() } });
            whole
        },
    },
];

fn operation(mut operation: Value) -> Value {
    if operation["responses"].is_null() {
        operation["responses"] = nothing();
    }
    operation["operationId"] = json!("use");
    with_operation("/things", operation)
}

fn in_path(count: usize, parameters: Vec<Value>) -> Value {
    let path: String = (0..count).map(|index| format!("/{{p{index}}}")).collect();
    with_operation(&path, json!({ "operationId": "use", "parameters": parameters, "responses": nothing() }))
}

fn parameter(place: &str, index: usize) -> Value {
    json!({ "name": format!("p{index}"), "in": place, "required": place == "path", "schema": text() })
}

/// So many operations, each with the members that are made for it.
fn operations(count: usize, members: impl Fn(usize) -> Value) -> Value {
    with_paths(
        each(count, |index| {
            let mut operation = json!({ "operationId": format!("get{index}"), "responses": nothing() });
            for (key, value) in members(index).as_object().into_iter().flatten() {
                operation[key] = value.clone();
            }
            (format!("/a{index}"), json!({ "get": operation }))
        })
        .into(),
    )
}
