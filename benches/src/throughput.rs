//! How many megabytes a second each side reads and writes.
//!
//! In come pairs of the same work; out goes the median of many short runs that took turns. It never divides a figure of
//! one time by a figure of another.

use std::hint::black_box;
use std::time::{Duration, Instant};

use clientwright_runtime::codegen::Json;
use clientwright_runtime::json;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::median::median;

/// The same work, done by the runtime's codec and by serde_json.
pub struct Pair {
    /// What is done.
    pub name: String,
    /// How many bytes of JSON it goes over.
    pub bytes: usize,
    /// By the runtime.
    pub ours: Box<dyn Fn()>,
    /// By serde derives and serde_json.
    pub theirs: Box<dyn Fn()>,
}

/// Medians of many turns.
#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    /// MB/s of the runtime.
    pub ours: f64,
    /// MB/s of serde_json.
    pub theirs: f64,
    /// The median of the quotients of neighbouring turns.
    pub ratio: f64,
}

/// Reading and writing of one text by two types.
pub fn both<O, T>(name: &str, text: &str) -> [Pair; 2]
where
    O: Json + 'static,
    T: Serialize + DeserializeOwned + 'static,
{
    let ours: O = json::from_str(text).expect("a text of the type");
    let theirs: T = serde_json::from_str(text).expect("a text of the type");
    let written = json::to_vec(&ours).len();
    let (bytes, copy) = (text.as_bytes().to_vec(), text.as_bytes().to_vec());
    [
        Pair {
            name: format!("decode {name}"),
            bytes: bytes.len(),
            ours: Box::new(move || drop(black_box(json::from_slice::<O>(black_box(&bytes))))),
            theirs: Box::new(move || drop(black_box(serde_json::from_slice::<T>(black_box(&copy))))),
        },
        Pair {
            name: format!("encode {name}"),
            bytes: written,
            ours: Box::new(move || drop(black_box(json::to_vec(black_box(&ours))))),
            theirs: Box::new(move || drop(black_box(serde_json::to_vec(black_box(&theirs))))),
        },
    ]
}

/// What a pair's measurement says, as cells: its name, MB/s of both sides, the ratio, allocations of both sides.
pub fn figures(pair: &Pair, turns: usize) -> Vec<String> {
    let outcome = measure(pair, turns, Duration::from_millis(2));
    let allocations = |work: &dyn Fn()| allocation_counter::measure(work).count_total.to_string();
    vec![
        pair.name.clone(),
        format!("{:.0}", outcome.ours),
        format!("{:.0}", outcome.theirs),
        format!("{:.2}", outcome.ratio),
        allocations(&*pair.ours),
        allocations(&*pair.theirs),
    ]
}

/// Lets both sides take `turns` turns of about `length` each.
///
/// Many short turns beat few long ones: neighbours then have the machine in the same state, whoever else uses it.
pub fn measure(pair: &Pair, turns: usize, length: Duration) -> Outcome {
    let repeats = calibrate(&pair.theirs, length);
    let speed = |work: &dyn Fn()| (pair.bytes * repeats) as f64 / seconds(work, repeats) / 1e6;
    let runs: Vec<(f64, f64)> = (0..turns).map(|_| (speed(&*pair.ours), speed(&*pair.theirs))).collect();
    Outcome {
        ours: median(runs.iter().map(|run| run.0)),
        theirs: median(runs.iter().map(|run| run.1)),
        ratio: median(runs.iter().map(|run| run.0 / run.1)),
    }
}

fn calibrate(work: &dyn Fn(), length: Duration) -> usize {
    seconds(work, 10);
    let once = seconds(work, 10) / 10.0;
    ((length.as_secs_f64() / once) as usize).max(1)
}

fn seconds(work: &dyn Fn(), repeats: usize) -> f64 {
    let start = Instant::now();
    (0..repeats).for_each(|_| work());
    start.elapsed().as_secs_f64()
}
