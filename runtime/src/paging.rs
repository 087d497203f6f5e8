//! Answers that come in pages. In: a request, and the table of how its pages follow each other. Out: streams of the pages and of
//! their items. Never: more than a page in memory, or a request to another origin than the first.

mod advance;
#[cfg(feature = "blocking")]
mod awaited;
mod items;
mod pager;
mod pages;
mod seen;
mod target;

pub use self::items::Items;
pub use self::pages::{Page, Pages};
