//! What clientwright costs beside others, in numbers.
//!
//! In come descriptions, models and peers; out go tables with both sides' figures. It never compares two different runs: the
//! sides take turns.

pub mod cargo;
pub mod checking;
pub mod command;
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
pub mod shapes;
pub mod synthetic;
pub mod table;
pub mod template;
pub mod throughput;
