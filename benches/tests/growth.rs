//! Work that can be counted: for twice the description, no shape has more than 2.3 times the bytes allocated.
//!
//! Bytes are the same in each run, which times are not. They count every copy of a text, of a place and of a list; what only
//! compares is left to the bench `growth --shapes`.

use clientwright::{Settings, Source, generate};
use clientwright_benches::shapes;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

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
    let shapes: Vec<_> = shapes::all().filter(|shape| !BOUNDED.contains(&shape.name)).collect();
    let next = AtomicUsize::new(0);
    let steep = Mutex::new(Vec::new());
    // what is counted is counted for each thread
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(|| {
                while let Some(shape) = shapes.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let [less, more] = LENGTHS.map(|length| allocated(shape.of_length(length)));
                    if more > less.saturating_mul(23) / 10 + START {
                        let found = format!("{}: {less} bytes, then {more}", shape.name);
                        steep.lock().expect("no panic").push(found);
                    }
                }
            });
        }
    });
    assert_eq!(steep.into_inner().expect("no panic"), Vec::<String>::new());
}
