//! Encrypting a new password for `POST /set-password`. In: the public key that SailPoint answered, and a password; out:
//! the text to send as `encryptedPassword`. It never keeps, prints or logs a password.

use aws_lc_rs::rsa::{Pkcs1PublicEncryptingKey, PublicEncryptingKey};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Why a password could not be encrypted. Never holds the password or the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncryptPasswordError {
    /// The public key is no standard Base64 text.
    KeyIsNotBase64,
    /// The public key is no DER X.509 SubjectPublicKeyInfo of an RSA key of a usable size.
    KeyIsNotRsa,
    /// The password is longer than the key can encrypt.
    PasswordTooLong {
        /// How long it is, in bytes of UTF-8.
        bytes: usize,
        /// How long it may be, in bytes: the size of the key less 11.
        most: usize,
    },
    /// The cryptographic library refused to encrypt.
    Refused,
}

impl std::fmt::Display for EncryptPasswordError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::KeyIsNotBase64 => f.write_str("the public key is no standard Base64 text"),
            Self::KeyIsNotRsa => f.write_str("the public key is no DER SubjectPublicKeyInfo of an RSA key"),
            Self::PasswordTooLong { bytes, most } => {
                write!(f, "the password has {bytes} bytes, and the key can encrypt {most}")
            }
            Self::Refused => f.write_str("the password could not be encrypted"),
        }
    }
}

impl std::error::Error for EncryptPasswordError {}

/// Encrypts a password for [`PasswordChangeRequest::encrypted_password`](crate::types::PasswordChangeRequest).
///
/// `public_key_base64` is `publicKey` of SailPoint's password info: standard Base64 of a DER X.509
/// SubjectPublicKeyInfo. The UTF-8 bytes of the password are encrypted with RSAES-PKCS1-v1_5 (RFC 8017, section 7.2;
/// Java's `RSA/ECB/PKCS1Padding`), and the result is standard Base64 with padding, on one line. The padding is random,
/// so each call gives another text. Send `publicKeyId` beside it exactly as it came.
///
/// # Errors
///
/// A key that cannot be read, or a password that is longer than the key can encrypt (245 bytes for 2048 bits).
pub fn encrypt_password(public_key_base64: &str, password: &str) -> Result<String, EncryptPasswordError> {
    let der = STANDARD.decode(public_key_base64.trim()).map_err(|_| EncryptPasswordError::KeyIsNotBase64)?;
    let key = PublicEncryptingKey::from_der(&der).map_err(|_| EncryptPasswordError::KeyIsNotRsa)?;
    let key = Pkcs1PublicEncryptingKey::new(key).map_err(|_| EncryptPasswordError::KeyIsNotRsa)?;
    let (bytes, most) = (password.len(), key.max_plaintext_size());
    if bytes > most {
        return Err(EncryptPasswordError::PasswordTooLong { bytes, most });
    }
    let mut cipher = vec![0; key.ciphertext_size()];
    let cipher = key.encrypt(password.as_bytes(), &mut cipher).map_err(|_| EncryptPasswordError::Refused)?;
    Ok(STANDARD.encode(cipher))
}
