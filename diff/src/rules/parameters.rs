//! Rules about parameters. In: nothing; out: a row for each change that is told apart. It never says how a change is found.

use super::{Class, Level, Rule};

rows! {
    PARAMETER_REMOVED = 0301, Wire, Warning, "a parameter was removed", "stop sending it: servers ignore it or refuse the request";
    REQUIRED_PARAMETER_ADDED = 0302, Wire, Error, "a required parameter was added", "send it: the server refuses requests without it";
    OPTIONAL_PARAMETER_ADDED = 0303, Wire, Info, "an optional parameter was added", "";
    PARAMETER_BECAME_REQUIRED = 0304, Wire, Error, "a parameter became required", "send it in every request";
    PARAMETER_BECAME_OPTIONAL = 0305, Wire, Info, "a parameter became optional", "";
    PARAMETER_MOVED = 0306, Wire, Error, "a parameter moved to another location", "generate again: existing clients send it in the old location";
    STYLE_CHANGED = 0307, Wire, Error, "the style of a parameter changed", "generate again: existing clients write the value in the old style";
    EXPLODE_CHANGED = 0308, Wire, Error, "a parameter is exploded differently", "generate again: existing clients write the values in the old way";
    RESERVED_CHANGED = 0309, Wire, Warning, "reserved characters of a parameter are escaped differently", "generate again: existing clients escape them in the old way";
    EMPTY_VALUE_FORBIDDEN = 0310, Wire, Error, "a parameter may no longer be empty", "leave the parameter out in place of sending it empty";
    EMPTY_VALUE_ALLOWED = 0311, Wire, Info, "a parameter may be empty", "";
    PARAMETER_CONTENT_CHANGED = 0312, Wire, Error, "a parameter is serialized as another media type", "generate again: existing clients serialize it in the old way";
    PARAMETER_DEPRECATED = 0313, Docs, Warning, "a parameter is deprecated now", "plan to stop sending it";
    PARAMETER_REACTIVATED = 0314, Docs, Info, "a parameter is no longer deprecated", "";
    PARAMETER_TEXT_CHANGED = 0315, Docs, Info, "the description of a parameter changed", "";
    PARAMETER_EXAMPLE_CHANGED = 0316, Docs, Info, "the example of a parameter changed", "";
    PARAMETER_SUNSET_CHANGED = 0317, Docs, Warning, "the announced end of a parameter changed", "stop sending it before that date";
    HEADER_CASE_CHANGED = 0318, Docs, Info, "the name of a header is written in other letters", "";
}
