//! Rules about operations. In: nothing; out: a row for each change that is told apart. It never says how a change is found.

use super::{Class, Level, Rule};

rows! {
    OPERATION_REMOVED = 0201, Wire, Error, "an operation was removed", "stop calling it: the server no longer offers it";
    DEPRECATED_OPERATION_REMOVED = 0202, Wire, Warning, "a deprecated operation was removed", "stop calling it: its removal was announced";
    OPERATION_ADDED = 0203, Wire, Info, "an operation was added", "";
    PATH_CHANGED = 0204, Wire, Error, "an operation moved to another path", "generate again: existing clients call the old path";
    METHOD_CHANGED = 0205, Wire, Error, "an operation has another method", "generate again: existing clients use the old method";
    PATH_PARAMETER_RENAMED = 0206, Docs, Info, "a path parameter has another name", "";
    OPERATION_ID_CHANGED = 0207, Docs, Warning, "the `operationId` of an operation changed", "generated clients of most languages name the call by it";
    OPERATION_DEPRECATED = 0208, Docs, Warning, "an operation is deprecated now", "plan to replace the calls";
    OPERATION_REACTIVATED = 0209, Docs, Info, "an operation is no longer deprecated", "";
    SUNSET_SET = 0210, Docs, Warning, "the end of an operation was announced", "replace the calls before that date";
    SUNSET_EARLIER = 0211, Docs, Error, "an operation ends earlier than announced", "replace the calls before the new date";
    SUNSET_LATER = 0212, Docs, Info, "an operation ends later than announced", "";
    SUNSET_REMOVED = 0213, Docs, Warning, "a deprecated operation has no announced end any more", "ask when it will be removed";
    STABILITY_LOWERED = 0214, Docs, Error, "the stability of an operation was lowered", "expect further changes of this operation without notice";
    STABILITY_RAISED = 0215, Docs, Info, "the stability of an operation was raised", "";
    SUMMARY_CHANGED = 0216, Docs, Info, "the summary of an operation changed", "";
    OPERATION_TEXT_CHANGED = 0217, Docs, Info, "the description of an operation changed", "";
    OPERATION_TAG_ADDED = 0218, Docs, Info, "an operation has another tag", "";
    OPERATION_TAG_REMOVED = 0219, Docs, Info, "an operation lost a tag", "";
    CALLBACK_ADDED = 0220, Wire, Info, "a callback was added", "";
    CALLBACK_REMOVED = 0221, Wire, Warning, "a callback was removed", "do not wait for this request any more";
    SUNSET_MALFORMED = 0222, Docs, Warning, "the announced end of an operation is not a date", "write `x-sunset` as `2030-01-31`";
}
