//! Operations that go on after their answer. In: what settings and Microsoft's extensions say of one; out: how its end is waited for.
//! It never infers that: 202 alone may be all that there is.

use super::Lowering;
use super::slot::Slot;
use crate::ir::{LongRunning, ResultFrom};
use crate::settings::{Named, Under};

const MICROSOFT: &str = "x-ms-long-running-operation";
const OPTIONS: &str = "x-ms-long-running-operation-options";

pub(super) fn find_long_running(cx: &mut Lowering<'_, '_>, slot: &Slot<'_>) -> Option<LongRunning> {
    let tags = slot.operation.texts("tags");
    let (id, under) = (slot.operation.text("operationId"), Under::Path(slot.template));
    let of_settings = cx.choice.long_running(&Named { id, tags: &tags, under });
    of_settings.or_else(|| {
        let options = slot.operation.get(OPTIONS);
        let via = options.as_ref().and_then(|options| options.text("final-state-via"));
        let from = match via {
            Some("location") => ResultFrom::Location,
            Some("original-uri") => ResultFrom::Original,
            Some("azure-async-operation" | "operation-location") => ResultFrom::Monitor,
            Some(_) | None => ResultFrom::Usual,
        };
        slot.operation.flag(MICROSOFT).then(|| LongRunning::default().result(from, ""))
    })
}
