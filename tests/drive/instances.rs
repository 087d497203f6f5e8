//! Values of components, there and back. In: a program and a mock that makes values; out: how many came back the same.

use super::program::Program;
use super::{Tally, same};
use clientwright::source::Pointer;
use clientwright_mock::{Mock, Way};

/// Reads and writes every instance of every component schema.
pub(super) fn all(program: &mut Program, mock: &Mock) -> Result<Tally, String> {
    let mut tally = Tally::default();
    let listed = program.ask("components")?;
    let fields: Vec<&str> = listed.split('\t').filter(|field| !field.is_empty()).collect();
    for (index, row) in fields.chunks(2).enumerate() {
        let [at, way] = row else { continue };
        let Some(pointer) = Pointer::parse(at) else { return Err(format!("{at} is no pointer")) };
        let way = if *way == "sent" { Way::Sent } else { Way::Received };
        for instance in mock.instances(&pointer, way) {
            let again = program.ask(&format!("again\t{index}\t{}", instance.json));
            let result = again.and_then(|again| match same::first_difference(&instance.json, &again) {
                None => Ok(()),
                Some(difference) => Err(difference),
            });
            tally.add(format!("{at} ({})", instance.kind), result);
        }
    }
    Ok(tally)
}
