//! In: whom to trust, who the client is, and which versions of TLS to speak. Out: the same as settings of reqwest.
//! Never: a private key in a text.

use std::fmt;

use reqwest::{Certificate, ClientBuilder, Error, Identity, tls};

use crate::secret::Secret;

/// A version of TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TlsVersion {
    /// TLS 1.2 (RFC 5246).
    Tls12,
    /// TLS 1.3 (RFC 8446).
    Tls13,
}

#[derive(Default)]
pub(super) struct Tls {
    /// PEM, trusted besides the certificates of the system
    pub(super) roots: Vec<Vec<u8>>,
    /// PEM: a chain of certificates and the key of the first
    pub(super) identity: Option<Secret>,
    pub(super) oldest: Option<TlsVersion>,
    pub(super) newest: Option<TlsVersion>,
}

impl Tls {
    pub(super) fn apply(&self, mut builder: ClientBuilder) -> Result<ClientBuilder, Error> {
        provider();
        let mut roots = Vec::new();
        for pem in &self.roots {
            roots.extend(Certificate::from_pem_bundle(pem)?);
        }
        if !roots.is_empty() {
            builder = builder.tls_certs_merge(roots);
        }
        if let Some(pem) = &self.identity {
            builder = builder.identity(identity(pem.expose())?);
        }
        if let Some(version) = self.oldest {
            builder = builder.tls_version_min(version.into());
        }
        if let Some(version) = self.newest {
            builder = builder.tls_version_max(version.into());
        }
        Ok(builder)
    }
}

impl From<TlsVersion> for tls::Version {
    fn from(version: TlsVersion) -> Self {
        match version {
            TlsVersion::Tls12 => Self::TLS_1_2,
            TlsVersion::Tls13 => Self::TLS_1_3,
        }
    }
}

/// native-tls takes the key by itself, as PKCS #8.
#[cfg(feature = "native-tls")]
fn identity(pem: &str) -> Result<Identity, Error> {
    let key = pem.find("-----BEGIN PRIVATE KEY-----").and_then(|start| pem.get(start..)).unwrap_or_default();
    Identity::from_pkcs8_pem(pem.as_bytes(), key.as_bytes())
}

#[cfg(not(feature = "native-tls"))]
fn identity(pem: &str) -> Result<Identity, Error> {
    Identity::from_pem(pem.as_bytes())
}

/// With the feature `rustls-ring` alone reqwest has no cryptography of its own and takes the process's, which is ring
/// unless the program has chosen another one before.
fn provider() {
    #[cfg(all(feature = "rustls-ring", not(feature = "reqwest")))]
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // another thread may have been faster
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
}

/// How many certificates there are, and no key.
impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { roots, identity, oldest, newest } = self;
        f.debug_struct("Tls")
            .field("roots", &roots.len())
            .field("has_client_certificate", &identity.is_some())
            .field("versions", &(oldest, newest))
            .finish()
    }
}
