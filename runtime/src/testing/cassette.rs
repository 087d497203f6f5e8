//! Cassettes: recorded exchanges in a file, for tests that need no server.
//!
//! In come exchanges as they go over the wire; out go a file of HAR 1.2 without secrets, and answers from such a file. It never holds a
//! credential of the client: those are known where they are added to a request.

mod exchange;
mod har;
mod recorder;
mod replay;
mod secrets;

pub use self::har::CassetteError;
pub use self::recorder::Recorder;
pub use self::replay::Replay;

/// What stands in a cassette in place of a secret.
const REMOVED: &str = "REMOVED";
