//! What the acceptance tests share. In: nothing but this workspace; out: its files, its programs, and comparisons with golden
//! files. It never asserts anything about the project itself: the tests do.

pub mod cargo;
pub mod folder;
pub mod golden;
pub mod json;
pub mod mock;
pub mod random;
pub mod server;
pub mod stream;
pub mod workspace;

pub use cargo::{Ran, cargo};
pub use folder::settings;
pub use golden::{assert_golden, updating};
pub use json::json_text;
pub use mock::described;
pub use random::Random;
pub use workspace::{Source, descriptions, root, rust_files, spec};
