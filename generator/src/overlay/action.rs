//! One action. In: what it says, and a description; out: the description with that done, or findings where the action stands.
//! It never does a part of what it cannot do as a whole, but for what fits beside what does not.

use super::document::{Action, Change};
use super::edited::Edited;
use super::merge::{Class, Giver, Merge, Misfit};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::{FileId, Origin, Origins, Pointer};
use crate::tree::Node;
use std::collections::BTreeMap;

/// Who does the actions of one overlay.
#[derive(Debug)]
pub(super) struct Doing<'d> {
    pub(super) file: FileId,
    pub(super) edited: &'d mut Edited,
    pub(super) problems: &'d mut Problems,
}

/// Overlays have made more than they may: nothing more is done.
#[derive(Debug)]
pub(super) struct Exhausted;

/// What is given to the targets of an action.
struct Gift<'g> {
    node: &'g Node,
    /// Where it is in what gives.
    from: Pointer,
    giver: Giver<'g>,
    /// Where the action says so.
    said: Pointer,
}

impl Doing<'_> {
    /// Does an action. All its targets are those of the description before it ("Actions are applied to the result of the
    /// previous action", Overlay Object).
    pub(super) fn perform(&mut self, action: &Action) -> Result<(), Exhausted> {
        let places = action.target.select(&self.edited.mirror);
        if places.is_empty() {
            // it "succeeds without changing the target document" (1.1.0), which is seldom what was meant
            let at = self.label(&action.at.key("target"));
            let found = Diagnostic::new(Code::NO_TARGET, at, "this selects nothing");
            self.problems.push(
                found.help("check the spelling of names, and whether an earlier action removes the target"),
            );
            return Ok(());
        }
        match &action.change {
            Change::Remove => self.remove(action, &places),
            Change::Update(node) => {
                let from = action.at.key("update");
                let giver = Giver::Overlay(self.file);
                self.give(action, &places, &Gift { node, from: from.clone(), giver, said: from })?;
            }
            Change::Copy(query) => {
                let said = action.at.key("copy");
                let Some(from) = self.copied(&query.select(&self.edited.mirror), &said) else {
                    return Ok(());
                };
                let Some(node) = self.edited.tree.at(&from).cloned() else { return Ok(()) };
                let origins = self.edited.origins.clone();
                let giver = Giver::Description(&origins);
                self.give(action, &places, &Gift { node: &node, from, giver, said })?;
            }
        }
        Ok(())
    }

    fn remove(&mut self, action: &Action, places: &[Pointer]) {
        if places.contains(&Pointer::root()) {
            let at = self.label(&action.at.key("target"));
            let message = "this removes the whole description";
            self.problems.push(
                Diagnostic::new(Code::REMOVED_ROOT, at, message).help("select only what you want to remove"),
            );
            return;
        }
        self.edited.remove(places);
    }

    /// The one node to copy ("selecting a single node", Action Object).
    fn copied(&mut self, found: &[Pointer], said: &Pointer) -> Option<Pointer> {
        if let [one] = found {
            return Some(one.clone());
        }
        let message = match found.len() {
            0 => "this selects nothing to copy".to_owned(),
            count => format!("this selects {count} nodes, but only one can be copied"),
        };
        let mut finding = Diagnostic::new(Code::COPY_SOURCE, self.label(said), message);
        for (at, text) in found.iter().zip(["this", "and this"]) {
            finding = finding.label(written(&self.edited.origins, at).saying(text));
        }
        self.problems.push(finding);
        None
    }

    fn give(&mut self, action: &Action, places: &[Pointer], gift: &Gift<'_>) -> Result<(), Exhausted> {
        if self.are_mixed(action, places) {
            return Ok(());
        }
        if !self.edited.charge(gift.node, places) {
            let message = "with this action, overlays make the description too large or too deep";
            self.problems.push(
                Diagnostic::new(Code::OVERLAY_EXPANSION, self.label(&gift.said), message)
                    .help("this action and those after it are not applied"),
            );
            return Err(Exhausted);
        }
        let Edited { tree, origins, .. } = &mut *self.edited;
        let mut merge = Merge { origins, giver: gift.giver, misfits: Vec::new() };
        for at in places {
            if let Some(node) = tree.at_mut(at) {
                merge.target(node, at, gift.node, &gift.from);
            }
        }
        let misfits = merge.misfits;
        places.iter().for_each(|at| self.edited.reflect(at));
        self.report(&misfits, gift);
        Ok(())
    }

    /// The targets of an update or a copy "MUST be either all objects or all arrays or all primitives" (1.1.0, Action Object;
    /// 1.0.0 leaves open what becomes of others).
    fn are_mixed(&mut self, action: &Action, places: &[Pointer]) -> bool {
        let mut classes: BTreeMap<Class, &Pointer> = BTreeMap::new();
        for at in places {
            if let Some(node) = self.edited.tree.at(at) {
                classes.entry(Class::of(node)).or_insert(at);
            }
        }
        if classes.len() < 2 {
            return false;
        }
        let names: Vec<String> = classes.keys().map(ToString::to_string).collect();
        let message =
            format!("this selects {}, and no value can be merged with all of them", names.join(" and "));
        let mut finding = Diagnostic::new(Code::OVERLAY_KIND, self.label(&action.at.key("target")), message);
        for (class, at) in classes {
            finding = finding
                .label(written(&self.edited.origins, at).saying(format!("this is one of the {class}")));
        }
        self.problems.push(finding.help("write one action for each of them"));
        true
    }

    /// Each given value that does not fit is reported once, with the first place where it does not.
    fn report(&mut self, misfits: &[Misfit], gift: &Gift<'_>) {
        let mut known: Vec<&Pointer> = Vec::new();
        for misfit in misfits {
            if known.contains(&&misfit.given) {
                continue;
            }
            known.push(&misfit.given);
            let Misfit { given_kind, there_kind, .. } = misfit;
            let given = gift.giver.origin(&misfit.given);
            let message = format!("{given_kind} cannot be merged with {there_kind}");
            let there = written(&self.edited.origins, &misfit.there).saying(format!("this is {there_kind}"));
            let copied = Label { file: given.file, ..Label::value(&given.at) };
            let finding = match gift.giver {
                Giver::Overlay(_) => Diagnostic::new(Code::OVERLAY_KIND, copied, message),
                Giver::Description(_) => Diagnostic::new(Code::OVERLAY_KIND, self.label(&gift.said), message)
                    .label(copied.saying(format!("this is {given_kind}"))),
            };
            self.problems.push(finding.label(there).help(advice(misfit)));
        }
    }

    fn label(&self, at: &Pointer) -> Label {
        Label { file: self.file, ..Label::value(at) }
    }
}

/// Where a node of the description was written, as findings say it.
fn written(origins: &Origins, at: &Pointer) -> Label {
    let Origin { file, at } = origins.of(at);
    Label { file, ..Label::value(&at) }
}

fn advice(misfit: &Misfit) -> &'static str {
    match misfit.given_kind {
        "null" => "a key without a value is null; remove the key",
        _ => "to replace it, remove it with an earlier action",
    }
}
