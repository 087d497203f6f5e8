//! Prints what the front half makes of a description: `cargo run -p clientwright --example digest -- FILE…`.
#![allow(clippy::print_stdout, reason = "an example prints")]

use clientwright::diagnostic::Report;
use clientwright::settings::Settings;
use clientwright::{Source, read};
use std::collections::BTreeMap;

fn main() -> std::io::Result<()> {
    for file in std::env::args().skip(1) {
        let source = Source::read(&file)?;
        let began = std::time::Instant::now();
        match read(&source, &Settings::default()) {
            Ok(read) => {
                let api = read.api.get();
                println!(
                    "{file}: {} of {} operations, {} types, {} untyped, {} server groups, {:?}",
                    api.operations.len(),
                    api.declared,
                    api.types.len(),
                    api.untyped.len(),
                    api.servers.len(),
                    began.elapsed()
                );
                count(&read.report);
            }
            Err(report) => {
                println!("{file}: refused, {:?}", began.elapsed());
                count(&report);
            }
        }
    }
    Ok(())
}

fn count(report: &Report) {
    let mut codes: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for found in &report.diagnostics {
        let slot = codes
            .entry(found.code.to_string())
            .or_insert_with(|| (0, format!("{} at {}", found.message, found.at.at)));
        slot.0 += 1;
    }
    for (code, (count, first)) in codes {
        println!("  {code} {count:6}  {first}");
    }
}
