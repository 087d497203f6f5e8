//! In: a user with a browser. Out: the address that the browser opens, and tokens for what it comes back with.
//! Never: an answer to another sign-in, or one that somebody else could use (RFC 7636).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use super::{Session, SignInError};
use crate::client::Client;
use crate::credential::{Credential, Grant, OAuth2, grant_type};
use crate::form;
use crate::percent::append_pair;
use crate::response::presentable;
use crate::secret::Secret;

/// A sign-in with a browser (RFC 6749, 4.1, with the proof of RFC 7636).
///
/// ```no_run
/// use clientwright_runtime::{Client, Credential, OAuth2, SignIn, SignInError};
///
/// # async fn run(client: Client, login: Credential, answer: &str) -> Result<(), SignInError> {
/// // `login` is `OAuth2::authorization_code("id", "https://app.example.com/back")`, and the client was built with it
/// let sign_in = SignIn::start(&client, &login).await?;
/// println!("open {}", sign_in.url());
/// // the address that the browser was sent to: https://app.example.com/back?code=…&state=…
/// sign_in.finish(answer).await?;
/// # Ok(())
/// # }
/// ```
pub struct SignIn {
    session: Session,
    url: String,
    state: Secret,
    verifier: Secret,
}

impl SignIn {
    /// Begins a sign-in. The credential is one of [`OAuth2::authorization_code`](crate::OAuth2::authorization_code) that the
    /// client was built with.
    ///
    /// # Errors
    /// When the credential is another one, or the provider's document cannot be had.
    pub async fn start(client: &impl AsRef<Client>, credential: &Credential) -> Result<Self, SignInError> {
        let session = Session::of(client.as_ref(), credential)?;
        let (state, verifier) = (random()?, random()?);
        let address = session.authorization_url().await?;
        let oauth2 = session.settings()?;
        let scopes = oauth2.scope_text(session.scheme.kind);
        let mut url = address.to_string();
        url.push(if address.query.is_some() { '&' } else { '?' });
        url.push_str("response_type=code");
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose()));
        let own = [
            ("client_id", oauth2.client.id.as_str()),
            ("redirect_uri", redirect_url(oauth2)?),
            ("scope", scopes.as_str()),
            ("state", state.expose()),
            ("code_challenge", challenge.as_str()),
            ("code_challenge_method", "S256"),
        ];
        let further = oauth2.parameters.iter().map(|(name, value)| (name.as_str(), value.expose()));
        for (name, value) in own.into_iter().filter(|(_, value)| !value.is_empty()).chain(further) {
            append_pair(&mut url, name, value);
        }
        Ok(Self { session, url, state, verifier })
    }

    /// The address that the user's browser opens.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether this address, or its query, is an answer to this sign-in.
    #[must_use]
    pub fn is_answer(&self, answer: &str) -> bool {
        form::member(query(answer).as_bytes(), "state").is_some_and(|state| Secret::new(state) == self.state)
    }

    /// Takes the address that the browser was sent to, or its query, and gets the tokens; the client's calls have them from
    /// then on.
    ///
    /// # Errors
    /// When it is not an answer to this sign-in, or the user or the server refused.
    pub async fn finish(&self, answer: &str) -> Result<(), SignInError> {
        if !self.is_answer(answer) {
            return Err(SignInError::Answer);
        }
        let member = |name| form::member(query(answer).as_bytes(), name);
        if !self.session.is_issuer(member("iss").as_deref()).await? {
            return Err(SignInError::Issuer);
        }
        if let Some(code) = member("error").as_deref().and_then(presentable) {
            return Err(SignInError::Refused { code });
        }
        let code = member("code").filter(|code| !code.is_empty()).ok_or(SignInError::Answer)?;
        let redirect_url = redirect_url(self.session.settings()?)?;
        let grounds = vec![
            grant_type("authorization_code"),
            ("code", Secret::new(code)),
            ("redirect_uri", Secret::new(redirect_url)),
            ("code_verifier", self.verifier.clone()),
        ];
        self.session.token(&grounds).await
    }
}

fn redirect_url(oauth2: &OAuth2) -> Result<&str, SignInError> {
    match &oauth2.grant {
        Grant::AuthorizationCode { redirect_url } => Ok(redirect_url),
        Grant::ClientCredentials
        | Grant::RefreshToken(_)
        | Grant::Password { .. }
        | Grant::JwtBearer(_)
        | Grant::Device => Err(SignInError::Credential),
    }
}

/// What stands between `?` and `#`, or the whole text.
fn query(answer: &str) -> &str {
    let answer = answer.split('#').next().unwrap_or_default();
    answer.split_once('?').map_or(answer, |(_, query)| query)
}

/// 256 bits that nobody can guess (RFC 7636, 4.1 and 7.1).
fn random() -> Result<Secret, SignInError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| SignInError::Random)?;
    Ok(Secret::new(URL_SAFE_NO_PAD.encode(bytes)))
}

/// Without the address, which has the state in it.
impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignIn")
    }
}
