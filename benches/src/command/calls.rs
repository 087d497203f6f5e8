//! The cost of a call beside one written by hand.
//!
//! In come two programs that make the same calls to the same server, one by a generated client, one by reqwest and serde; out
//! go the CPU microseconds of a call, and how many bytes are allocated for it. It never counts the server: that is a process of
//! its own.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use clap::Args;

use crate::cargo::Package;
use crate::generator::Generator;
use crate::measure::{Limit, in_turn, medians, run, succeed};
use crate::place;
use crate::table::{ratio, row, table};

/// A call on loopback beside one written by hand with reqwest and serde.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How many calls a run makes.
    #[arg(long, default_value_t = 10_000)]
    calls: usize,
    /// How often each side runs: a call waits for the server, and what that costs changes from run to run.
    #[arg(long, default_value_t = 25)]
    runs: usize,
}

/// How many entries are sent, and come back: 170 bytes each.
const ENTRIES: [usize; 3] = [1, 25, 400];
const OURS: &str = "client = { path = \"client\" }\n";
const THEIRS: &str = "reqwest = { version = \"0.13\", default-features = false, features = [\"rustls\", \"http2\", \"json\"] }\n\
    serde = { version = \"1\", features = [\"derive\"] }\n";
const BOTH: &str = "allocation-counter = \"0.8\"\n\
    tokio = { version = \"1\", features = [\"rt\", \"net\", \"time\"] }\n";

/// The table.
///
/// # Errors
/// When the programs cannot be built, or a call fails.
pub fn calls(arguments: &Arguments) -> io::Result<String> {
    let sides = [program("ours", OURS)?, program("theirs", THEIRS)?];
    let server = Server::start()?;
    let head = [
        "a call with a page of",
        "CPU µs",
        "by hand",
        "ratio (goal 1.05)",
        "allocations",
        "by hand",
        "bytes allocated",
        "by hand",
    ];
    let mut rows = vec![row(&head)];
    let mut bytes = Vec::new();
    for entries in ENTRIES {
        let command = |program: &PathBuf, calls: usize| {
            let mut command = Command::new(program);
            command.arg(&server.url).args([entries.to_string(), calls.to_string()]);
            command
        };
        let runs =
            in_turn(&sides, arguments.runs, |side| run(&command(side, arguments.calls), Limit::default()))?;
        let mut costs = Vec::new();
        for runs in &runs {
            costs.push(medians(runs).map_err(io::Error::other)?.cpu / arguments.calls as f64 * 1e6);
        }
        // the second call of a connection, when everything is there
        let counted = [allocations(command(&sides[0], 10))?, allocations(command(&sides[1], 10))?];
        bytes.push([counted[0].1, counted[1].1]);
        let mut cells =
            vec![format!("{entries} entries"), format!("{:.0}", costs[0]), format!("{:.0}", costs[1])];
        cells.push(ratio(costs[0] / costs[1]));
        cells.extend([counted[0].0, counted[1].0, counted[0].1, counted[1].1].map(|count| count.to_string()));
        rows.push(cells);
    }
    let more =
        |side: usize| (bytes[2][side] as f64 - bytes[1][side] as f64) / (ENTRIES[2] - ENTRIES[1]) as f64;
    let note = format!(
        "\nBytes allocated for each further entry (sent and received, {} bytes of JSON each way): {:.0}, by hand {:.0}.\n",
        entry_bytes(),
        more(0),
        more(1)
    );
    Ok(table(&rows) + &note)
}

/// Builds one of the programs and answers with its path.
fn program(name: &str, dependencies: &str) -> io::Result<PathBuf> {
    let templates = place::workspace()?.join("benches/programs/calls");
    let folder = place::empty(&format!("calls/{name}"))?;
    if name == "ours" {
        Generator::Clientwright.install()?;
        let description = templates.join("openapi.yaml");
        succeed(&Generator::Clientwright.generate(&description, &folder.join("client"))?)?;
    }
    let main = fs::read_to_string(templates.join(format!("{name}.rs")))?;
    let drive = fs::read_to_string(templates.join("drive.rs"))?;
    let dependencies = format!("[dependencies]\n{BOTH}{dependencies}");
    let files = [("src/main.rs", main.as_str()), ("src/drive.rs", drive.as_str())];
    let mut package = Package::write(&folder, &dependencies, &files)?;
    package.target = place::scratch()?.join("calls/target");
    succeed(&package.cargo(&["build", "--release"]))?;
    Ok(package.target.join("release").join(name))
}

/// How often, and how many bytes, the last call of a run allocates.
fn allocations(mut command: Command) -> io::Result<(u64, u64)> {
    let output = command.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.split_whitespace().map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(count)), Some(Ok(bytes))) => Ok((count, bytes)),
        _ => Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned())),
    }
}

fn entry_bytes() -> usize {
    r#"{"id":100,"displayName":"Ada Lovelace","email":"user100@example.com","active":true,"score":12.5,"tags":["admin","reviewed"],"createdDate":"2026-11-02T08:30:00.000Z"},"#.len()
}

/// The other end, in a process of its own.
struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start() -> io::Result<Self> {
        let mut process =
            Command::new(std::env::current_exe()?).arg("echo").stdout(Stdio::piped()).spawn()?;
        let mut url = String::new();
        if let Some(out) = process.stdout.take() {
            BufReader::new(out).read_line(&mut url)?;
        }
        Ok(Self { process, url: url.trim_end().to_owned() })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // it may have ended by itself
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
