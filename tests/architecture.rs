//! The rules of the house, executed. In: every file of the workspace; out: the places that break a rule, each with the rule.
//! It never judges taste: what it checks is written in ARCHITECTURE.md and CONTRIBUTING.md.

mod english;
mod features;
mod floors;
mod imports;
mod manifests;
mod names;
mod paths;
mod reserved;
mod rings;
mod settings;
mod shape;
mod tree;
