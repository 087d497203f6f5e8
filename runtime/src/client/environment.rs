//! In: variables of the environment, by names made of a prefix and of the security schemes. Out: a builder with what they say.
//! Never: a secret in a text; of the values, an error shows that of an address alone.

use std::env::VarError;

use super::{BuildError, ClientBuilder, EnvironmentFault};
use crate::credential::{Credential, Variables, variables};
use crate::description::Scheme;
use crate::server::BaseUrl;

impl ClientBuilder {
    /// Sets what variables of the environment say; settings that come later go before them. Of the prefix `acme` and a scheme
    /// `UserAuth` they are
    ///
    /// * `ACME_BASE_URL`: the server of the first group,
    /// * `ACME_TOKEN`: a bearer token, as [`ClientBuilder::default_credential`],
    /// * `ACME_USER_AUTH_TOKEN`, or `_CLIENT_ID` and `_CLIENT_SECRET`, for OAuth 2,
    /// * `ACME_USER_AUTH_TOKEN` for bearer tokens, and for what follows the word of another `http` scheme,
    /// * `ACME_USER_AUTH_USERNAME` and `_PASSWORD` for Basic, `ACME_USER_AUTH_API_KEY` for keys.
    ///
    /// A variable that is empty counts as not there.
    ///
    /// # Errors
    /// When a value is not Unicode, the address is none, or one of two variables that belong together is missing.
    pub fn environment(&mut self, prefix: &str) -> Result<(), BuildError> {
        let environment = Environment { prefix: capitals(prefix) };
        if let Some(url) = environment.get("BASE_URL")? {
            let base = BaseUrl::parse(&url);
            let base =
                base.map_err(|error| environment.fault("BASE_URL", EnvironmentFault::Address(error)))?;
            self.server(0, base.into());
        }
        if let Some(token) = environment.get("TOKEN")? {
            self.default_credential(Credential::bearer(token));
        }
        for (index, scheme) in self.schemes().iter().enumerate() {
            if let Some(credential) = environment.credential(scheme)? {
                self.credential(index, credential);
            }
        }
        Ok(())
    }
}

/// The variables whose names begin with a prefix.
struct Environment {
    prefix: String,
}

impl Environment {
    fn name(&self, name: &str) -> String {
        format!("{}_{name}", self.prefix)
    }

    fn get(&self, name: &str) -> Result<Option<String>, BuildError> {
        match std::env::var(self.name(name)) {
            Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
            Err(VarError::NotPresent) => Ok(None),
            Err(VarError::NotUnicode(_)) => Err(self.fault(name, EnvironmentFault::NotUnicode)),
        }
    }

    fn fault(&self, name: &str, fault: EnvironmentFault) -> BuildError {
        BuildError::Environment { variable: self.name(name), fault }
    }

    fn credential(&self, scheme: &Scheme) -> Result<Option<Credential>, BuildError> {
        let name = |end: &str| format!("{}_{end}", scheme.variable);
        for variables in variables(scheme.kind) {
            let credential = match variables {
                Variables::One(end, credential) => self.get(&name(end))?.map(credential),
                Variables::Two([first, second], credential) => {
                    self.pair(&name(first), &name(second))?.map(|(first, second)| credential(first, second))
                }
            };
            if credential.is_some() {
                return Ok(credential);
            }
        }
        Ok(None)
    }

    /// Both, or neither.
    fn pair(&self, first: &str, second: &str) -> Result<Option<(String, String)>, BuildError> {
        let missing =
            |name, beside| self.fault(name, EnvironmentFault::Missing { beside: self.name(beside) });
        match (self.get(first)?, self.get(second)?) {
            (Some(one), Some(other)) => Ok(Some((one, other))),
            (None, None) => Ok(None),
            (Some(_), None) => Err(missing(second, first)),
            (None, Some(_)) => Err(missing(first, second)),
        }
    }
}

/// `identity-client` and `IdentityClient` as `IDENTITY_CLIENT`.
fn capitals(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (index, one) in characters.iter().copied().enumerate() {
        let before = index.checked_sub(1).and_then(|before| characters.get(before));
        let behind = characters.get(index + 1);
        let begins_word = one.is_uppercase()
            && before.is_some_and(|before| {
                before.is_lowercase()
                    || before.is_ascii_digit()
                    || before.is_uppercase() && behind.is_some_and(|behind| behind.is_lowercase())
            });
        if begins_word && !out.ends_with('_') {
            out.push('_');
        }
        match one {
            one if one.is_alphanumeric() => out.extend(one.to_uppercase()),
            _ if out.is_empty() || out.ends_with('_') => {}
            _ => out.push('_'),
        }
    }
    out.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals() {
        for (name, expected) in [
            ("identity-client", "IDENTITY_CLIENT"),
            ("UserContextAuth", "USER_CONTEXT_AUTH"),
            ("userAuth", "USER_AUTH"),
            ("api_key", "API_KEY"),
            ("APIKey", "API_KEY"),
            ("HTTPBasic2Auth", "HTTP_BASIC2_AUTH"),
            ("a.b--c ", "A_B_C"),
            ("bearer", "BEARER"),
        ] {
            assert_eq!(capitals(name), expected, "{name}");
        }
    }
}
