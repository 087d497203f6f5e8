//! What the command line of clientwright shares with the tests: [`settings_file`] reads `clientwright.toml`.

pub mod settings_file;
