//! What models alone cost to compile, in both forms.
//!
//! In comes a number of records; out go the CPU seconds of `cargo check` of the models that the generator emits, and of the same
//! ones with serde derives. It never compares clients: that is what `peers` does.

use std::fs;
use std::io;
use std::path::Path;

use clap::Args;

use crate::cargo::Package;
use crate::checking;
use crate::generator::Generator;
use crate::measure::{Limit, in_turn, medians, succeed};
use crate::place;
use crate::schema;
use crate::table::{self, side, table};
use crate::template::{Unknown, derived, description};

/// `cargo check` of the same records as they are emitted and with serde derives.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How many records there are.
    #[arg(long, default_value_t = 500)]
    records: usize,
    /// How often each side is checked.
    #[arg(long, default_value_t = 5)]
    runs: usize,
}

const SERDE: &str =
    "[dependencies]\nserde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";

/// The table.
///
/// # Errors
/// When files cannot be written, cargo cannot be run, or it reports an error.
pub fn check(arguments: &Arguments) -> io::Result<String> {
    let folder = place::empty("check")?;
    let models = schema::synthetic(arguments.records);
    let derives = [("src/lib.rs", derived(&models, Unknown::Kept))];
    let derives = derives.each_ref().map(|(path, text)| (*path, text.as_str()));
    let packages = [
        emitted(&folder, &description(&models).to_string())?,
        Package::write(&folder.join("derived"), SERDE, &derives)?,
    ];
    for package in &packages {
        checking::dependencies(package, &["check"])?;
    }
    let runs = in_turn(&packages, arguments.runs, |package| checking::check(package, Limit::default()))?;
    let [emitted, derived] = [medians(&runs[0]), medians(&runs[1])];
    Ok(table(&[
        table::sides(&format!("check, {} records", arguments.records)),
        side("emitted (goal: ratio 0.20)", &emitted, &derived),
        side("serde derives", &derived, &derived),
    ]))
}

/// The types of the client that the generator makes of the description, and nothing else of it.
fn emitted(folder: &Path, description: &str) -> io::Result<Package> {
    Generator::Clientwright.install()?;
    let path = folder.join("models.json");
    place::write(&path, description)?;
    let client = folder.join("client");
    succeed(&Generator::Clientwright.generate(&path, &client)?)?;
    let mut files =
        vec![("src/lib.rs".to_owned(), "#![recursion_limit = \"1024\"]\npub mod types;\n".to_owned())];
    files.push(("src/types.rs".to_owned(), fs::read_to_string(client.join("src/api/types.rs"))?));
    let parts = client.join("src/api/types");
    if parts.is_dir() {
        for entry in fs::read_dir(parts)? {
            let entry = entry?;
            files.push((
                format!("src/types/{}", entry.file_name().display()),
                fs::read_to_string(entry.path())?,
            ));
        }
    }
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let runtime = place::workspace()?.join("runtime");
    let runtime = format!(
        "[dependencies]\nclientwright-runtime = {{ path = {runtime:?}, default-features = false }}\n"
    );
    Package::write(&folder.join("emitted"), &runtime, &files)
}
