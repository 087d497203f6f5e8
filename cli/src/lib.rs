//! What the command line of clientwright shares with the tests: [`settings_file`] reads `clientwright.toml`, [`starter`] is the crate
//! that `init` writes, and [`vendored`] has the sources of the runtime.

pub mod settings_file;
pub mod starter;
pub mod vendored;
