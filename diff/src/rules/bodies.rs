//! Rules about request bodies. In: nothing; out: a row for each change that is told apart. It never says how a change is found.

use super::{Class, Level, Rule};

rows! {
    REQUIRED_BODY_ADDED = 0401, Wire, Error, "a required request body was added", "send a body: the server refuses requests without it";
    OPTIONAL_BODY_ADDED = 0402, Wire, Info, "an optional request body was added", "";
    BODY_REMOVED = 0403, Wire, Error, "the request body was removed", "send no body";
    BODY_BECAME_REQUIRED = 0404, Wire, Error, "the request body became required", "send a body in every request";
    BODY_BECAME_OPTIONAL = 0405, Wire, Info, "the request body became optional", "";
    REQUEST_MEDIA_TYPE_REMOVED = 0406, Wire, Error, "a media type of the request body was removed", "send the body as one of the remaining media types";
    REQUEST_MEDIA_TYPE_ADDED = 0407, Wire, Info, "a media type of the request body was added", "";
    ENCODING_MEDIA_TYPE_CHANGED = 0408, Wire, Error, "a part of the request body has another media type", "generate again: existing clients send the part as the old media type";
    ENCODING_STYLE_CHANGED = 0409, Wire, Error, "a field of the request body is serialized differently", "generate again: existing clients write the field in the old way";
    ENCODING_HEADERS_CHANGED = 0410, Wire, Warning, "a part of the request body has other headers", "check which headers the part needs";
    BODY_TEXT_CHANGED = 0411, Docs, Info, "the description of the request body changed", "";
    BODY_EXAMPLE_CHANGED = 0412, Docs, Info, "an example of the request body changed", "";
    REQUEST_SCHEMA_ADDED = 0413, Wire, Warning, "the request body has a schema now", "check that what you send matches the schema";
    REQUEST_SCHEMA_REMOVED = 0414, Wire, Info, "the request body has no schema any more", "";
}
