//! An HTTP server that answers from an OpenAPI description's examples and checks requests against it.
//!
//! ```no_run
//! use clientwright::Source;
//! use clientwright_mock::{Answer, Mock};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let source = Source::read("spec/openapi.yaml")?;
//! let mock = Mock::from_source(&source).map_err(|report| format!("{report:?}"))?;
//! let running = mock.start().await?;
//! running.next("setIdentityPassword", Answer::documented(429).header("Retry-After", "1"));
//! println!("point your client at {}", running.base_url());
//! // … calls …
//! for request in running.requests() {
//!     println!("{} {} -> {}", request.method, request.path, request.status);
//! }
//! running.stop().await;
//! # Ok(())
//! # }
//! ```
//!
//! **Routing.** A path is matched bare and behind the path of each of its servers (`/beta/set-password` as well as
//! `/set-password`), concrete templates before templated ones. What does not exist is answered with 404 and the nearest
//! paths, or with 405 and `Allow`.
//!
//! **Checking.** Each request is checked: credential, parameters with their styles, content type, body. What does not
//! match is answered with an `application/problem+json` that lists every violation with its place (`body.deliveryType`,
//! `query.limit`), what was expected and what was found. Not checked: parameters and headers that nobody described,
//! scopes, mutual TLS, the content of binary bodies, namespaces of XML, files and JSON inside multipart forms, objects inside
//! urlencoded forms, patterns that are not regular expressions of the library, schemas beyond 200 levels.
//!
//! Of a document that is split into several files only the first is read: what stands in others is taken as described by
//! nothing.
//!
//! **Answering.** What matches is answered with the documented example of the lowest 2xx: `example`, the first of
//! `examples`, the schema's own, else a value made from the schema, always the same one. `Prefer: code=429` and
//! `Prefer: example=NAME` select another; `Accept` selects the media type.
//!
//! **Pages.** With [`Mock::pages`], operations whose answers come in pages are answered page by page.
//!
//! **Tokens.** The token endpoints of the description's OAuth 2.0 schemes are served at the paths of their URLs.
//!
//! The mock never prints and never panics; see [`Mock::on_request`] for a log.

mod answer;
mod authorization;
mod check;
mod description;
mod drift;
mod example;
mod json;
#[cfg(test)]
mod laws;
mod limits;
mod mock;
mod pages;
mod pattern;
mod problem;
mod received;
mod record;
mod respond;
mod route;
mod running;
mod schema;
mod scheme;
mod script;
mod server;
mod text;
mod token;
mod violation;
mod xml;

pub use answer::Answer;
pub use clientwright::{Source, diagnostic::Report};
pub use drift::{Drift, HarFault, Traffic, drift};
pub use example::audit::ExampleFindings;
pub use example::instances::{Instance, Way};
pub use example::request::ExampleRequest;
pub use limits::Limits;
pub use mock::{Incoming, Mock, OperationInfo};
pub use record::Recorded;
pub use running::Running;
pub use token::{TokenPolicy, Tokens};
pub use violation::Violation;
