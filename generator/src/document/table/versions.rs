//! Keys that objects have in other versions than 3.0. In: an object and a key; out: the versions that have the key, and the kind of
//! what stands there (Swagger 2.0; OpenAPI 3.1.1 and 3.2.0; JSON Schema 2020-12, core, sections 8 to 11, validation, section 8).

use super::NodeKind::{List, Map, Referable, Text};
use super::Version::{V2_0, V3_1, V3_2};
use super::{NodeKind, Thing, Version};

const SCHEMA: NodeKind = Referable(Thing::Schema);
const PATH_ITEM: NodeKind = Referable(Thing::PathItem);
const ENCODING: NodeKind = NodeKind::Thing(Thing::Encoding);
const OPERATION: NodeKind = NodeKind::Thing(Thing::Operation);

type Row = (Thing, &'static [&'static str], NodeKind, Version);

static OTHERS: &[Row] = &[
    (Thing::Document, &["definitions"], Map(&SCHEMA), V2_0),
    (Thing::Document, &["parameters"], Map(&Referable(Thing::Parameter)), V2_0),
    (Thing::Document, &["responses"], Map(&Referable(Thing::Response)), V2_0),
    (Thing::Document, &["securityDefinitions"], Map(&Referable(Thing::SecurityScheme)), V2_0),
    (Thing::Response, &["schema"], SCHEMA, V2_0),
    (Thing::Parameter, &["items"], SCHEMA, V2_0),
    (Thing::Header, &["items"], SCHEMA, V2_0),
    (Thing::Document, &["webhooks"], Map(&PATH_ITEM), V3_1),
    (Thing::Components, &["pathItems"], Map(&PATH_ITEM), V3_1),
    (Thing::Schema, &["$defs", "definitions", "patternProperties", "dependentSchemas"], Map(&SCHEMA), V3_1),
    (Thing::Schema, &["prefixItems"], List(&SCHEMA), V3_1),
    (Thing::Schema, &["if", "then", "else", "contains", "propertyNames", "contentSchema"], SCHEMA, V3_1),
    // the second is of drafts before 2020-12
    (Thing::Schema, &["unevaluatedItems", "additionalItems", "unevaluatedProperties"], SCHEMA, V3_1),
    (Thing::Schema, &["examples"], List(&NodeKind::Any), V3_1),
    (Thing::Schema, &["$dynamicRef"], Text, V3_1),
    (Thing::Components, &["mediaTypes"], Map(&Referable(Thing::MediaType)), V3_2),
    (Thing::PathItem, &["query"], OPERATION, V3_2),
    (Thing::PathItem, &["additionalOperations"], Map(&OPERATION), V3_2),
    (Thing::MediaType, &["itemSchema"], SCHEMA, V3_2),
    (Thing::Encoding, &["encoding"], Map(&ENCODING), V3_2),
    (Thing::Encoding, &["prefixEncoding"], List(&ENCODING), V3_2),
    (Thing::Encoding, &["itemEncoding"], ENCODING, V3_2),
];

/// A key of another version than 3.0, from this one on.
pub(super) fn member(thing: Thing, key: &str, from: Version) -> Option<NodeKind> {
    let found = OTHERS.iter().find(|(owner, keys, ..)| *owner == thing && keys.contains(&key));
    found.filter(|(.., version)| *version >= from).map(|(_, _, kind, _)| *kind)
}
