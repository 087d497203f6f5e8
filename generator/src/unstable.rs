//! The stages, for the mock, the tests and the benches of this workspace. In: the feature `unstable`; out: each stage as a module. It
//! never promises anything: what is here changes in any release.

pub use crate::front::front;

/// The stage `analysis`.
pub mod analysis {
    pub use crate::analysis::*;
}
/// The stage `bundle`.
pub mod bundle {
    pub use crate::bundle::*;
}
/// The stage `check`.
pub mod check {
    pub use crate::check::*;
}
/// The stage `dialect`.
pub mod dialect {
    pub use crate::dialect::*;
}
/// The stage `document`.
pub mod document {
    pub use crate::document::*;
}
/// The stage `emit`.
pub mod emit {
    pub use crate::emit::*;
}
/// The stage `format`.
pub mod format {
    pub use crate::format::*;
}
/// The stage `ir`.
pub mod ir {
    pub use crate::ir::*;
}
/// The stage `lower`.
pub mod lower {
    pub use crate::lower::*;
}
/// The stage `naming`.
pub mod naming {
    pub use crate::naming::*;
}
/// The stage `overlay`.
pub mod overlay {
    pub use crate::overlay::*;
}
/// The stage `spell`.
pub mod spell {
    pub use crate::spell::*;
}
/// The stage `tree`.
pub mod tree {
    pub use crate::tree::*;
}
