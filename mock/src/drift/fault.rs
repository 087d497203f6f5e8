//! What differs, counted. In: faults as exchanges show them; out: each once, with how often it was seen and where first.
//! It never keeps a value but in a mend.

use super::mend::Mend;
use clientwright::diagnostic::Code;
use clientwright::unstable::tree::Node;
use indexmap::IndexMap;

/// Something that the description does not know.
#[derive(Debug)]
pub(super) struct Fault<'a> {
    pub(super) code: Code,
    /// What the description has there: a schema, the responses of an operation.
    pub(super) node: &'a Node,
    /// The member of it that is meant, where it has one.
    pub(super) key: &'static str,
    /// What is said, without how often.
    pub(super) message: String,
    pub(super) mend: Mend,
}

/// Each fault once.
#[derive(Debug, Default)]
pub(super) struct Faults<'a> {
    pub(super) list: IndexMap<(usize, Code, String), Counted<'a>>,
}

/// A fault and how often it was seen.
#[derive(Debug)]
pub(super) struct Counted<'a> {
    pub(super) fault: Fault<'a>,
    /// The exchanges that show it.
    pub(super) seen: usize,
    /// The numbers of the first and the last of them.
    pub(super) first: usize,
    last: usize,
}

/// Who notes the faults of one exchange.
pub(super) struct Noting<'f, 'a> {
    pub(super) faults: &'f mut Faults<'a>,
    /// The exchange's number.
    pub(super) entry: usize,
}

impl<'a> Noting<'_, 'a> {
    pub(super) fn add(&mut self, fault: Fault<'a>) {
        let slot = match &fault.mend {
            Mend::Nothing => fault.message.clone(),
            mend => mend.slot(),
        };
        let key = (std::ptr::from_ref(fault.node).addr(), fault.code, slot);
        match self.faults.list.get_mut(&key) {
            Some(known) => {
                known.fault.mend.merge(fault.mend);
                known.seen += usize::from(known.last != self.entry);
                known.last = self.entry;
            }
            None => {
                let counted = Counted { fault, seen: 1, first: self.entry, last: self.entry };
                self.faults.list.insert(key, counted);
            }
        }
    }
}
