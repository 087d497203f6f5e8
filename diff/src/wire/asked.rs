//! The operations and webhooks that settings ask for. In: one with what it stands under; out: whether it is compared. It never asks what
//! else the settings say.

use crate::view::View;
use clientwright::Settings;
use clientwright::settings::{Filter, Named, Under};

/// Whether an operation is asked for, as `generate` has it.
pub(super) fn operation(settings: &Settings, operation: &View<'_>, under: Under<'_>) -> bool {
    let tags = operation.texts("tags");
    let named = Named { id: operation.text("operationId"), tags: &tags, under };
    let any = |filters: &[Filter]| filters.iter().any(|filter| filter.matches(&named));
    (settings.include.is_empty() || any(&settings.include)) && !any(&settings.exclude)
}

/// Whether one of the requests of a webhook is asked for.
pub(super) fn webhook(settings: &Settings, (name, item): &(&str, View<'_>)) -> bool {
    let is_asked = |view: &View<'_>| operation(settings, view, Under::Webhook(name));
    item.members().iter().any(|(_, view)| view.node.as_mapping().is_some() && is_asked(view))
}
