//! Rules about responses. In: nothing; out: a row for each change that is told apart. It never says how a change is found.

use super::{Class, Level, Rule};

rows! {
    SUCCESS_REMOVED = 0501, Wire, Error, "a success response was removed", "expect one of the remaining status codes";
    SUCCESS_ADDED = 0502, Wire, Warning, "a success response was added", "accept the new status code";
    ERROR_REMOVED = 0503, Wire, Info, "an error response was removed", "";
    ERROR_ADDED = 0504, Wire, Info, "an error response was added", "";
    DEFAULT_RESPONSE_REMOVED = 0505, Wire, Warning, "the default response was removed", "do not rely on its body for undocumented status codes";
    DEFAULT_RESPONSE_ADDED = 0506, Wire, Info, "a default response was added", "";
    RESPONSE_MEDIA_TYPE_REMOVED = 0507, Wire, Error, "a media type of a response was removed", "read one of the remaining media types";
    RESPONSE_MEDIA_TYPE_ADDED = 0508, Wire, Info, "a media type of a response was added", "";
    RESPONSE_BODY_REMOVED = 0509, Wire, Error, "a response has no body any more", "do not read a body from this response";
    RESPONSE_BODY_ADDED = 0510, Wire, Info, "a response has a body now", "";
    RESPONSE_SCHEMA_REMOVED = 0511, Wire, Error, "a response has no schema any more", "check what the body contains before you use it";
    RESPONSE_SCHEMA_ADDED = 0512, Wire, Info, "a response has a schema now", "";
    REQUIRED_HEADER_REMOVED = 0513, Wire, Error, "a required header of a response was removed", "do not rely on the header";
    OPTIONAL_HEADER_REMOVED = 0514, Wire, Warning, "an optional header of a response was removed", "do not rely on the header";
    HEADER_ADDED = 0515, Wire, Info, "a header of a response was added", "";
    HEADER_BECAME_OPTIONAL = 0516, Wire, Error, "a header of a response became optional", "accept responses without the header";
    HEADER_BECAME_REQUIRED = 0517, Wire, Info, "a header of a response became required", "";
    HEADER_DEPRECATED = 0518, Docs, Warning, "a header of a response is deprecated now", "plan to do without the header";
    HEADER_TEXT_CHANGED = 0519, Docs, Info, "the description of a header changed", "";
    HEADER_EXPLODE_CHANGED = 0520, Wire, Error, "a header of a response is serialized differently", "generate again: existing clients read the header in the old way";
    RESPONSE_TEXT_CHANGED = 0521, Docs, Info, "the description of a response changed", "";
    RESPONSE_EXAMPLE_CHANGED = 0522, Docs, Info, "an example of a response changed", "";
    LINK_ADDED = 0523, Docs, Info, "a link of a response was added", "";
    LINK_REMOVED = 0524, Docs, Warning, "a link of a response was removed", "do not rely on the link";
    LINK_CHANGED = 0525, Docs, Warning, "a link of a response leads elsewhere", "check which operation the link leads to";
}
