//! The commands, one file each. In: their arguments; out: how they ended, with everything said. They never decide how
//! something is shown, nor generate anything themselves.

mod completions;
mod dev;
mod diff;
mod docs;
mod drift;
mod explain;
mod generate;
mod init;
mod lint;
mod man;
mod mock;
mod overlay;
mod side;

pub(crate) use completions::completions;
pub(crate) use dev::dev;
pub(crate) use diff::diff;
pub(crate) use docs::docs;
pub(crate) use drift::drift;
pub(crate) use explain::explain;
pub(crate) use generate::generate;
pub(crate) use init::init;
pub(crate) use lint::lint;
pub(crate) use man::man;
pub(crate) use mock::mock;
pub(crate) use overlay::overlay;
use side::side;

use crate::ending::Failure;
use clientwright::output::{self, Replaced};
use std::path::Path;

/// Writes a file that the arguments name.
fn write(path: &Path, text: &str) -> Result<Replaced, Failure> {
    output::file(path, text).map_err(|e| Failure::new(format!("cannot write `{}`: {e}", path.display())))
}
