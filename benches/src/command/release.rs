//! A program in release form that calls twenty operations of Stripe.
//!
//! In come the same program on this generator's client and on that of openapi-to-rust; out go the CPU seconds of building each,
//! and the size of what was built. It never counts the dependencies of a client, but the client itself.

use std::fs;
use std::io;
use std::path::Path;

use clap::Args;

use crate::cargo::Package;
use crate::checking;
use crate::generator::Generator;
use crate::measure::{Limit, in_turn, medians, run, succeed};
use crate::place;
use crate::table::{megabytes, ratio, row, seconds, table};

/// The release build of a program that calls twenty operations of Stripe, beside the same one on openapi-to-rust's client.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How often each side is built.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// The profile's `codegen-units` on both sides; by default cargo's own (16).
    #[arg(long)]
    units: Option<usize>,
}

const SIDES: [(Generator, &str); 2] =
    [(Generator::Clientwright, "ours"), (Generator::OpenapiToRust, "theirs")];
const BUILD: [&str; 2] = ["build", "--release"];

/// The table.
///
/// # Errors
/// When a client cannot be generated, or a program not built.
pub fn release(arguments: &Arguments) -> io::Result<String> {
    let description = place::description("stripe")?
        .ok_or_else(|| io::Error::other("CLIENTWRIGHT_DESCRIPTIONS names no folder with corpus/stripe.yaml"))?
        .canonicalize()?;
    let mut packages = Vec::new();
    for (generator, side) in SIDES {
        generator.install()?;
        packages.push(program(generator, side, &description, arguments.units)?);
    }
    let runs = in_turn(&packages, arguments.runs, |package| {
        succeed(&package.cargo(&["clean", "--release", "--package", &package.name()?]))?;
        run(&package.cargo(&BUILD), Limit::default())
    })?;
    let units = arguments.units.map(|units| format!(", codegen-units = {units}")).unwrap_or_default();
    let title = format!("twenty operations of Stripe, release{units}");
    let mut rows = vec![row(&[&title, "CPU s", "MB of the compiler", "MB stripped"])];
    let mut figures = Vec::new();
    for (((generator, _), package), runs) in SIDES.iter().zip(&packages).zip(&runs) {
        let cost = medians(runs).map_err(io::Error::other)?;
        let size = fs::metadata(package.target.join("release").join(package.name()?))?.len() as f64;
        rows.push(vec![
            generator.name().to_owned(),
            seconds(cost.cpu),
            megabytes(cost.peak),
            format!("{:.2}", size / 1e6),
        ]);
        figures.push([cost.cpu, cost.peak, size]);
    }
    let shares: Vec<String> = (0..3).map(|at| ratio(figures[0][at] / figures[1][at])).collect();
    rows.push(row(&["ratio (goals: CPU 0.33, size 0.50)", &shares[0], &shares[1], &shares[2]]));
    Ok(table(&rows))
}

/// The generated client as the library of a package whose program is ours or theirs, with its dependencies built.
fn program(
    generator: Generator,
    side: &str,
    description: &Path,
    units: Option<usize>,
) -> io::Result<Package> {
    let folder = place::empty(&format!("release/{side}"))?;
    succeed(&generator.generate(description, &folder)?)?;
    let package = generator.package(&folder)?;
    let manifest = folder.join("Cargo.toml");
    let tokio = "[dependencies]\ntokio = { version = \"1\", features = [\"rt\", \"macros\"] }";
    let text = fs::read_to_string(&manifest)?.replacen("[dependencies]", tokio, 1);
    let units = units.map(|units| format!("codegen-units = {units}\n")).unwrap_or_default();
    place::write(&manifest, &format!("{text}\n[profile.release]\nstrip = true\n{units}"))?;
    checking::dependencies(&package, &BUILD)?;
    let main = place::workspace()?.join(format!("benches/programs/release/{side}.rs"));
    fs::copy(main, folder.join("src/main.rs"))?;
    Ok(package)
}
