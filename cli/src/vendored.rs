//! The runtime for crates that contain it. In: what the runtime says of its sources; out: what the generator places.

use clientwright::output::Sources;
use clientwright_runtime::sources;

/// The sources of the runtime that this program was built with.
#[must_use]
pub fn sources() -> Sources {
    Sources {
        files: sources::files(),
        manifest: sources::MANIFEST.to_owned(),
        licenses: sources::LICENSES.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec(),
    }
}
