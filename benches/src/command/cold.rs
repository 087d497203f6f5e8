//! The cold cost of the build-dependency, beside the crates that any generator needs.
//!
//! In come two empty crates, one with `clientwright` among its build-dependencies, one with the crates that read OpenAPI and
//! write Rust; out go the CPU seconds of `cargo build` of each, and what each further crate costs. It never lets anything
//! stand that an earlier turn has built.

use std::collections::BTreeSet;
use std::io;

use clap::Args;

use crate::cargo::{Crate, Package};
use crate::measure::{Limit, in_turn, medians, run};
use crate::place;
use crate::table::{self, ratio, row, seconds, side, table};

/// What stands beside it: the crates that reading OpenAPI and writing formatted Rust needs, as their users ask for them.
const PLAIN: &str = "openapiv3 = \"2\"\nserde_yaml = { package = \"yaml_serde\", version = \"0.10\" }\n\
    syn = { version = \"3\", features = [\"full\"] }\nquote = \"1\"\nprettyplease = \"0.3\"\nheck = \"0.5\"\n";

/// `cargo build` of an empty crate with the build-dependency clientwright.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How often each side is built.
    #[arg(long, default_value_t = 5)]
    runs: usize,
}

/// The table, and one of the crates that only one side has.
///
/// # Errors
/// When cargo cannot be run, or a build fails.
pub fn cold(arguments: &Arguments) -> io::Result<String> {
    let folder = place::empty("cold")?;
    let generator = place::workspace()?.join("generator");
    let ours = format!("clientwright = {{ path = {generator:?} }}\n");
    let uses = |names: &[&str]| -> String {
        names.iter().map(|name| format!("use {name} as _;\n")).chain(["fn main() {}\n".to_owned()]).collect()
    };
    let script = uses(&["openapiv3", "serde_yaml", "syn", "quote", "prettyplease", "heck"]);
    let write = |name: &str, dependencies: &str, script: &str| {
        let files = [("build.rs", script), ("src/lib.rs", "")];
        Package::write(&folder.join(name), &format!("[build-dependencies]\n{dependencies}"), &files)
    };
    let sides = [write("ours", &ours, &uses(&["clientwright"]))?, write("plain", PLAIN, &script)?];
    let mut crates = Vec::new();
    for package in &sides {
        // the first build downloads what is missing, and is not counted
        crates.push(package.crates(&["build"])?.1);
    }
    let runs = in_turn(&sides, arguments.runs, |package| {
        package.clean()?;
        run(&package.cargo(&["build"]), Limit::default())
    })?;
    let [ours, plain] = [medians(&runs[0]), medians(&runs[1])];
    let head = table::sides("cold `cargo build` of an empty crate with");
    let sums = [
        head,
        side("clientwright (goal: ratio 1.30)", &ours, &plain),
        side("openapiv3, yaml_serde, syn, quote, prettyplease, heck", &plain, &plain),
    ];
    Ok(format!("{}\n{}", table(&sums), differences(&crates[0], &crates[1])))
}

/// The crates that only one side has, and those that cost one side more.
fn differences(ours: &[Crate], plain: &[Crate]) -> String {
    let mut rows = vec![row(&[
        "crate (one build with a clock around each compiler)",
        "ours, CPU s",
        "plain, CPU s",
        "more",
    ])];
    let names: BTreeSet<&str> = ours.iter().chain(plain).map(|one| one.name.as_str()).collect();
    let sum = |crates: &[Crate], name: &str| -> f64 {
        crates.iter().filter(|one| one.name == name).map(|one| one.cpu).fold(0.0, |sum, cpu| sum + cpu)
    };
    let mut costs: Vec<_> = names.iter().map(|name| (*name, sum(ours, name), sum(plain, name))).collect();
    costs.sort_by(|a, b| (b.1 - b.2).total_cmp(&(a.1 - a.2)));
    let all = |crates: &[Crate]| crates.iter().map(|one| one.cpu).sum::<f64>();
    costs.push(("all", all(ours), all(plain)));
    for (name, ours, plain) in costs {
        rows.push(vec![name.to_owned(), seconds(ours), seconds(plain), ratio(ours - plain)]);
    }
    table(&rows)
}
