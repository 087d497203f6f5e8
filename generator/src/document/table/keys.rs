//! The keys of each object, in the order of the specification. In: an object; out: its name and its keys.
//! It never holds a rule that needs more than one key: those are functions of `shape`.

use super::NodeKind::{Any, Boolean, BooleanOr, Count, List, Map, Number, Referable, Text, Word};
use super::{Key, NodeKind, Thing};
use crate::tree::{private, style};

type Object = (&'static str, &'static [Key]);

const fn may(name: &'static str, kind: NodeKind) -> Key {
    Key { name, kind, required: false }
}

const fn must(name: &'static str, kind: NodeKind) -> Key {
    Key { name, kind, required: true }
}

const fn the(thing: Thing) -> NodeKind {
    NodeKind::Thing(thing)
}

/// The name of an object and its keys.
pub(super) fn object(thing: Thing) -> Object {
    match thing {
        Thing::Document => ("an OpenAPI document", DOCUMENT),
        Thing::Info => ("the info", INFO),
        Thing::Contact => ("a contact", CONTACT),
        Thing::License => ("a license", LICENSE),
        Thing::Server => ("a server", SERVER),
        Thing::ServerVariable => ("a server variable", SERVER_VARIABLE),
        Thing::Components => ("the components", COMPONENTS),
        Thing::Paths => ("the paths", &[]),
        Thing::PathItem => ("a path item", PATH_ITEM),
        Thing::Operation => ("an operation", OPERATION),
        Thing::ExternalDocs => ("external documentation", EXTERNAL_DOCS),
        Thing::Parameter => ("a parameter", PARAMETER),
        Thing::RequestBody => ("a request body", REQUEST_BODY),
        Thing::MediaType => ("a media type", MEDIA_TYPE),
        Thing::Encoding => ("an encoding", ENCODING),
        Thing::Responses => ("the responses", &[]),
        Thing::Response => ("a response", RESPONSE),
        Thing::Callback => ("a callback", &[]),
        Thing::Example => ("an example", EXAMPLE),
        Thing::Link => ("a link", LINK),
        Thing::Header => ("a header", HEADER),
        Thing::Tag => ("a tag", TAG),
        Thing::Schema => ("a schema", SCHEMA),
        Thing::Discriminator => ("a discriminator", DISCRIMINATOR),
        Thing::Xml => ("an xml object", XML),
        Thing::SecurityScheme => ("a security scheme", SECURITY_SCHEME),
        Thing::OAuthFlows => ("the OAuth flows", OAUTH_FLOWS),
        Thing::ImplicitFlow => ("an implicit flow", IMPLICIT_FLOW),
        Thing::PasswordFlow => ("a password flow", TOKEN_FLOW),
        Thing::ClientCredentialsFlow => ("a client credentials flow", TOKEN_FLOW),
        Thing::AuthorizationCodeFlow => ("an authorization code flow", AUTHORIZATION_CODE_FLOW),
    }
}

const EXTERNAL: Key = may("externalDocs", the(Thing::ExternalDocs));
const DESCRIPTION: Key = may("description", Text);
const SERVERS: Key = may("servers", List(&the(Thing::Server)));
const SECURITY: Key = may("security", List(&Map(&List(&Text))));
const PARAMETERS: Key = may("parameters", List(&Referable(Thing::Parameter)));
const CONTENT: NodeKind = Map(&the(Thing::MediaType));
const HEADERS: Key = may("headers", Map(&Referable(Thing::Header)));
const EXAMPLES: Key = may("examples", Map(&Referable(Thing::Example)));
const LINKS: Key = may("links", Map(&Referable(Thing::Link)));
const CALLBACKS: Key = may("callbacks", Map(&Referable(Thing::Callback)));
const SCHEMA_KEY: Key = may("schema", Referable(Thing::Schema));
const SCHEMAS: NodeKind = List(&Referable(Thing::Schema));

/// Styles of parameters; which one is legal where is a rule of its own.
const STYLES: NodeKind = Word(&style::WORDS);

/// What the passes of Swagger 2.0 say in a place of its own: lists of a path or a header with delimiters, and tabs.
const DELIMITERS: Key = may(private::STYLE, Word(&style::DELIMITED));

