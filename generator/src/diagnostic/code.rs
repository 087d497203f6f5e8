//! The catalogue of codes: one table. In: nothing; out: number, title, severity, help and the long text of each.
//! It never holds a fact of one description.

#![expect(
    clippy::zero_prefixed_literal,
    reason = "codes are read with four digits, and no one takes them for octal"
)]

use super::Severity;

/// A rule, by its number: `E0102`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(u16);

/// What the catalogue says of a code.
#[derive(Debug)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// What kind of mistake it is, in a few words.
    pub title: &'static str,
    /// How bad it is unless settings say otherwise.
    pub severity: Severity,
    /// The text of `clientwright explain`: what it means, an example of the mistake and of the correction. Markdown.
    pub text: &'static str,
}

macro_rules! catalogue {
    ($($name:ident = $number:literal, $severity:ident, $title:literal;)*) => {
        impl Code {
            $(#[doc = $title] pub const $name: Self = Self($number);)*
        }

        /// All codes in the order of their numbers.
        pub const CATALOGUE: &[Entry] = &[$(Entry {
            code: Code::$name,
            title: $title,
            severity: Severity::$severity,
            text: include_str!(concat!("../../codes/", stringify!($number), ".md")),
        }),*];
    };
}

catalogue! {
    SYNTAX = 0001, Error, "the text is not well-formed YAML or JSON";
    DUPLICATE_KEY = 0002, Error, "an object has the same key twice";
    TOO_DEEP = 0003, Error, "values are nested too deeply";
    TOO_MANY_ALIASES = 0004, Error, "aliases expand to too much text";
    MANY_DOCUMENTS = 0005, Error, "the text has more than one YAML document";
    ANCHOR_TWICE = 0006, Error, "an anchor is defined twice";
    TOO_MANY_NODES = 0007, Error, "the description has too many values";
    TOO_MUCH_OUTPUT = 0008, Error, "the generated client is too large";
    KEY_TOO_LONG = 0009, Error, "a key is too long";
    NOT_OPENAPI = 0010, Error, "the document is not an OpenAPI description";
    UNSUPPORTED_VERSION = 0011, Error, "unsupported version of OpenAPI";
    WRONG_KIND = 0020, Error, "a value has the wrong type";
    MISSING_KEY = 0021, Error, "a required key is missing";
    UNKNOWN_KEY = 0022, Warning, "unknown key";
    WRONG_WORD = 0023, Error, "a string is not one of the allowed values";
    QUOTED_VALUE = 0024, Warning, "a number or a boolean is written as a string";
    LOST_PATH = 0101, Error, "a path or a section is a reference to something that does not exist";
    DANGLING_REFERENCE = 0102, Warning, "a reference points to something that does not exist";
    REFERENCE_KIND = 0103, Error, "a reference points to something of the wrong kind";
    REFERENCE_CYCLE = 0104, Error, "a reference leads back to itself";
    REFERENCE_SYNTAX = 0105, Error, "invalid reference";
    REFERENCE_SIBLING = 0106, Warning, "a key beside a `$ref` is ignored";
    COMPONENT_NAME = 0107, Warning, "invalid component name";
    PATH_PARAMETER_MISSING = 0201, Warning, "an operation does not declare a parameter of its path";
    PATH_PARAMETER_UNUSED = 0202, Warning, "a path parameter is not in the path";
    PATH_PARAMETER_OPTIONAL = 0203, Warning, "a path parameter is not required";
    DUPLICATE_PARAMETER = 0204, Warning, "a parameter is listed twice";
    SCHEMA_OR_CONTENT = 0205, Error, "a parameter does not have exactly one of `schema` and `content`";
    STYLE = 0206, Warning, "a style is not defined for the location of the parameter";
    DUPLICATE_OPERATION_ID = 0207, Warning, "two operations have the same `operationId`";
    DUPLICATE_PATH = 0208, Warning, "two paths differ only in the names of their parameters";
    MALFORMED_PATH = 0209, Error, "malformed path";
    NO_RESPONSE = 0210, Warning, "an operation has no responses";
    HEADER_IGNORED = 0211, Warning, "a header parameter is ignored";
    MALFORMED_STATUS = 0212, Error, "invalid response key";
    MEDIA_TYPE = 0213, Warning, "invalid media type";
    BODY_IGNORED = 0214, Warning, "a response that cannot have a body describes one";
    RESPONSE_DESCRIPTION = 0215, Warning, "a response has no description";
    FORM_LEFT_OUT = 0216, Warning, "a media type beside JSON is neither sent nor read";
    EMPTY_CONTENT = 0217, Warning, "a request body has no media type";
    PATH_NAME_TWICE = 0218, Warning, "a path names a parameter twice";
    PARAMETER_CONTENT = 0220, Warning, "the caller serializes the content of a parameter";
    STYLE_UNDEFINED = 0221, Warning, "a style does not define how to serialize the values of a parameter";
    QUERY_IN_PATH = 0222, Warning, "a path contains a query";
    PAGINATION = 0223, Warning, "the declared pagination does not fit an operation";
    ARRAY_WITHOUT_ITEMS = 0301, Warning, "an array does not describe its items";
    REQUIRED_UNKNOWN = 0302, Warning, "a required property is not defined";
    DUPLICATE_VALUE = 0303, Warning, "an enum lists a value twice";
    EMPTY_ENUM = 0304, Warning, "an enum is empty";
    VALUE_KIND = 0305, Warning, "an enum value does not have the type of its schema";
    ENDLESS_TYPE = 0306, Error, "a type contains itself without end";
    SCHEMA_TYPE = 0307, Warning, "unknown schema type";
    ENUM_IGNORED = 0308, Warning, "an enum of arrays or objects is ignored";
    DEFAULT_KIND = 0309, Warning, "a default does not match its schema";
    ALL_OF_CONFLICT = 0310, Warning, "the schemas of an `allOf` contradict each other";
    MAPPING_OUTSIDE = 0311, Warning, "a discriminator names a schema that is not a variant";
    REQUIRED_FLAG = 0312, Warning, "`required` of a schema is a boolean instead of an array";
    NULLABLE_ALONE = 0313, Warning, "`nullable` has no type beside it";
    EXAMPLE_KIND = 0314, Warning, "an example does not match its schema";
    CHOICE_OF_ITSELF = 0315, Warning, "a `oneOf` or an `anyOf` is a variant of itself";
    DISCRIMINATOR_ALONE = 0316, Warning, "a discriminator has no variants";
    CROSSED_LIMITS = 0317, Warning, "limits exclude each other";
    RUST_TYPE = 0318, Warning, "`x-rust-type` is not a path";
    UNKNOWN_SCHEME = 0401, Warning, "unknown security scheme";
    SERVER_VARIABLE_MISSING = 0402, Warning, "a variable of a server URL is not declared or has no default";
    SERVER_VARIABLE_UNUSED = 0403, Warning, "a server variable is not in the URL";
    SERVER_VARIABLE_DEFAULT = 0404, Warning, "the default of a server variable is not one of its values";
    TOKEN_URL = 0405, Error, "invalid token URL";
    SERVER_ADDRESS = 0406, Error, "malformed server URL";
    SERVER_QUERY = 0407, Warning, "a server URL has a query";
    UNUSABLE_SCHEME = 0410, Warning, "no request can satisfy a security scheme";
    UNASKED_SCHEME = 0411, Warning, "no operation requires a security scheme";
    EXTERNAL_REFERENCE = 0501, Error, "a reference to another document cannot be followed";
    TOO_MANY_CHOICES = 0511, Warning, "a schema combines too many `oneOf` or `anyOf`";
    IGNORED_NOT = 0513, Warning, "`not` is ignored";
    EVENT_IGNORED = 0550, Warning, "the body of a callback or a webhook is not JSON";
    UNUSED_TOLERANCE = 0600, Warning, "no finding has a tolerated code";
    UNUSED_FILTER = 0601, Warning, "a filter matches nothing";
    OVERLAY_FILE = 0602, Error, "an overlay cannot be read";
    OVERLAYS_OFF = 0603, Error, "support for overlays is not compiled in";
    ASSUMED_SCHEME = 0604, Error, "unknown security scheme in the settings";
    UNUSABLE_SETTING = 0605, Error, "a setting has a value that cannot be used";
    UNUSED_RULE = 0606, Warning, "a rule of the settings matches nothing";
    LATER_KEY = 0700, Warning, "a key is defined only in a later version of OpenAPI";
    SERVER_SCHEME = 0701, Warning, "a server has no scheme or no host";
    SCHEME_IGNORED = 0702, Warning, "an unsupported URL scheme is ignored";
    PARAMETER_TYPE = 0703, Warning, "a parameter or a header has no type";
    TWO_BODIES = 0704, Warning, "an operation has more than one body";
    CONSUMES_IGNORED = 0705, Warning, "a media type cannot carry a form";
    NESTED_COLLECTION = 0706, Warning, "an array in an array is sent as one string";
    PARTS_COLLECTION = 0707, Warning, "an array is sent as several parts";
    EXAMPLE_MEDIA_TYPE = 0708, Warning, "the media type of an example is not produced";
    HEADER_COLLECTION = 0709, Warning, "an array in a header is given as one string";
    FILE_AS_JSON = 0710, Warning, "a file has the media type of JSON";
    COLLECTION_PLACE = 0711, Warning, "`multi` is not possible in this location";
    LISTED_ITEMS = 0712, Warning, "`items` is an array of schemas";
    ERROR_MEDIA_TYPE = 0713, Warning, "no produced media type can carry an error";
    RESERVED_KEY = 0714, Warning, "a key is reserved for the generator";
    OLD_KEYWORD = 0720, Warning, "a keyword of OpenAPI 3.0 in a later description";
    IMPOSSIBLE_SCHEMA = 0721, Warning, "no value matches a schema";
    LOOSE_REFERENCE = 0722, Warning, "a reference is read differently than it is written";
    TYPES_BESIDE_CHOICE = 0723, Warning, "several types beside a `oneOf` or an `anyOf` are ignored";
    MEMBER_NAMES = 0724, Warning, "property names are not checked";
    RULE_IGNORED = 0725, Warning, "a validation keyword is ignored";
    TUPLE = 0726, Warning, "a tuple without a fixed length is read as an array";
    CONTENT_OF_TEXT = 0727, Warning, "the caller decodes the content of a string";
    CLIENT_CERTIFICATE = 0728, Warning, "the transport supplies a client certificate";
    SCHEMA_DIALECT = 0729, Warning, "unsupported dialect of JSON Schema";
    BLANK = 0730, Warning, "a key has no value";
    METHOD = 0731, Warning, "invalid key of `additionalOperations`";
    PARTS_BY_POSITION = 0732, Warning, "the encoding of parts is ignored";
    XML_NODE = 0733, Warning, "an XML text node is read as an element";
    WHOLE_QUERY = 0734, Warning, "a parameter is not described as the whole query";
    NETWORK_REFERENCE = 0750, Error, "a reference points to the network";
    OUTSIDE_REFERENCE = 0751, Error, "a reference leaves the folder of the description";
    MISSING_FILE = 0752, Error, "a reference names a file that does not exist";
    UNREADABLE_FILE = 0753, Error, "a reference names a file that cannot be read";
    NOTHING_IN_FILE = 0754, Warning, "a reference points to something that does not exist in another file";
    FILE_CYCLE = 0755, Error, "the content that a reference inserts contains itself";
    FILE_EXPANSION = 0756, Error, "references insert too much content";
    NOT_OVERLAY = 0760, Error, "the document is not an overlay";
    OVERLAY_VERSION = 0761, Error, "unsupported version of the Overlay Specification";
    JSON_PATH = 0762, Error, "invalid JSONPath";
    NO_TARGET = 0763, Warning, "the target of an action selects nothing";
    OVERLAY_KIND = 0764, Error, "the value of an action does not match its target";
    COPY_SOURCE = 0765, Error, "an action does not copy exactly one node";
    REMOVED_ROOT = 0766, Error, "an action removes the whole description";
    ACTION_CHANGE = 0767, Error, "an action does not say what to do";
    CHANGE_IGNORED = 0768, Warning, "a key beside `remove` is ignored";
    OVERLAY_EXPANSION = 0769, Error, "overlays make the description too large";
    OVERLAY_EXTENDS = 0770, Warning, "an overlay extends another description";
    SEEN_OPERATION = 0801, Error, "recorded traffic holds an operation that is not described";
    SEEN_STATUS = 0802, Error, "recorded traffic holds a status that is not described";
    SEEN_MEDIA_TYPE = 0803, Error, "recorded traffic holds a media type that is not described";
    SEEN_MEMBER = 0804, Warning, "recorded traffic holds a property that is not described";
    SEEN_VALUE = 0805, Error, "recorded traffic holds a value that is not listed";
    SEEN_MISSING = 0806, Error, "recorded traffic lacks a required value";
    SEEN_TYPE = 0807, Error, "recorded traffic holds a value of another type";
    SEEN_LIMIT = 0808, Error, "recorded traffic holds a value beyond a limit";
    SEEN_PARAMETER = 0809, Warning, "recorded traffic holds a parameter that is not described";
    UNPRINTABLE = 0900, Error, "generated code is not valid Rust";
}

impl Code {
    /// The catalogue's entry.
    pub fn entry(self) -> Option<&'static Entry> {
        CATALOGUE.iter().find(|entry| entry.code == self)
    }

    /// How bad a finding of this code is unless settings say otherwise.
    pub fn severity(self) -> Severity {
        self.entry().map_or(Severity::Error, |entry| entry.severity)
    }

    /// Whether it speaks of the settings rather than of the description: the numbers from 0600 to 0699.
    pub fn concerns_settings(self) -> bool {
        (600..700).contains(&self.0)
    }

    /// Whether it speaks of recorded traffic that is held against a description: the numbers from 0800 to 0899.
    pub fn concerns_traffic(self) -> bool {
        (800..900).contains(&self.0)
    }

    /// Whether an error of it costs no more than the place that it stands in. The others are of texts that cannot be read, of
    /// documents that are not descriptions of a known version, and of what is beyond bounds.
    pub fn is_confined(self) -> bool {
        !self.is_ours()
            && !self.concerns_traffic()
            && !matches!(
                self,
                Self::SYNTAX
                    | Self::TOO_DEEP
                    | Self::TOO_MANY_ALIASES
                    | Self::TOO_MANY_NODES
                    | Self::TOO_MUCH_OUTPUT
                    | Self::KEY_TOO_LONG
                    | Self::NOT_OPENAPI
                    | Self::UNSUPPORTED_VERSION
                    | Self::FILE_EXPANSION
                    | Self::OVERLAY_EXPANSION
            )
    }

    /// Whether it is about a reference to another document that could not be followed.
    pub(crate) fn is_unfollowed(self) -> bool {
        matches!(
            self,
            Self::EXTERNAL_REFERENCE
                | Self::NETWORK_REFERENCE
                | Self::OUTSIDE_REFERENCE
                | Self::UNREADABLE_FILE
        )
    }

    /// Whether it is a mistake of this crate, of which no description is guilty: the numbers from 0900.
    pub fn is_ours(self) -> bool {
        self.0 >= 900
    }

    /// Reads `E0102`, `e0102` or `102`.
    pub fn parse(text: &str) -> Option<Self> {
        let number: u16 = text.trim_start_matches(['E', 'e', 'W', 'w']).parse().ok()?;
        CATALOGUE.iter().map(|entry| entry.code).find(|code| code.0 == number)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "E{:04}", self.0)
    }
}

#[cfg(test)]
mod tests;
