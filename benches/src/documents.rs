//! The texts that are read and written.
//!
//! In comes nothing; out go the DaVinci answer as it came over the wire and a list of plain records. It never gives
//! another text on another day: the list is drawn from a fixed sequence.

use clientwright_runtime::json;

use crate::models::entry_emitted::Entry;

/// The answer of PingOne to the start of a flow: 8.6 KB, indented, with long texts of HTML and CSS.
pub const DAVINCI: &str = include_str!("../../tests/vectors/davinci_start_200_screen.json");

/// A list of `count` records of eight members, without whitespace.
pub fn entries(count: u32) -> String {
    let mut draw = Draw(0x9e37_79b9_7f4a_7c15);
    json::to_string(&(0..count).map(|_| entry(&mut draw)).collect::<Vec<_>>())
}

fn entry(draw: &mut Draw) -> Entry {
    const NAMES: [&str; 6] =
        ["Ada Lovelace", "Jürgen Groß", "Grace Hopper", "O\"Neill", "李小龍", "Elmer J. Fudd"];
    const TAGS: [&str; 5] = ["admin", "on-leave", "contractor", "eu-west", "reviewed"];
    let name = NAMES[draw.below(6)];
    Entry {
        id: draw.next() as i64 >> 12,
        display_name: name.to_owned(),
        email: (draw.below(4) > 0).then(|| format!("user{}@example.com", draw.below(100_000))),
        active: draw.below(2) == 0,
        // never whole: serde_json writes such a number with a point, and the runtime without
        score: (2 * draw.below(500_000) + 1) as f64 / 1000.0,
        tags: (0..draw.below(4)).map(|_| TAGS[draw.below(5)].to_owned()).collect(),
        created_date: (draw.below(3) > 0).then(|| format!("2026-11-{:02}T08:30:00.000Z", 1 + draw.below(28))),
        attempts: (draw.below(2) == 0).then(|| draw.below(50) as u32),
    }
}

/// xorshift64*: enough to vary records.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, limit: u64) -> usize {
        ((self.next() >> 33) % limit) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::{davinci_derived, davinci_emitted, davinci_lossy, entry_derived};

    fn value(text: &str) -> serde_json::Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn every_form_reads_the_answer_and_writes_it_again() {
        let emitted: davinci_emitted::DavinciFlowStep = json::from_str(DAVINCI).unwrap();
        let derived: davinci_derived::DavinciFlowStep = serde_json::from_str(DAVINCI).unwrap();
        let lossy: davinci_lossy::DavinciFlowStep = serde_json::from_str(DAVINCI).unwrap();
        assert_eq!(value(&json::to_string(&emitted)), value(DAVINCI));
        assert_eq!(value(&serde_json::to_string(&derived).unwrap()), value(DAVINCI));
        assert_eq!(value(&serde_json::to_string(&lossy).unwrap()), value(DAVINCI));
    }

    #[test]
    fn both_forms_read_the_entries_and_write_the_same_bytes() {
        let text = entries(1000);
        let emitted: Vec<Entry> = json::from_str(&text).unwrap();
        let derived: Vec<entry_derived::Entry> = serde_json::from_str(&text).unwrap();
        assert_eq!(emitted.len(), 1000);
        assert_eq!(json::to_string(&emitted), text);
        assert_eq!(serde_json::to_string(&derived).unwrap(), text);
    }
}
