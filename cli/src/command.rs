//! The commands, one file each. In: their arguments; out: how they ended, with everything said. They never decide how
//! something is shown, nor generate anything themselves.

mod diff;
mod explain;
mod generate;
mod lint;
mod mock;

pub(crate) use diff::diff;
pub(crate) use explain::explain;
pub(crate) use generate::generate;
pub(crate) use lint::lint;
pub(crate) use mock::mock;
