//! A client of four identity endpoints, generated at build time from `spec/openapi.yaml`: SailPoint's external workflow
//! trigger, set-password and MFA token check, and PingOne's DaVinci flow start.
//!
//! The [`Client`], [`types`], [`errors`], [`requests`] and [`servers`] come from the description. What a description
//! cannot say is written by hand: [`encrypt_password`], [`sailpoint`] (configuration from the environment and files),
//! [`pingone`] (regions, custom domains, SDK tokens), and [`outcome`] (answers with status 200 that say they failed).
//!
//! ```no_run
//! use identity_client::{Client, Credential, servers::Server, types::PasswordChangeRequest};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder()
//!     .server(Server::Tenant { tenant: "acme".into() })
//!     .user_context_auth(Credential::client_credentials("id", "secret"))
//!     .build()?;
//! let change = PasswordChangeRequest { source_id: Some("8a80…".into()), ..Default::default() };
//! let answer = client.set_identity_password(&change).await?;
//! println!("{:?}", answer.state);
//! # Ok(())
//! # }
//! ```
#![recursion_limit = "1024"]

include!(concat!(env!("OUT_DIR"), "/api/mod.rs"));

/// The snippets of the chapter on production compile.
#[cfg(doctest)]
#[doc = include_str!("../../docs/production.md")]
pub struct Production;

pub mod outcome;
#[cfg(feature = "password-encryption")]
mod password;
pub mod pingone;
pub mod sailpoint;

#[cfg(feature = "password-encryption")]
pub use password::{EncryptPasswordError, encrypt_password};

/// The runtime, for types of it that have no name here.
pub use clientwright_runtime as runtime;
#[cfg(feature = "reqwest")]
#[doc(inline)]
pub use clientwright_runtime::ReqwestTransport;
#[doc(inline)]
pub use clientwright_runtime::{
    AddressError, BaseUrl, BuildError, CallOptions, ClientAuthentication, Clock, Credential, Error, Map,
    Maybe, OAuth2, Response, RetryPolicy, RetryScope, Secret, TokenExchange, Transport, Value, formats,
};
