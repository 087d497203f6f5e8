//! Objects of Swagger 2.0 as tables of keys. In: nothing; out: the keys of each object that 3.0 has in another form.
//! It never lists what is the same in 3.0: that is in the tables of `document`.

use super::super::security;
use WantedValue::{Any, Boolean, Mapping, Text, Texts, Word};

/// An object of the specification.
pub(super) struct SwaggerObject {
    /// What people call it.
    pub(super) name: &'static str,
    /// Its keys.
    pub(super) keys: &'static [(&'static str, WantedValue)],
    /// Keys that it has in 3.0 only.
    pub(super) later: &'static [&'static str],
}

/// What may stand at a key.
pub(super) enum WantedValue {
    /// Whatever: it is looked at later.
    Any,
    Text,
    Texts,
    Boolean,
    Mapping,
    /// One of these texts; or one of the others, which are words of 3.0.
    Word(&'static [&'static str], &'static [&'static str]),
}

pub(super) static DOCUMENT: SwaggerObject = SwaggerObject {
    name: "a Swagger document",
    keys: &[
        ("swagger", Any),
        ("info", Any),
        ("host", Text),
        ("basePath", Text),
        ("schemes", Texts),
        ("consumes", Texts),
        ("produces", Texts),
        ("paths", Any),
        ("definitions", Any),
        ("parameters", Any),
        ("responses", Any),
        ("securityDefinitions", Any),
        ("security", Any),
        ("tags", Any),
        ("externalDocs", Any),
    ],
    later: &["servers", "components"],
};

pub(super) static PATH_ITEM: SwaggerObject = SwaggerObject {
    name: "a path item",
    keys: &[
        ("get", Any),
        ("put", Any),
        ("post", Any),
        ("delete", Any),
        ("options", Any),
        ("head", Any),
        ("patch", Any),
        ("parameters", Any),
    ],
    later: &["summary", "description", "servers"],
};

pub(super) static OPERATION: SwaggerObject = SwaggerObject {
    name: "an operation",
    keys: &[
        ("tags", Any),
        ("summary", Any),
        ("description", Any),
        ("externalDocs", Any),
        ("operationId", Any),
        ("consumes", Texts),
        ("produces", Texts),
        ("parameters", Any),
        ("responses", Any),
        ("schemes", Texts),
        ("deprecated", Any),
        ("security", Any),
    ],
    later: &["requestBody", "servers", "callbacks"],
};

const PLACES: WantedValue = Word(&["query", "header", "path", "formData", "body"], &["cookie"]);

pub(super) static BODY: SwaggerObject = SwaggerObject {
    name: "a body parameter",
    keys: &[
        ("name", Any),
        ("in", PLACES),
        ("description", Any),
        ("required", Any),
        ("schema", Any),
        // many say the type of a body as that of any other parameter
        ("type", Any),
        ("format", Any),
        ("items", Any),
        ("default", Any),
        ("enum", Any),
    ],
    later: &["example", "examples"],
};

pub(super) static PARAMETER: SwaggerObject = SwaggerObject {
    name: "a parameter",
    keys: &[
        ("name", Any),
        ("in", PLACES),
        ("description", Any),
        ("required", Boolean),
        ("type", Any),
        ("format", Any),
        ("allowEmptyValue", Any),
        ("items", Any),
        ("collectionFormat", Word(&["csv", "ssv", "tsv", "pipes", "multi"], &[])),
        ("default", Any),
        ("maximum", Any),
        ("exclusiveMaximum", Any),
        ("minimum", Any),
        ("exclusiveMinimum", Any),
        ("maxLength", Any),
        ("minLength", Any),
        ("pattern", Any),
        ("maxItems", Any),
        ("minItems", Any),
        ("uniqueItems", Any),
        ("enum", Any),
        ("multipleOf", Any),
    ],
    later: &["schema", "content", "style", "explode", "allowReserved", "deprecated", "example", "examples"],
};

pub(super) static ITEMS: SwaggerObject = SwaggerObject {
    name: "an `items` object",
    keys: &[
        ("type", Any),
        ("format", Any),
        ("items", Any),
        ("collectionFormat", Word(&["csv", "ssv", "tsv", "pipes", "multi"], &[])),
        ("default", Any),
        ("maximum", Any),
        ("exclusiveMaximum", Any),
        ("minimum", Any),
        ("exclusiveMinimum", Any),
        ("maxLength", Any),
        ("minLength", Any),
        ("pattern", Any),
        ("maxItems", Any),
        ("minItems", Any),
        ("uniqueItems", Any),
        ("enum", Any),
        ("multipleOf", Any),
    ],
    later: &[
        "title",
        "description",
        "example",
        "properties",
        "required",
        "additionalProperties",
        "allOf",
        "oneOf",
        "anyOf",
        "nullable",
    ],
};

pub(super) static HEADER: SwaggerObject = SwaggerObject {
    name: "a header",
    keys: &[
        ("description", Any),
        ("type", Any),
        ("format", Any),
        ("items", Any),
        ("collectionFormat", Word(&["csv", "ssv", "tsv", "pipes"], &[])),
        ("default", Any),
        ("maximum", Any),
        ("exclusiveMaximum", Any),
        ("minimum", Any),
        ("exclusiveMinimum", Any),
        ("maxLength", Any),
        ("minLength", Any),
        ("pattern", Any),
        ("maxItems", Any),
        ("minItems", Any),
        ("uniqueItems", Any),
        ("enum", Any),
        ("multipleOf", Any),
    ],
    later: &["schema", "content", "required", "deprecated", "example", "examples", "style", "explode"],
};

pub(super) static RESPONSE: SwaggerObject = SwaggerObject {
    name: "a response",
    keys: &[("description", Any), ("schema", Any), ("headers", Any), ("examples", Mapping)],
    later: &["content", "links"],
};

pub(super) static SECURITY_SCHEME: SwaggerObject = SwaggerObject {
    name: "a security scheme",
    keys: &[
        ("type", Word(&security::TYPES, &["http", "openIdConnect"])),
        ("description", Any),
        ("name", Any),
        ("in", Any),
        ("flow", Word(&["implicit", "password", "application", "accessCode"], &[])),
        ("authorizationUrl", Any),
        ("tokenUrl", Any),
        ("scopes", Any),
    ],
    later: &["scheme", "bearerFormat", "flows", "openIdConnectUrl"],
};
