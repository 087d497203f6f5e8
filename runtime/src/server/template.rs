//! In: a server of a description and values for its variables. Out: its base address.
//! Never: a value with a character that could end the host it stands in.

use std::fmt;

use super::base_url::BaseUrl;
use crate::address::AddressError;
use crate::description::Server;
use crate::percent::{encode_value, is_path_character};

/// Why a server of the description gives no address.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServerError {
    /// The description has no such server.
    NoServer,
    /// The server has no variable of that name.
    NoVariable {
        /// The name that was given.
        name: String,
    },
    /// A value has to be given, and none was.
    Missing {
        /// The name of the variable.
        name: String,
    },
    /// A value is empty, or has a character that may not stand where the variable is.
    Value {
        /// The name of the variable.
        name: String,
    },
    /// The description gives a path alone, and no host.
    NoHost {
        /// The path.
        path: String,
        /// The setter of the builder that takes a server with a host.
        setter: &'static str,
    },
    /// The template with its values is not an address.
    Address(AddressError),
}

/// The group of the description's top-level `servers`, for which there is `base_url`.
const MAIN: &str = "server";

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoServer => f.write_str("the description has no such server"),
            Self::NoVariable { name } => write!(f, "the server has no variable `{name}`"),
            Self::Missing { name } => write!(f, "the variable `{name}` has no default: give it a value"),
            Self::Value { name } => {
                write!(f, "the value of `{name}` is empty or has a character that is not allowed there")
            }
            Self::NoHost { path, setter } => {
                write!(
                    f,
                    "the description has no host, only the path `{path}`: give the builder a server, as by "
                )?;
                match *setter {
                    MAIN => write!(f, "`base_url(\"https://host{path}\")?`"),
                    setter => write!(f, "`{setter}(BaseUrl::parse(\"https://host{path}\")?)`"),
                }
            }
            Self::Address(error) => write!(f, "{error}"),
        }
    }
}

/// What is wrong with an address is part of the text, and so no source.
impl std::error::Error for ServerError {}

/// Puts the values into the template and reads the result as an address.
pub(super) fn expand(
    (setter, server): (&'static str, &Server),
    values: &[(&'static str, String)],
) -> Result<BaseUrl, ServerError> {
    for (name, _) in values {
        if !server.variables.iter().any(|variable| variable.name == *name) {
            return Err(ServerError::NoVariable { name: (*name).to_owned() });
        }
    }
    let text = filled(server, values)?;
    if text.starts_with('/') && !text.starts_with("//") {
        return Err(ServerError::NoHost { path: text, setter });
    }
    BaseUrl::parse(&text).map_err(ServerError::Address)
}

/// The path of a server that is no more than one, with the defaults of its variables.
pub(super) fn path(server: &Server) -> Option<String> {
    if !server.template.starts_with('/') || server.template.starts_with("//") {
        return None;
    }
    let path = filled(server, &[]).ok()?;
    // what is not to be part of an address is found where an address is read
    BaseUrl::parse(&format!("http://localhost{path}")).ok().map(|base| base.prefix().to_owned())
}

/// The path of a server, with the defaults of its variables; empty where it has none.
pub(super) fn described_path(server: &Server) -> Result<String, ServerError> {
    let behind_scheme = match server.template.split_once("://") {
        Some((_, rest)) => rest,
        None => server.template.strip_prefix("//").unwrap_or(server.template),
    };
    let start = behind_scheme.find('/').unwrap_or(behind_scheme.len());
    let template = behind_scheme.get(start..).unwrap_or_default();
    let text = filled(&Server { template, variables: server.variables }, &[])?;
    let base = BaseUrl::parse(&format!("http://localhost{text}"));
    let base = base.map_err(ServerError::Address)?;
    Ok(base.prefix().to_owned())
}

fn filled(server: &Server, values: &[(&'static str, String)]) -> Result<String, ServerError> {
    let mut text = String::new();
    let mut rest = server.template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        text.push_str(before);
        let value = value_of(server, values, name)?;
        if text.contains('?') {
            encode_value(&mut text, value);
        } else if Position::of(&text, behind).allows(value) {
            text.push_str(value);
        } else {
            return Err(ServerError::Value { name: name.to_owned() });
        }
        rest = behind;
    }
    text.push_str(rest);
    Ok(text)
}

fn value_of<'a>(
    server: &Server,
    values: &'a [(&'static str, String)],
    name: &str,
) -> Result<&'a str, ServerError> {
    if let Some((_, value)) = values.iter().find(|(given, _)| *given == name) {
        return Ok(value);
    }
    let variable = server.variables.iter().find(|variable| variable.name == name);
    match variable {
        Some(variable) => variable.default.ok_or_else(|| ServerError::Missing { name: name.to_owned() }),
        None => Err(ServerError::NoVariable { name: name.to_owned() }),
    }
}

/// Where in an address a variable stands.
#[derive(Clone, Copy)]
enum Position {
    /// the whole beginning of the address, as in `{baseUrl}/v1`: the template names no host
    Start,
    Scheme,
    Authority,
    Path,
}

impl Position {
    fn of(before: &str, behind: &str) -> Self {
        match before.split_once("://") {
            None if before.starts_with('/') => Self::Path,
            None if behind.starts_with("://") => Self::Scheme,
            None => Self::Start,
            Some((_, rest)) if rest.contains('/') => Self::Path,
            Some(_) => Self::Authority,
        }
    }

    /// In the authority only characters of a host and its port: none of `/`, `@`, `#`, `?` and `\`, which would end it or
    /// make what follows another host's.
    fn allows(self, value: &str) -> bool {
        match self {
            Self::Start => BaseUrl::parse(value).is_ok(),
            Self::Scheme => value == "http" || value == "https",
            Self::Authority => {
                !value.is_empty()
                    && value.bytes().all(|byte| {
                        byte.is_ascii_alphanumeric()
                            || matches!(byte, b'-' | b'.' | b'_' | b':' | b'[' | b']')
                    })
            }
            Self::Path => value.bytes().all(|byte| is_path_character(byte) || matches!(byte, b'/' | b'%')),
        }
    }
}
