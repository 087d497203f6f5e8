//! What the codec is worth, in numbers.
//!
//! In come models described once; out go the same models as the generator emits them and with serde derives, and their
//! throughput and compile cost side by side. It never compares two different runs: the sides take turns.

pub mod cargo;
pub mod checking;
pub mod command;
pub mod compile_cost;
pub mod documents;
pub mod echo;
pub mod generator;
pub mod measure;
pub mod median;
pub mod model;
pub mod models;
pub mod pairs;
pub mod part;
pub mod place;
pub mod schema;
pub mod synthetic;
pub mod table;
pub mod template;
pub mod throughput;
