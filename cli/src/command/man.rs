//! `clientwright man`. In: nothing; out: the manual page on the standard output, with a section for each command.

use crate::arguments::Arguments;
use crate::ending::{Ended, Ending};
use crate::render;
use clap::CommandFactory as _;
use std::io::Write as _;

/// Writes the manual page.
pub(crate) fn man() -> Ended {
    let mut arguments = Arguments::command();
    arguments.build();
    let mut text = Vec::new();
    clap_mangen::Man::new(arguments.clone()).render(&mut text)?;
    for command in arguments.get_subcommands().filter(|command| command.get_name() != "help") {
        let man = clap_mangen::Man::new(command.clone());
        writeln!(text, ".SH {}", command.get_name().to_uppercase())?;
        man.render_synopsis_section(&mut text)?;
        man.render_description_section(&mut text)?;
        man.render_options_section(&mut text)?;
    }
    render::stdout().write_all(&text)?;
    Ok(Ending::Done)
}
