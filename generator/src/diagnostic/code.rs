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
    DUPLICATE_KEY = 0002, Error, "a mapping has the same key twice";
    TOO_DEEP = 0003, Error, "values are nested too deeply";
    TOO_MANY_ALIASES = 0004, Error, "aliases expand beyond measure";
    MANY_DOCUMENTS = 0005, Error, "the text holds more than one document";
    ANCHOR_TWICE = 0006, Error, "an anchor is defined twice";
    TOO_MANY_NODES = 0007, Error, "a description has too many values";
    TOO_MUCH_OUTPUT = 0008, Error, "the client of a description is too large";
    KEY_TOO_LONG = 0009, Error, "a key is too long";
    NOT_OPENAPI = 0010, Error, "the document is not an OpenAPI description";
    UNSUPPORTED_VERSION = 0011, Error, "this version of OpenAPI is not supported";
    WRONG_KIND = 0020, Error, "a value is of the wrong kind";
    MISSING_KEY = 0021, Error, "a required key is missing";
    UNKNOWN_KEY = 0022, Warning, "a key that the specification does not know";
    WRONG_WORD = 0023, Error, "a text is not one of those allowed";
    QUOTED_VALUE = 0024, Warning, "a number or a boolean is written as a text";
    LOST_PATH = 0101, Error, "a path or a section is a reference to something that does not exist";
    DANGLING_REFERENCE = 0102, Warning, "a reference names something that does not exist";
    REFERENCE_KIND = 0103, Error, "a reference names something of another kind";
    REFERENCE_CYCLE = 0104, Error, "a reference leads back to itself";
    REFERENCE_SYNTAX = 0105, Error, "a text is not a reference";
    REFERENCE_SIBLING = 0106, Warning, "a key beside a reference is ignored";
    COMPONENT_NAME = 0107, Warning, "a component has a name that is not legal";
    PATH_PARAMETER_MISSING = 0201, Warning, "a path has a parameter that no operation declares";
    PATH_PARAMETER_UNUSED = 0202, Warning, "a path parameter is not in the path";
    PATH_PARAMETER_OPTIONAL = 0203, Warning, "a path parameter is not required";
    DUPLICATE_PARAMETER = 0204, Warning, "a parameter is listed twice";
    SCHEMA_OR_CONTENT = 0205, Error, "a parameter has not exactly one of schema and content";
    STYLE = 0206, Warning, "a style does not go with the place of the parameter";
    DUPLICATE_OPERATION_ID = 0207, Warning, "two operations have the same id";
    DUPLICATE_PATH = 0208, Warning, "two paths differ in the names of their parameters only";
    MALFORMED_PATH = 0209, Error, "a path is malformed";
    NO_RESPONSE = 0210, Warning, "an operation has no response";
    HEADER_IGNORED = 0211, Warning, "a header parameter is ignored";
    MALFORMED_STATUS = 0212, Error, "a key of the responses is no status";
    MEDIA_TYPE = 0213, Warning, "a key of a content is no media type";
    BODY_IGNORED = 0214, Warning, "a response that cannot have a body describes one";
    RESPONSE_DESCRIPTION = 0215, Warning, "a response has no description";
    FORM_LEFT_OUT = 0216, Warning, "a media type beside JSON is neither sent nor read";
    EMPTY_CONTENT = 0217, Warning, "a request body names no media type";
    PARAMETER_CONTENT = 0220, Warning, "the content of a parameter is left to the caller";
    STYLE_UNDEFINED = 0221, Warning, "a style has no layout for the values of a parameter";
    QUERY_IN_PATH = 0222, Warning, "a path has a query";
    ARRAY_WITHOUT_ITEMS = 0301, Warning, "an array does not say what it holds";
    REQUIRED_UNKNOWN = 0302, Warning, "a required member is not described";
    DUPLICATE_VALUE = 0303, Warning, "an enumeration lists a value twice";
    EMPTY_ENUM = 0304, Warning, "an enumeration has no value";
    VALUE_KIND = 0305, Warning, "a value of an enumeration is not of the schema's type";
    ENDLESS_TYPE = 0306, Error, "a type contains itself without end";
    SCHEMA_TYPE = 0307, Warning, "a schema is of a type that there is not";
    ENUM_IGNORED = 0308, Warning, "an enumeration of lists or objects is ignored";
    DEFAULT_KIND = 0309, Warning, "a default is no value of its type";
    ALL_OF_CONFLICT = 0310, Warning, "the schemas of an allOf contradict each other";
    MAPPING_OUTSIDE = 0311, Warning, "a discriminator names a schema that is not among the choices";
    REQUIRED_FLAG = 0312, Warning, "a schema says required: true instead of listing names";
    NULLABLE_ALONE = 0313, Warning, "nullable stands without a type";
    EXAMPLE_KIND = 0314, Warning, "an example is no value of its schema";
    CHOICE_OF_ITSELF = 0315, Warning, "a choice leads back to itself";
    UNKNOWN_SCHEME = 0401, Warning, "a security scheme does not exist";
    SERVER_VARIABLE_MISSING = 0402, Warning, "a variable of a server's address is not declared, or has no default";
    SERVER_VARIABLE_UNUSED = 0403, Warning, "a server's variable is not in its address";
    SERVER_VARIABLE_DEFAULT = 0404, Warning, "a server variable's default is not one of its values";
    TOKEN_URL = 0405, Error, "a token URL is not an address";
    SERVER_ADDRESS = 0406, Error, "a server's address is malformed";
    UNUSABLE_SCHEME = 0410, Warning, "no request could satisfy a security scheme";
    EXTERNAL_REFERENCE = 0501, Error, "a reference into another document cannot be followed from here";
    TOO_MANY_CHOICES = 0511, Error, "a value has to make too many choices at once";
    IGNORED_NOT = 0513, Warning, "not is ignored";
    EVENT_IGNORED = 0550, Warning, "what an event carries is not JSON";
    UNUSED_TOLERANCE = 0600, Warning, "a tolerated code never came up";
    UNUSED_FILTER = 0601, Warning, "a filter matches no operation";
    OVERLAY_FILE = 0602, Error, "an overlay cannot be read";
    OVERLAYS_OFF = 0603, Error, "overlays are asked for, and compiled without";
    LATER_KEY = 0700, Warning, "a key is of a later version of OpenAPI";
    SERVER_SCHEME = 0701, Warning, "how a server is reached is not said";
    SCHEME_IGNORED = 0702, Warning, "a scheme of addresses is not spoken";
    PARAMETER_TYPE = 0703, Warning, "a parameter or a header does not say its type";
    TWO_BODIES = 0704, Warning, "an operation has two bodies";
    CONSUMES_IGNORED = 0705, Warning, "a media type does not carry a form";
    NESTED_COLLECTION = 0706, Warning, "a list in a list is one text";
    PARTS_COLLECTION = 0707, Warning, "a list is sent as several parts";
    EXAMPLE_MEDIA_TYPE = 0708, Warning, "an example is of a media type that is not produced";
    HEADER_COLLECTION = 0709, Warning, "the list of a header is one text";
    FILE_AS_JSON = 0710, Warning, "a file is said to be JSON";
    COLLECTION_PLACE = 0711, Warning, "a list cannot repeat its name here";
    LISTED_ITEMS = 0712, Warning, "the items of an array are a list of schemas";
    ERROR_MEDIA_TYPE = 0713, Warning, "what is produced cannot carry an error";
    RESERVED_KEY = 0714, Warning, "a member has a name of the generator's own";
    OLD_KEYWORD = 0720, Warning, "a keyword of OpenAPI 3.0 in a later description";
    IMPOSSIBLE_SCHEMA = 0721, Warning, "nothing fits a schema";
    LOOSE_REFERENCE = 0722, Warning, "a reference is read in another way than it is written";
    TYPES_BESIDE_CHOICE = 0723, Warning, "several types beside a choice are ignored";
    MEMBER_NAMES = 0724, Warning, "the names of members are not checked";
    RULE_IGNORED = 0725, Warning, "a rule for values is ignored";
    TUPLE = 0726, Warning, "a list of unlike items is read as one of like items";
    CONTENT_OF_TEXT = 0727, Warning, "what is in a text is left to the caller";
    CLIENT_CERTIFICATE = 0728, Warning, "a certificate of the client is left to the transport";
    SCHEMA_DIALECT = 0729, Warning, "schemas are of another dialect of JSON Schema";
    BLANK = 0730, Warning, "a key has no value";
    METHOD = 0731, Warning, "a key of additionalOperations is not the name of a further method";
    PARTS_BY_POSITION = 0732, Warning, "the encoding of parts without names is ignored";
    XML_NODE = 0733, Warning, "text of XML is taken for an element";
    WHOLE_QUERY = 0734, Warning, "a whole query is not described as one";
    NETWORK_REFERENCE = 0750, Error, "a reference leads to the network";
    OUTSIDE_REFERENCE = 0751, Error, "a reference leaves the description's folder";
    MISSING_FILE = 0752, Error, "a reference names a file that is not there";
    UNREADABLE_FILE = 0753, Error, "a reference names a file that cannot be read";
    NOTHING_IN_FILE = 0754, Warning, "a reference names something that another file does not have";
    FILE_CYCLE = 0755, Error, "what a reference puts in place contains itself";
    FILE_EXPANSION = 0756, Error, "references put more in place than anybody wrote";
    NOT_OVERLAY = 0760, Error, "a document is no overlay";
    OVERLAY_VERSION = 0761, Error, "this version of the Overlay Specification is not supported";
    JSON_PATH = 0762, Error, "a text is no JSONPath";
    NO_TARGET = 0763, Warning, "the target of an action selects nothing";
    OVERLAY_KIND = 0764, Error, "what an action brings does not go with its target";
    COPY_SOURCE = 0765, Error, "what is to be copied is not one node";
    REMOVED_ROOT = 0766, Error, "an action removes the whole description";
    ACTION_CHANGE = 0767, Error, "an action does not say what to do";
    CHANGE_IGNORED = 0768, Warning, "a key beside remove is ignored";
    OVERLAY_EXPANSION = 0769, Error, "overlays make more than anybody wrote";
    OVERLAY_EXTENDS = 0770, Warning, "an overlay is meant for another description";
    UNPRINTABLE = 0900, Error, "clientwright made code that is no Rust";
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

    /// Whether an error of it costs no more than the place that it stands in. The others are of texts that cannot be read, of
    /// documents that are no description of a known version, and of what is beyond bounds.
    pub fn is_confined(self) -> bool {
        !self.is_ours()
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
