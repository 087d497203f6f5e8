//! The commands, one file each. In: their arguments; out: how they ended, with everything said. They never decide how
//! something is shown, nor generate anything themselves.

mod completions;
mod diff;
mod explain;
mod generate;
mod init;
mod lint;
mod man;
mod mock;

pub(crate) use completions::completions;
pub(crate) use diff::diff;
pub(crate) use explain::explain;
pub(crate) use generate::generate;
pub(crate) use init::init;
pub(crate) use lint::lint;
pub(crate) use man::man;
pub(crate) use mock::mock;
