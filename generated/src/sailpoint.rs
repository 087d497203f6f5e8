//! SailPoint's configuration as its own tools keep it. In: the environment or a `config.json`; out: a [`Config`].
//! It never mixes sources: the first one that names a base URL counts as a whole.

use crate::servers::Server;
use crate::{AddressError, BaseUrl, ClientAuthentication, Credential, OAuth2, Secret, Value};
use std::fmt;
use std::path::{Path, PathBuf};

/// Where a tenant is, and who calls it.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The root of the API host, without a version: `https://acme.api.identitynow.com`.
    pub base_url: String,
    /// The id of a personal access token or an API client.
    pub client_id: String,
    /// Its secret.
    pub client_secret: Secret,
}

/// Why there is no configuration.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfigError {
    /// Neither the environment nor a file names a base URL.
    NotFound,
    /// A source names a base URL, and lacks something else.
    Incomplete {
        /// The source: `environment`, or the path of a file.
        place: String,
        /// What is missing.
        missing: &'static str,
    },
    /// A file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is no JSON object.
    Malformed {
        /// The file.
        path: PathBuf,
    },
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("neither SAIL_BASE_URL nor a config.json names a base URL"),
            Self::Incomplete { place, missing } => write!(f, "{place} names a base URL and no {missing}"),
            Self::Unreadable { path, .. } => write!(f, "{} cannot be read", path.display()),
            Self::Malformed { path } => write!(f, "{} is no JSON object", path.display()),
        }
    }
}

impl std::error::Error for ConfigError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable { source, .. } => Some(source),
            Self::NotFound | Self::Incomplete { .. } | Self::Malformed { .. } => None,
        }
    }
}

impl Config {
    /// The environment (`SAIL_BASE_URL`, `SAIL_CLIENT_ID`, `SAIL_CLIENT_SECRET`), else `./config.json`.
    ///
    /// # Errors
    ///
    /// No source names a base URL; or the first that does is incomplete or cannot be read.
    pub fn discover() -> Result<Self, ConfigError> {
        Self::discover_in(|name| std::env::var(name).ok(), Path::new("config.json"))
    }

    /// The same with another environment and another file.
    ///
    /// # Errors
    ///
    /// Those of [`Config::discover`].
    pub fn discover_in(variable: impl Fn(&str) -> Option<String>, file: &Path) -> Result<Self, ConfigError> {
        if let Some(config) = Self::from_variables(variable)? {
            return Ok(config);
        }
        match Self::from_file(file) {
            Err(ConfigError::Unreadable { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
                Err(ConfigError::NotFound)
            }
            result => result,
        }
    }

    /// The environment alone; `None` when it names no base URL. A variable that is empty counts as not there.
    ///
    /// # Errors
    ///
    /// There is a base URL, and no client id or secret.
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, ConfigError> {
        let filled = |name: &str| variable(name).filter(|value| !value.is_empty());
        let Some(base_url) = filled("SAIL_BASE_URL") else { return Ok(None) };
        let need = |name: &'static str| {
            filled(name).ok_or(ConfigError::Incomplete { place: "the environment".into(), missing: name })
        };
        let client_secret = Secret::from(need("SAIL_CLIENT_SECRET")?);
        Ok(Some(Self { base_url, client_id: need("SAIL_CLIENT_ID")?, client_secret }))
    }

    /// A `config.json` with `BaseURL`, `ClientId` and `ClientSecret`; SailPoint's documents spell these keys in more
    /// than one way, so case does not matter.
    ///
    /// # Errors
    ///
    /// The file cannot be read, is no JSON object, or lacks one of the three.
    pub fn from_file(path: &Path) -> Result<Self, ConfigError> {
        let unreadable = |source| ConfigError::Unreadable { path: path.to_owned(), source };
        let text = std::fs::read(path).map_err(unreadable)?;
        let value: Value = clientwright_runtime::json::from_slice(&text)
            .map_err(|_| ConfigError::Malformed { path: path.to_owned() })?;
        let Value::Object(members) = value else {
            return Err(ConfigError::Malformed { path: path.to_owned() });
        };
        let need = |name: &'static str| {
            let found = members.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
            let text = found.and_then(|(_, value)| value.as_str()).filter(|text| !text.is_empty());
            let incomplete = || ConfigError::Incomplete { place: path.display().to_string(), missing: name };
            text.map(str::to_owned).ok_or_else(incomplete)
        };
        let client_secret = Secret::from(need("ClientSecret")?);
        Ok(Self { base_url: need("BaseURL")?, client_id: need("ClientId")?, client_secret })
    }

    /// The server for a version of the API: `beta` for the operations of this client.
    ///
    /// # Errors
    ///
    /// The base URL is none.
    pub fn server(&self, version: &str) -> Result<Server, AddressError> {
        let base = BaseUrl::parse(&format!("{}/{version}", self.base_url.trim_end_matches('/')))?;
        Ok(Server::At(base))
    }

    /// The credential: client credentials, exchanged for tokens at the same host. They go into the body, as SailPoint's own
    /// guides send them.
    pub fn credential(&self) -> Credential {
        OAuth2::client_credentials(self.client_id.as_str(), self.client_secret.expose())
            .authentication(ClientAuthentication::Body)
            .into()
    }
}
