//! What a whole process costs, with everything it starts.
//!
//! In comes a command; out go its CPU seconds, its peak memory and the line that says why it failed. It never counts what
//! somebody else does on the machine, nor compares runs of different times: sides take turns.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{Resource, UsageWho, getrusage, setrlimit};
use nix::sys::time::TimeValLike;

use crate::median::median;
use crate::place;

/// The first argument by which this program knows that it is to run another one and to write down its cost.
pub const TIMED: &str = "timed";

/// What one run of a process cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    /// User and system time in seconds: the process and all it waited for.
    pub cpu: f64,
    /// Seconds by the clock.
    pub wall: f64,
    /// The most memory that one of the processes held, in bytes.
    pub peak: f64,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What it cost up to its end.
    pub cost: Cost,
    /// Why it failed, in one line; `None` when it did not.
    pub fault: Option<String>,
}

impl Run {
    /// One that could not even begin.
    pub fn failed(fault: String) -> Self {
        Self { cost: Cost { cpu: f64::NAN, wall: f64::NAN, peak: f64::NAN }, fault: Some(fault) }
    }
}

/// How much a process may take before it is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// CPU seconds of one process.
    pub cpu: u64,
    /// Bytes of address space of one process.
    pub memory: u64,
}

impl Default for Limit {
    /// Half an hour and 20 GB: more than anything that is measured should take.
    fn default() -> Self {
        Self { cpu: 1800, memory: 20_000_000_000 }
    }
}

/// Runs a command and waits for it.
///
/// The command is started by a copy of this program that starts nothing else, so that what the system counts for its
/// children is this command alone.
///
/// # Errors
/// When the program cannot be started. That it fails is no error: see [`Run::fault`].
pub fn run(command: &Command, limit: Limit) -> io::Result<Run> {
    let notes = place::scratch()?.join(format!("cost-{}", std::process::id()));
    let mut timed = Command::new(std::env::current_exe()?);
    timed.arg(TIMED).arg(&notes).args([limit.cpu.to_string(), limit.memory.to_string()]);
    timed.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => timed.env(name, value),
            None => timed.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        timed.current_dir(folder);
    }
    let started = Instant::now();
    let output = timed.stdin(Stdio::null()).output()?;
    let wall = started.elapsed().as_secs_f64();
    let (cpu, peak) = read_notes(&notes)?;
    let said = [output.stderr, output.stdout].concat();
    let fault = (!output.status.success()).then(|| fault(&String::from_utf8_lossy(&said), &output.status));
    Ok(Run { cost: Cost { cpu, wall, peak }, fault })
}

/// Runs a command that is to succeed.
///
/// # Errors
/// When it cannot be started, or fails.
pub fn succeed(command: &Command) -> io::Result<Cost> {
    let run = run(command, Limit::default())?;
    match run.fault {
        None => Ok(run.cost),
        Some(fault) => Err(io::Error::other(format!("{command:?}: {fault}"))),
    }
}

/// Lets each side run once in each of `runs` turns: A B A B. Out come the runs of each side.
///
/// A side that fails has no further turn.
///
/// # Errors
/// When a side cannot be started.
pub fn in_turn<S>(
    sides: &[S],
    runs: usize,
    mut once: impl FnMut(&S) -> io::Result<Run>,
) -> io::Result<Vec<Vec<Run>>> {
    let mut all: Vec<Vec<Run>> = sides.iter().map(|_| Vec::new()).collect();
    for _ in 0..runs {
        for (side, seen) in sides.iter().zip(&mut all) {
            if seen.iter().all(|run: &Run| run.fault.is_none()) {
                seen.push(once(side)?);
            }
        }
    }
    Ok(all)
}

/// The medians of a side's runs, or the line that says why one of them failed.
///
/// # Errors
/// The line.
pub fn medians(runs: &[Run]) -> Result<Cost, String> {
    if let Some(fault) = runs.iter().find_map(|run| run.fault.clone()) {
        return Err(fault);
    }
    let of = |part: fn(&Cost) -> f64| median(runs.iter().map(|run| part(&run.cost)));
    if runs.is_empty() {
        return Err("not run".to_owned());
    }
    Ok(Cost { cpu: of(|cost| cost.cpu), wall: of(|cost| cost.wall), peak: of(|cost| cost.peak) })
}

