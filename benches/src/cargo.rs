//! Cargo as one of the programs that are measured.
//!
//! In come a package's manifest and sources; out go commands that check or build it. It never uses the target folder of the
//! workspace, nor incremental compilation: a user's first build has neither.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure::{self, Cost};
use crate::place;

/// The variable by which this program knows that cargo calls it in the place of rustc, and where to write what it cost.
pub const RECORD: &str = "CLIENTWRIGHT_BENCHES_RECORD";

/// A package below `target/benches`.
#[derive(Debug, Clone)]
pub struct Package {
    /// Where its manifest is.
    pub folder: PathBuf,
    /// Where cargo builds it.
    pub target: PathBuf,
}

/// What one crate cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Crate {
    /// The crate's name, with underscores.
    pub name: String,
    /// User and system time of the compiler in seconds.
    pub cpu: f64,
    /// The compiler's peak memory in bytes.
    pub peak: f64,
}

impl Package {
    /// Writes a package that stands alone, with the versions that the workspace has tested: `dependencies` are the lines of
    /// the manifest from `[dependencies]` or `[build-dependencies]` on.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(folder: &Path, dependencies: &str, files: &[(&str, &str)]) -> io::Result<Self> {
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or("measured");
        let package = format!("[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n");
        place::write(&folder.join("Cargo.toml"), &format!("{package}\n{dependencies}\n[workspace]\n"))?;
        fs::copy(place::workspace()?.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        for (path, text) in files {
            place::write(&folder.join(path), text)?;
        }
        Ok(Self { folder: folder.to_owned(), target: folder.join("target") })
    }

    /// The name in its manifest.
    ///
    /// # Errors
    /// When there is no manifest, or no name in it.
    pub fn name(&self) -> io::Result<String> {
        let text = fs::read_to_string(self.folder.join("Cargo.toml"))?;
        let line = text.lines().find_map(|line| line.strip_prefix("name")?.trim_start().strip_prefix('='));
        let name = line.map(|rest| rest.trim().trim_matches('"').to_owned());
        name.ok_or_else(|| io::Error::other("a manifest without a name"))
    }

    /// A cargo command in the package.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).arg("--quiet").current_dir(&self.folder);
        cargo.env("CARGO_TARGET_DIR", &self.target).env("CARGO_INCREMENTAL", "0");
        cargo
    }

    /// Forgets everything that was built.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn clean(&self) -> io::Result<()> {
        if self.target.exists() { fs::remove_dir_all(&self.target) } else { Ok(()) }
    }

    /// Runs a cargo command with the compiler's cost written down for each crate; sorted, the dearest first.
    ///
    /// # Errors
    /// When cargo cannot be started or fails.
    pub fn crates(&self, arguments: &[&str]) -> io::Result<(Cost, Vec<Crate>)> {
        let record = place::scratch()?.join("crates");
        place::write(&record, "")?;
        let mut cargo = self.cargo(arguments);
        cargo.env("RUSTC_WRAPPER", std::env::current_exe()?).env(RECORD, &record);
        let cost = measure::succeed(&cargo)?;
        let mut crates: Vec<Crate> = fs::read_to_string(&record)?.lines().filter_map(crate_of_line).collect();
        crates.sort_by(|a, b| b.cpu.total_cmp(&a.cpu));
        Ok((cost, crates))
    }
}

/// The other half of [`Package::crates`]: runs the compiler and adds a line about it to the record.
///
/// # Errors
/// When the compiler cannot be started.
pub fn record(record: &Path, arguments: &[String]) -> io::Result<i32> {
    let Some((compiler, rest)) = arguments.split_first() else {
        return Err(io::Error::other("cargo names no compiler"));
    };
    let status = Command::new(compiler).args(rest).status()?;
    let (cpu, peak) = measure::children()?;
    if let Some(name) = rest.iter().skip_while(|word| *word != "--crate-name").nth(1) {
        let line = format!("{name}\t{}\t{peak}\n", cpu.as_secs_f64());
        fs::OpenOptions::new().append(true).open(record)?.write_all(line.as_bytes())?;
    }
    Ok(status.code().unwrap_or(128))
}

fn crate_of_line(line: &str) -> Option<Crate> {
    let mut cells = line.split('\t');
    let name = cells.next().filter(|name| *name != "___")?.to_owned();
    Some(Crate { name, cpu: cells.next()?.parse().ok()?, peak: cells.next()?.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_record_are_read() {
        let read = Crate { name: "serde".to_owned(), cpu: 1.5, peak: 1000.0 };
        assert_eq!(crate_of_line("serde\t1.5\t1000"), Some(read));
        assert_eq!(crate_of_line("___\t0.1\t1000"), None);
        assert_eq!(crate_of_line("serde"), None);
    }
}
