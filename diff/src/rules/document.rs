//! Rules about the description as a whole, its servers and tags. In: nothing; out: a row for each change that is told apart. It never says how a change is found.

use super::{Class, Level, Rule};

rows! {
    VERSION_KEPT = 0101, Docs, Info, "the API changed, and its version did not", "raise `info.version`, so that users can tell the two descriptions apart";
    VERSION_LOWERED = 0102, Docs, Warning, "the version of the API is lower than before", "compare the two descriptions in the other order, or correct `info.version`";
    TITLE_CHANGED = 0103, Docs, Info, "the title of the API changed", "";
    INFO_TEXT_CHANGED = 0104, Docs, Info, "the description of the API changed", "";
    TERMS_CHANGED = 0105, Docs, Info, "the terms, the license or the contact of the API changed", "read the new terms before you go on using the API";
    TAG_ADDED = 0106, Docs, Info, "a tag was added", "";
    TAG_REMOVED = 0107, Docs, Info, "a tag was removed", "";
    TAG_TEXT_CHANGED = 0108, Docs, Info, "the description of a tag changed", "";
    EXTERNAL_DOCS_CHANGED = 0109, Docs, Info, "the address of external documentation changed", "";
    SERVER_ADDED = 0110, Behaviour, Info, "a server was added", "";
    SERVER_REMOVED = 0111, Wire, Error, "a server was removed", "move clients that use it to one of the remaining servers before it is switched off";
    DEFAULT_SERVER_CHANGED = 0112, Behaviour, Warning, "another server is the first one", "programs that select no server call the new first one after the next build: select a server if that is not intended";
    SERVER_TEXT_CHANGED = 0113, Docs, Info, "the description of a server changed", "";
    SERVER_VARIABLE_DEFAULT = 0114, Behaviour, Warning, "the default of a server variable changed", "set the variable where the old default is meant";
    SERVER_VARIABLE_VALUE_REMOVED = 0115, Wire, Error, "a value of a server variable was removed", "move clients that use the value to another one";
    SERVER_VARIABLE_VALUE_ADDED = 0116, Behaviour, Info, "a value of a server variable was added", "";
    SCHEMA_COMPONENT_REMOVED = 0117, Docs, Info, "a schema was removed from the components", "";
    SCHEMA_COMPONENT_ADDED = 0118, Docs, Info, "a schema was added to the components", "";
    WEBHOOK_ADDED = 0119, Wire, Info, "a webhook was added", "";
    WEBHOOK_REMOVED = 0120, Wire, Warning, "a webhook was removed", "do not wait for this event any more";
}
