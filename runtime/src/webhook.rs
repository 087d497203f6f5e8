//! In: a request that a server made of its own accord: headers, body, and the secrets that are shared with it. Out: whether it
//! is the server's, and new. Never: a secret, or the signature that would have been right, in a text.

mod emitted;
#[cfg(feature = "webhooks")]
mod error;
#[cfg(feature = "webhooks")]
mod scheme;
#[cfg(feature = "webhooks")]
mod secrets;
#[cfg(feature = "webhooks")]
mod signature;
#[cfg(feature = "webhooks")]
mod told;

#[cfg(feature = "webhooks")]
pub use self::error::{WebhookError, WebhookSecretError};
#[cfg(feature = "webhooks")]
pub use self::scheme::{HmacScheme, SignatureEncoding, WebhookScheme};
#[cfg(feature = "webhooks")]
pub use self::secrets::WebhookSecrets;
#[cfg(feature = "webhooks")]
pub use self::told::{EventCase, told};
