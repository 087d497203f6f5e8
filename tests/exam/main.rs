//! The exam of generated clients: the scenarios of TypeSpec, against their own server. In: descriptions in 3.0 and 3.1 made
//! from the scenarios' TypeSpec; out: how many scenarios pass with each, and what each of the others ends with.
//!
//! `cargo run -p clientwright-tests --bin exam -- [--only TEXT]`; `tests/exam/README.md` says more.

mod call;
mod judge;
mod program;
#[path = "../drive/same.rs"]
mod same;
mod scenario;
mod server;
mod value;
mod wire;

use call::Plan;
use clientwright_tests::root;
use program::Program;
use scenario::Scenario;
use server::Server;
use std::collections::BTreeMap;
use std::process::ExitCode;

/// How many of the 748 scenarios have to pass with each version.
const GOAL: usize = 715;

fn main() -> ExitCode {
    let only = std::env::args().skip_while(|it| it != "--only").nth(1).unwrap_or_default();
    match run(&only) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            println!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run(only: &str) -> Result<bool, String> {
    let known = known_failures()?;
    let apis = program::generate(&root().join("target/exam/descriptions"))?;
    let mut server = Server::start()?;
    let mut good = true;
    for (version, mut program) in program::build(&apis)? {
        let scenarios = server.scenarios.iter().filter(|it| it.name.contains(only));
        let plan = Plan { apis: &apis[version], address: &server.address };
        let results: Vec<_> = scenarios.map(|it| (it.name.as_str(), take(it, &plan, &mut program))).collect();
        good &= report(version, &results, &known) || !only.is_empty();
    }
    server.stop();
    Ok(good)
}

/// All of a scenario's exchanges, up to the first that is not as it should be.
fn take(scenario: &Scenario, plan: &Plan<'_>, program: &mut Program) -> Result<(), String> {
    scenario.exchanges.iter().filter(|it| it.is_meant()).try_for_each(|exchange| {
        let call = plan.call(scenario, exchange, program)?;
        let said = program.ask(&call)?;
        judge::judge(exchange, said, call.documented)
            .map_err(|why| format!("{why}\n      {}", call.summary()))
    })
}

/// Names of scenarios that cannot pass, with the reason.
fn known_failures() -> Result<BTreeMap<String, String>, String> {
    let path = root().join("tests/exam/known.txt");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let parts = lines.filter_map(|line| line.split_once(' '));
    Ok(parts.map(|(name, reason)| (name.to_owned(), reason.trim().to_owned())).collect())
}

/// Prints what a version comes to, and says whether that is enough: every failure has a known reason.
fn report(version: &str, results: &[(&str, Result<(), String>)], known: &BTreeMap<String, String>) -> bool {
    let passed = results.iter().filter(|(_, result)| result.is_ok()).count();
    println!("\nOpenAPI {version}: {passed} of {} scenarios pass", results.len());
    let mut unknown = 0;
    for (name, result) in results {
        let place = [format!("{version}:{name}"), (*name).to_owned()];
        let reason = place.iter().find_map(|it| known.get(it));
        match (result, reason) {
            (Ok(()), None) => {}
            (Ok(()), Some(_)) => println!("  {name}: passes, though known.txt lists it"),
            (Err(_), Some(reason)) => println!("  {name}: {reason}"),
            (Err(why), None) => {
                unknown += 1;
                println!("  {name}: FAILS\n      {why}");
            }
        }
    }
    unknown == 0 && passed >= GOAL
}
