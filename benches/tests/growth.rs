//! Work that can be counted: for twice the description, no shape has more than 2.3 times the bytes allocated.
//!
//! Bytes are the same in each run, which times are not. They count every copy of a text, of a place and of a list; what only
//! compares is left to the bench `growth --shapes`.

use clientwright::{Settings, Source, generate};
use clientwright_benches::shapes;

/// Lengths in bytes, one twice the other.
const LENGTHS: [usize; 2] = [20_000, 40_000];
/// Shapes whose work does grow faster, up to a bound that these lengths do not reach.
const BOUNDED: [&str; 1] = [
    // a place has the path in it, and a key has 8 kB at most (E0009)
    "parameters in a path",
];
/// What is allocated whatever the description is, in bytes.
const START: u64 = 500_000;

/// The bytes that all allocations of one run have together.
fn allocated(text: String) -> u64 {
    let mut settings = Settings::default();
    settings.threads = 1;
    let source = Source::from_text("shape.json", text);
    // refused or not: what is refused must be refused in time
    allocation_counter::measure(|| drop(generate(&source, &settings))).bytes_total
}

#[test]
fn work_grows_as_the_description_grows() {
    let mut steep = Vec::new();
    for shape in shapes::all().filter(|shape| !BOUNDED.contains(&shape.name)) {
        let [less, more] = LENGTHS.map(|length| allocated(shape.of_length(length)));
        if more > less.saturating_mul(23) / 10 + START {
            steep.push(format!("{}: {less} bytes, then {more}", shape.name));
        }
    }
    assert_eq!(steep, Vec::<String>::new());
}
