// Reads each text into each type on the stack of a worker thread; the main file of a crate that the test writes.
#![allow(dead_code, unused_imports, clippy::all)]

use clientwright_runtime::{codegen::Json, json};

fn read_all<T: Json + PartialEq + std::fmt::Debug>(name: &'static str) {
    println!("{name}");
    let work = move || {
        for text in include_str!("texts.txt").lines() {
            if let Ok(value) = json::from_str::<T>(text) {
                let written = json::to_string(&value);
                let again = json::from_str::<T>(&written);
                assert!(again.is_ok(), "{name}: {text} was written as {written}: {again:?}");
            }
        }
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(work);
    assert!(thread.expect("a thread").join().is_ok());
}

