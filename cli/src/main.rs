//! The command line of clientwright: `init`, `generate`, `lint`, `diff`, `dev`, `docs`, `drift`, `overlay`, `explain`, `mock`,
//! `completions` and `man`.
//!
//! Thin: the generator does the work, [`render`] says what came of it, [`ending::Ending`] becomes the exit code.

mod arguments;
mod command;
mod ending;
mod input;
mod record;
mod render;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

/// Documents, tokens and syntax trees are millions of small pieces; this allocator takes two thirds of the usual time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // clap itself ends with 0 for --help and --version, and with 2 for a mistake in the arguments
    let arguments = Arguments::parse();
    let color = match arguments.color {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    };
    color.write_global();
    let ended = match arguments.command {
        Command::Init(arguments) => command::init(&arguments),
        Command::Generate(arguments) => command::generate(&arguments),
        Command::Lint(arguments) => command::lint(&arguments),
        Command::Diff(arguments) => command::diff(&arguments),
        Command::Dev(arguments) => command::dev(&arguments),
        Command::Docs(arguments) => command::docs(&arguments),
        Command::Overlay(arguments) => command::overlay(&arguments),
        Command::Drift(arguments) => command::drift(&arguments),
        Command::Explain(arguments) => command::explain(&arguments),
        Command::Mock(arguments) => command::mock(&arguments),
        Command::Completions(arguments) => command::completions(&arguments),
        Command::Man => command::man(),
    };
    ending::report(ended)
}