static DOCUMENT: &[Key] = &[
    // which version it is, and whether a text says so, has been found out by `dialect`
    must("openapi", Any),
    must("info", the(Thing::Info)),
    SERVERS,
    must("paths", the(Thing::Paths)),
    may("components", the(Thing::Components)),
    SECURITY,
    may("tags", List(&the(Thing::Tag))),
    EXTERNAL,
    // what 3.1 calls `webhooks`
    may("x-webhooks", Map(&Referable(Thing::PathItem))),
];

static INFO: &[Key] = &[
    must("title", Text),
    may(private::SUMMARY, Text),
    DESCRIPTION,
    may("termsOfService", Text),
    may("contact", the(Thing::Contact)),
    may("license", the(Thing::License)),
    must("version", Text),
];

static CONTACT: &[Key] = &[may("name", Text), may("url", Text), may("email", Text)];

static LICENSE: &[Key] = &[must("name", Text), may("url", Text)];

static SERVER: &[Key] = &[must("url", Text), DESCRIPTION, may("variables", Map(&the(Thing::ServerVariable)))];

static SERVER_VARIABLE: &[Key] = &[may("enum", List(&Text)), may("default", Text), DESCRIPTION];

static COMPONENTS: &[Key] = &[
    may("schemas", Map(&Referable(Thing::Schema))),
    may("responses", Map(&Referable(Thing::Response))),
    may("parameters", Map(&Referable(Thing::Parameter))),
    EXAMPLES,
    may("requestBodies", Map(&Referable(Thing::RequestBody))),
    HEADERS,
    may("securitySchemes", Map(&Referable(Thing::SecurityScheme))),
    LINKS,
    CALLBACKS,
    // where 2.0 has them, names are free
    may(private::NAMES, Any),
    may(private::PATH_ITEMS, Map(&Referable(Thing::PathItem))),
];

static PATH_ITEM: &[Key] = &[
    may("summary", Text),
    DESCRIPTION,
    may("get", the(Thing::Operation)),
    may("put", the(Thing::Operation)),
    may("post", the(Thing::Operation)),
    may("delete", the(Thing::Operation)),
    may("options", the(Thing::Operation)),
    may("head", the(Thing::Operation)),
    may("patch", the(Thing::Operation)),
    may("trace", the(Thing::Operation)),
    may(private::QUERY, the(Thing::Operation)),
    may(private::OPERATIONS, Map(&the(Thing::Operation))),
    SERVERS,
    PARAMETERS,
];

static OPERATION: &[Key] = &[
    may("tags", List(&Text)),
    may("summary", Text),
    DESCRIPTION,
    EXTERNAL,
    may("operationId", Text),
    PARAMETERS,
    may("requestBody", Referable(Thing::RequestBody)),
    must("responses", the(Thing::Responses)),
    CALLBACKS,
    may("deprecated", Boolean),
    SECURITY,
    SERVERS,
];

static EXTERNAL_DOCS: &[Key] = &[DESCRIPTION, must("url", Text)];

static PARAMETER: &[Key] = &[
    must("name", Text),
    must("in", Word(&["query", "header", "path", "cookie"])),
    DESCRIPTION,
    may("required", Boolean),
    may("deprecated", Boolean),
    may("allowEmptyValue", Boolean),
    may("style", STYLES),
    may("explode", Boolean),
    may("allowReserved", Boolean),
    SCHEMA_KEY,
    may("example", Any),
    EXAMPLES,
    may("content", CONTENT),
    DELIMITERS,
];

static REQUEST_BODY: &[Key] = &[DESCRIPTION, must("content", CONTENT), may("required", Boolean)];

static MEDIA_TYPE: &[Key] =
    &[SCHEMA_KEY, may("example", Any), EXAMPLES, may("encoding", Map(&the(Thing::Encoding)))];

static ENCODING: &[Key] = &[
    may("contentType", Text),
    HEADERS,
    may("style", STYLES),
    may("explode", Boolean),
    may("allowReserved", Boolean),
    DELIMITERS,
    // what 3.2 has there
    may(private::ENCODING, Map(&the(Thing::Encoding))),
    may(private::PREFIX_ENCODING, List(&the(Thing::Encoding))),
    may(private::ITEM_ENCODING, the(Thing::Encoding)),
];

