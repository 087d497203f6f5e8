//! Keys of our own in the tree: what later dialects say and 3.0 cannot. In: nothing; out: their names, and who writes and reads each.
//! They never come from a description, but for [`OF_AUTHORS`]: `dialect::reserved` reports any other key of this prefix that stands there.

/// What they all begin with.
pub const PREFIX: &str = "x-clientwright-";

/// Those that authors of descriptions write.
pub const OF_AUTHORS: &[&str] = &[PAGINATION];

/// How the pages of an operation follow each other. An object, or `false`. An author → `lower::paging`.
pub const PAGINATION: &str = "x-clientwright-pagination";

/// Media types of a response without a schema: `produces` of Swagger 2.0. A list of texts. `dialect::swagger2` → `lower::response`.
pub const ACCEPT: &str = "x-clientwright-accept";

/// `defaultMapping` of a discriminator of 3.2. A text. `dialect::v3_2` → `lower::schema`.
pub const DEFAULT: &str = "x-clientwright-default";

/// What the type of a schema derives beside what all do, as settings say. A list of texts. `mark` → `lower::schema`.
pub const DERIVES: &str = "x-clientwright-derives";

/// `deviceAuthorization` of the OAuth flows of 3.2. `dialect::v3_2` → `lower::security`.
pub const DEVICE: &str = "x-clientwright-device";

/// `encoding` in an encoding of 3.2. `dialect::v3_2` → `lower::multipart`.
pub const ENCODING: &str = "x-clientwright-encoding";

/// The schema is a union of whole events of 3.2, told apart by `event`. The names of those whose data is text, a list. `dialect::v3_2` →
/// `lower::items`.
pub const EVENTS: &str = "x-clientwright-events";

/// The examples of a schema after the first, which is its `example`. A list. `dialect::v3_1` → `lower`.
pub const EXAMPLES: &str = "x-clientwright-examples";

/// What a property is called in code, as settings say. A text. `mark` → `lower::schema`.
pub const FIELD: &str = "x-clientwright-field";

/// The header parameter is described, whatever its name: Swagger 2.0 ignores none. A boolean. `dialect::swagger2` → `lower::parameter`, the mock.
pub const HEADER: &str = "x-clientwright-header";

/// `itemEncoding` in an encoding of 3.2. `dialect::v3_2` → `lower::multipart`.
pub const ITEM_ENCODING: &str = "x-clientwright-itemEncoding";

/// Names of components may have any character, as in Swagger 2.0. Any value. `dialect::swagger2` → `document`.
pub const NAMES: &str = "x-clientwright-names";

/// The type of a text or a number is one of its own, as settings say. A boolean. `mark` → `lower::schema`.
pub const NEWTYPE: &str = "x-clientwright-newtype";

/// `additionalOperations` of a path item of 3.2. `dialect::v3_2` → `lower::path`.
pub const OPERATIONS: &str = "x-clientwright-operations";

/// `parent` of a tag of 3.2. A text. `dialect::v3_2` → `lower::tag`.
pub const PARENT: &str = "x-clientwright-parent";

/// `pathItems` of the components of 3.1. `dialect::v3_1` → `document`.
pub const PATH_ITEMS: &str = "x-clientwright-pathItems";

/// `prefixEncoding` in an encoding of 3.2. A list. `dialect::v3_2` → `lower::multipart`.
pub const PREFIX_ENCODING: &str = "x-clientwright-prefixEncoding";

/// `prefixItems` of a schema of 3.1: a list of schemas. `dialect::v3_1` → `lower::schema`, the mock.
pub const PREFIX_ITEMS: &str = "x-clientwright-prefixItems";

/// The operation of the method `QUERY` of 3.2. `dialect::v3_2` → `lower::path`, the mock.
pub const QUERY: &str = "x-clientwright-query";

/// The parameter is the whole query: `in: querystring` of 3.2. A boolean. `dialect::v3_2` → `lower::parameter`.
pub const QUERYSTRING: &str = "x-clientwright-querystring";

/// A number may come as a string: `type: [integer, string]` of 3.1. A boolean. `dialect::v3_1` → the mock.
pub const QUOTED: &str = "x-clientwright-quoted";

/// A style that 3.0 has not where it stands, for `collectionFormat` of Swagger 2.0. A text. `dialect::swagger2` → `lower`, the mock.
pub const STYLE: &str = "x-clientwright-style";

/// The path of the type that takes the place of a schema's, as settings say. A text. `mark` → `lower::schema`.
pub const REPLACEMENT: &str = "x-clientwright-replacement";

/// `summary` of a thing that has none in 3.0. A text. `dialect::v3_1`, `dialect::v3_2` → `lower`.
pub const SUMMARY: &str = "x-clientwright-summary";

/// What the type of a schema is called in code, as settings say, or a shorter form of its name. A text. `mark` → `lower::schema`.
pub const TYPE: &str = "x-clientwright-type";

/// `unevaluatedProperties` of 3.1 beside an applicator. A boolean or a schema. `dialect::v3_1` → `lower::schema`.
pub const UNEVALUATED_PROPERTIES: &str = "x-clientwright-unevaluatedProperties";

/// The responses of an operation are not described, and need not be. A boolean. `dialect` → `document`.
pub const UNSAID: &str = "x-clientwright-unsaid";
