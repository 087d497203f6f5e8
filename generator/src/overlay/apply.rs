//! Overlays, one after the other. In: a description and the paths of overlays; out: the description with all that they do.
//! It never stops at a mistake: what can be done is done, so that a report names all of them.

use super::action::{Doing, Exhausted};
use super::document::{self, Overlay};
use super::edited::Edited;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::reference::Address;
use crate::source::{FileId, Pointer, Reference, Source};
use crate::tree::Node;
use std::path::PathBuf;

/// Applies overlays in their order, each to what the one before has made.
pub(super) fn apply(source: &Source, tree: Node, overlays: &[PathBuf], problems: &mut Problems) -> Node {
    let mut edited = Edited::new(tree, source.text().len());
    let mut files: Vec<Source> = Vec::new();
    let mut going = Ok(());
    for path in overlays {
        let file = match source.read_beside(path) {
            Ok(file) => file,
            Err(error) => {
                let message = format!("the overlay `{}` cannot be read: {error}", path.display());
                problems.sought([path.clone()]);
                problems.push(Diagnostic::new(Code::OVERLAY_FILE, Label::value(&Pointer::root()), message));
                continue;
            }
        };
        edited.credit(file.text().len());
        let overlay = document::read(&file, FileId(files.len() + 1), problems);
        if let Some(overlay) = overlay {
            extends(&overlay, &file, source, problems);
            going = going.and_then(|()| perform(&overlay, &mut edited, problems));
        }
        files.push(file);
    }
    problems.files(files);
    problems.continue_with(edited.origins);
    edited.tree
}

fn perform(overlay: &Overlay, edited: &mut Edited, problems: &mut Problems) -> Result<(), Exhausted> {
    let mut doing = Doing { file: overlay.file, edited, problems };
    overlay.actions.iter().try_for_each(|action| doing.perform(action))
}

/// An overlay may say which description it is for. It is applied to the one that it is given all the same: that may be a copy.
/// What is on the network cannot be told apart, so nothing is said of it.
fn extends(overlay: &Overlay, file: &Source, source: &Source, problems: &mut Problems) {
    let Some(text) = &overlay.extends else { return };
    let leads_here = match Reference::parse(text).address {
        Address::File(path) => file.leads_to(&path, source),
        Address::Same | Address::Network(_) => None,
    };
    if leads_here == Some(false) {
        let at = Label { file: overlay.file, ..Label::value(&Pointer::root().key("extends")) };
        let message = format!("this overlay extends `{text}`, but is applied to `{}`", source.name());
        problems.push(Diagnostic::new(Code::OVERLAY_EXTENDS, at, message));
    }
}
