//! The lints that emitted files silence. What they would say is about names, arguments, sizes and texts of the description, which
//! its author decides; what could be written differently is not silenced.

/// What each file silences, behind its documentation.
pub(crate) const OF_FILES: &str = "\
#![allow(deprecated, reason = \"deprecated items still refer to each other\")]
#![allow(missing_docs, reason = \"the description does not describe everything\")]
#![allow(
    clippy::disallowed_names,
    clippy::enum_variant_names,
    clippy::large_enum_variant,
    clippy::new_ret_no_self,
    clippy::should_implement_trait,
    clippy::too_many_arguments,
    clippy::wrong_self_convention,
    reason = \"the description decides names, arguments and sizes\"
)]
";