/// The other half of [`run`]: starts a program under the limits, waits for it, and writes down what it cost. The
/// arguments are the file for the notes, CPU seconds, bytes, the program and its arguments.
///
/// # Errors
/// When an argument is missing or the program cannot be started.
pub fn timed(arguments: &[String]) -> io::Result<i32> {
    let [notes, cpu, memory, program, rest @ ..] = arguments else {
        return Err(io::Error::other("usage: timed NOTES SECONDS BYTES PROGRAM…"));
    };
    let number = |text: &String| text.parse().map_err(io::Error::other);
    let (cpu, memory): (u64, u64) = (number(cpu)?, number(memory)?);
    setrlimit(Resource::RLIMIT_CPU, cpu, cpu)?;
    setrlimit(Resource::RLIMIT_AS, memory, memory)?;
    let status = Command::new(program).args(rest).status()?;
    let (cpu, peak) = children()?;
    fs::write(notes, format!("{} {peak}", cpu.as_secs_f64()))?;
    Ok(status.code().unwrap_or(128))
}

/// User and system time of all children that have ended, and the most memory that one of them held, in bytes.
///
/// # Errors
/// When the system does not tell.
pub fn children() -> io::Result<(Duration, u64)> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let microseconds = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    // Linux counts in units of 1,024 bytes: getrusage(2)
    Ok((Duration::from_micros(microseconds.unsigned_abs()), usage.max_rss().unsigned_abs() * 1024))
}

fn read_notes(notes: &Path) -> io::Result<(f64, f64)> {
    let text = fs::read_to_string(notes)?;
    fs::remove_file(notes)?;
    let mut numbers = text.split(' ').map(|word| word.parse::<f64>().map_err(io::Error::other));
    let mut next = || numbers.next().unwrap_or_else(|| Err(io::Error::other("no cost was written down")));
    Ok((next()?, next()?))
}

/// The line of a program's output that says best what went wrong.
fn fault(said: &str, status: &std::process::ExitStatus) -> String {
    let said = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_error = |line: &&str| {
        let line = line.to_lowercase();
        line.starts_with("error") || line.contains("panicked at") || line.contains("exception")
    };
    let lines: Vec<&str> = said.collect();
    let at = lines.iter().position(is_error).or(lines.len().checked_sub(1));
    let Some(at) = at else { return status.to_string() };
    let mut line = lines[at].to_owned();
    // the message of a panic is on the line after its place
    if let (true, Some(next)) = (line.contains("panicked at"), lines.get(at + 1)) {
        line = format!("{line} {next}");
    }
    line.chars().take(160).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt as _;

    fn cost(cpu: f64) -> Cost {
        Cost { cpu, wall: cpu, peak: cpu }
    }

    #[test]
    fn sides_take_turns_until_one_fails() {
        let mut order = String::new();
        let all = in_turn(&["a", "b"], 3, |side| {
            order.push_str(side);
            let fault = (*side == "b").then(|| "broken".to_owned());
            Ok(Run { cost: cost(order.len() as f64), fault })
        });
        let all = all.unwrap();
        assert_eq!(order, "abaa");
        assert_eq!(medians(&all[0]), Ok(cost(3.0)));
        assert_eq!(medians(&all[1]), Err("broken".to_owned()));
        assert_eq!(medians(&[]), Err("not run".to_owned()));
    }

    #[test]
    fn the_line_that_says_why_is_found() {
        let status = std::process::ExitStatus::from_raw(256);
        assert_eq!(fault("reading\nError: no such type\nat x\n", &status), "Error: no such type");
        let panic = "thread 'main' panicked at a.rs:1:2:\nnot yet implemented\nnote: run with\n";
        assert_eq!(fault(panic, &status), "thread 'main' panicked at a.rs:1:2: not yet implemented");
        assert_eq!(fault("a\nb\n", &status), "b");
        assert_eq!(fault("", &status), "exit status: 1");
    }
}
