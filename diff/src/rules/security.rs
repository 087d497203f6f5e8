//! Rules about credentials. In: nothing; out: a row for each change that is told apart. It never says how a change is found.

use super::{Class, Level, Rule};

rows! {
    SECURITY_ADDED = 0601, Wire, Error, "an operation requires a credential now", "send a credential: the server refuses requests without one";
    SECURITY_REMOVED = 0602, Wire, Info, "an operation requires no credential any more", "";
    ALTERNATIVE_REMOVED = 0603, Wire, Error, "a way to authenticate was removed", "use one of the remaining security schemes";
    ALTERNATIVE_ADDED = 0604, Wire, Info, "a way to authenticate was added", "";
    SCOPE_REQUIRED = 0605, Wire, Error, "an operation requires another scope", "ask for tokens with the new scope";
    SCOPE_NOT_REQUIRED = 0606, Wire, Info, "an operation requires one scope less", "";
    SCHEME_REMOVED = 0607, Docs, Info, "a security scheme was removed", "";
    SCHEME_ADDED = 0608, Docs, Info, "a security scheme was added", "";
    SCHEME_TYPE_CHANGED = 0609, Wire, Error, "a security scheme authenticates differently", "generate again, and give the client the other kind of credential";
    API_KEY_MOVED = 0610, Wire, Error, "an API key is sent in another location", "generate again: existing clients send the key in the old location";
    TOKEN_URL_CHANGED = 0611, Wire, Warning, "tokens come from another URL", "generate again: existing clients ask for tokens at the old URL";
    AUTHORIZATION_URL_CHANGED = 0612, Wire, Warning, "users sign in at another URL", "generate again: existing clients open the old URL";
    REFRESH_URL_CHANGED = 0613, Wire, Warning, "tokens are refreshed at another URL", "generate again: existing clients refresh tokens at the old URL";
    FLOW_REMOVED = 0614, Wire, Error, "an OAuth flow was removed", "use one of the remaining flows";
    FLOW_ADDED = 0615, Wire, Info, "an OAuth flow was added", "";
    SCOPE_REMOVED = 0616, Wire, Warning, "a scope was removed", "do not ask for tokens with this scope";
    SCOPE_ADDED = 0617, Wire, Info, "a scope was added", "";
    DISCOVERY_URL_CHANGED = 0618, Wire, Warning, "the OpenID Connect discovery URL changed", "generate again: existing clients ask the old URL";
    SCHEME_TEXT_CHANGED = 0619, Docs, Info, "the description of a security scheme changed", "";
    SCOPE_TEXT_CHANGED = 0620, Docs, Info, "the description of a scope changed", "";
}
