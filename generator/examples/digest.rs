//! Prints what the front half makes of descriptions: `cargo run -p clientwright --example digest -- [--tolerate] FILE…`.
//! With `--tolerate`, constructs that are not supported are warnings.
#![allow(clippy::print_stdout, reason = "an example prints")]

use clientwright::diagnostic::Report;
use clientwright::diagnostic::code::CATALOGUE;
use clientwright::{Settings, Source, read};
use std::collections::BTreeMap;

fn main() -> std::io::Result<()> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let unsupported = CATALOGUE.iter().map(|entry| entry.code).filter(|code| {
        let number = code.to_string();
        ("E0500".."E0600").contains(&number.as_str())
    });
    let tolerant = files.iter().any(|file| file == "--tolerate");
    let settings = Settings::default().tolerate(unsupported.filter(|_| tolerant));
    for file in files.into_iter().filter(|file| file != "--tolerate") {
        let source = Source::read(&file)?;
        let began = std::time::Instant::now();
        match read(&source, &settings) {
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