static RESPONSE: &[Key] = &[must("description", Text), HEADERS, may("content", CONTENT), LINKS];

static EXAMPLE: &[Key] = &[may("summary", Text), DESCRIPTION, may("value", Any), may("externalValue", Text)];

static LINK: &[Key] = &[
    may("operationRef", Text),
    may("operationId", Text),
    may("parameters", Map(&Any)),
    may("requestBody", Any),
    DESCRIPTION,
    may("server", the(Thing::Server)),
];

static HEADER: &[Key] = &[
    DESCRIPTION,
    may("required", Boolean),
    may("deprecated", Boolean),
    may("allowEmptyValue", Boolean),
    may("style", STYLES),
    may("explode", Boolean),
    may("allowReserved", Boolean),
    SCHEMA_KEY,
    may("example", Any),
    EXAMPLES,
    may("content", CONTENT),
];

static TAG: &[Key] =
    &[must("name", Text), DESCRIPTION, EXTERNAL, may(private::SUMMARY, Text), may(private::PARENT, Text)];

static SCHEMA: &[Key] = &[
    may("title", Text),
    may("multipleOf", Number),
    may("maximum", Number),
    may("exclusiveMaximum", Boolean),
    may("minimum", Number),
    may("exclusiveMinimum", Boolean),
    may("maxLength", Count),
    may("minLength", Count),
    may("pattern", Text),
    may("maxItems", Count),
    may("minItems", Count),
    may("uniqueItems", Boolean),
    may("maxProperties", Count),
    may("minProperties", Count),
    may("required", List(&Text)),
    may("enum", List(&Any)),
    may("type", Word(&["string", "number", "integer", "boolean", "object", "array"])),
    may("allOf", SCHEMAS),
    may("oneOf", SCHEMAS),
    may("anyOf", SCHEMAS),
    may("not", Referable(Thing::Schema)),
    may("items", Referable(Thing::Schema)),
    may("properties", Map(&Referable(Thing::Schema))),
    may("additionalProperties", BooleanOr(Thing::Schema)),
    DESCRIPTION,
    may("format", Text),
    may("default", Any),
    may("nullable", Boolean),
    may("discriminator", the(Thing::Discriminator)),
    may("readOnly", Boolean),
    may("writeOnly", Boolean),
    may("xml", the(Thing::Xml)),
    EXTERNAL,
    may("example", Any),
    may(private::EVENTS, List(&Text)),
    may(private::EXAMPLES, List(&Any)),
    may(private::PREFIX_ITEMS, SCHEMAS),
    may(private::QUOTED, Boolean),
    may(private::UNEVALUATED_PROPERTIES, BooleanOr(Thing::Schema)),
    may("deprecated", Boolean),
];

static DISCRIMINATOR: &[Key] =
    &[must("propertyName", Text), may("mapping", Map(&Text)), may(private::DEFAULT, Text)];

static XML: &[Key] = &[
    may("name", Text),
    may("namespace", Text),
    may("prefix", Text),
    may("attribute", Boolean),
    may("wrapped", Boolean),
];

static SECURITY_SCHEME: &[Key] = &[
    must("type", Word(&["apiKey", "http", "oauth2", "openIdConnect"])),
    DESCRIPTION,
    may("name", Text),
    may("in", Word(&["query", "header", "cookie"])),
    may("scheme", Text),
    may("bearerFormat", Text),
    may("flows", the(Thing::OAuthFlows)),
    may("openIdConnectUrl", Text),
];

static OAUTH_FLOWS: &[Key] = &[
    may("implicit", the(Thing::ImplicitFlow)),
    may("password", the(Thing::PasswordFlow)),
    may("clientCredentials", the(Thing::ClientCredentialsFlow)),
    may("authorizationCode", the(Thing::AuthorizationCodeFlow)),
];

const REFRESH: Key = may("refreshUrl", Text);
const SCOPES: Key = must("scopes", Map(&Text));

static IMPLICIT_FLOW: &[Key] = &[must("authorizationUrl", Text), REFRESH, SCOPES];

static TOKEN_FLOW: &[Key] = &[must("tokenUrl", Text), REFRESH, SCOPES];

static AUTHORIZATION_CODE_FLOW: &[Key] =
    &[must("authorizationUrl", Text), must("tokenUrl", Text), REFRESH, SCOPES];
