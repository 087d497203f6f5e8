//! The pairs whose models stand in this crate.
//!
//! In comes nothing; out go pairs of the same work. They never need a description that is not in the workspace.

use crate::documents;
use crate::models::{davinci_derived, davinci_emitted, davinci_lossy, entry_derived, entry_emitted};
use crate::throughput::{Pair, both};

/// Everything that is compared.
pub fn pairs() -> Vec<Pair> {
    let entries = documents::entries(1000);
    let many = documents::entries(65_000);
    let davinci = documents::DAVINCI;
    [
        both::<davinci_emitted::DavinciFlowStep, davinci_derived::DavinciFlowStep>("davinci answer", davinci),
        both::<davinci_emitted::DavinciFlowStep, davinci_lossy::DavinciFlowStep>(
            "davinci, serde lossy",
            davinci,
        ),
        both::<Vec<entry_emitted::Entry>, Vec<entry_derived::Entry>>("1,000 records", &entries),
        both::<Vec<entry_emitted::Entry>, Vec<entry_derived::Entry>>("10 MB of records", &many),
    ]
    .into_iter()
    .flatten()
    .collect()
}
