//! What the arguments ask for. In: the arguments of the program; out: folders, names, and another server's command.
//! It never reads a description.

use std::path::PathBuf;

/// What a run of the driver is to do.
pub(super) struct Wanted {
    pub(super) specs: PathBuf,
    only: Vec<String>,
    /// Failures that are shown of each description.
    pub(super) show: usize,
    /// The command of another server than our mock.
    pub(super) server: Option<String>,
    /// The file of the failures that are known, with their reasons.
    pub(super) known: Option<PathBuf>,
    pub(super) programs: Programs,
}

/// Where the programs of the descriptions come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Programs {
    /// They are generated and compiled.
    Made,
    /// They are there from an earlier run, and taken as they are: for work on the mock and on the driver.
    AsBuilt,
}

/// Reads the arguments of the program.
pub(super) fn wanted() -> Wanted {
    let mut wanted = Wanted {
        specs: clientwright_tests::descriptions().unwrap_or_default(),
        only: Vec::new(),
        show: 5,
        server: None,
        known: None,
        programs: Programs::Made,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().unwrap_or_else(|| panic!("{argument} needs a value"));
        match argument.as_str() {
            "--specs" => wanted.specs = value().into(),
            "--only" => wanted.only = value().split(',').map(str::to_owned).collect(),
            "--show" => wanted.show = value().parse().expect("a number"),
            "--server" => wanted.server = Some(value()),
            "--known" => wanted.known = Some(value().into()),
            "--as-built" => wanted.programs = Programs::AsBuilt,
            other => panic!("there is no {other}"),
        }
    }
    wanted
}

impl Wanted {
    /// The descriptions, the smallest first.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&self.specs).expect("a folder of descriptions").flatten();
        let mut files: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|it| it == "json" || it == "yaml" || it == "yml"))
            .filter(|path| {
                let name = path.file_stem().unwrap_or_default().to_string_lossy();
                self.only.is_empty() || self.only.iter().any(|only| *only == name)
            })
            .collect();
        files.sort_by_key(|path| path.metadata().map(|it| it.len()).unwrap_or_default());
        files
    }
}
