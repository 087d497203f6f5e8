//! The document of an overlay (Overlay Specification 1.0.0 and 1.1.0, "Schema"). In: a file; out: its actions, each of which
//! can be done. It never looks at a description: whether a target is there is found out when the action is done.

use super::fields::{Fields, OverlayMembers, OverlayObject};
use super::query::Query;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::{FileId, Pointer, Source};
use crate::tree::{self, Node};

/// The Overlay Object.
const OVERLAY: OverlayObject =
    OverlayObject { name: "an overlay", fields: &["overlay", "info", "extends", "actions"] };

/// The Info Object; `description` came with 1.1.0, and nothing is lost by reading it before.
const INFO: OverlayObject =
    OverlayObject { name: "the info of an overlay", fields: &["title", "version", "description"] };

/// The Action Object.
const ACTION: OverlayObject =
    OverlayObject { name: "an action", fields: &["target", "description", "update", "remove", "copy"] };

/// An overlay.
#[derive(Debug)]
pub(super) struct Overlay {
    /// Its file.
    pub(super) file: FileId,
    /// The description that it is for, if it says so.
    pub(super) extends: Option<String>,
    /// What it does.
    pub(super) actions: Vec<Action>,
}

/// One action.
#[derive(Debug)]
pub(super) struct Action {
    /// Where it stands in the overlay.
    pub(super) at: Pointer,
    /// What it is done to.
    pub(super) target: Query,
    /// What is done.
    pub(super) change: Change,
}

/// What an action does.
#[derive(Debug)]
pub(super) enum Change {
    /// The target is taken away.
    Remove,
    /// The target is merged with this.
    Update(Node),
    /// The target is merged with the one node that this selects.
    Copy(Query),
}

/// The versions of the specification, of which the last number does not count ("Versions").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OverlayVersion {
    V1_0,
    V1_1,
}

/// Reads an overlay; `None` when it cannot be known what it means. Actions with a mistake are left out.
pub(super) fn read(source: &Source, file: FileId, problems: &mut Problems) -> Option<Overlay> {
    let mut found = Problems::default();
    let tree = tree::parse(source, &mut found);
    problems.found_in(file, found);
    let tree = tree?;
    let mut fields = Fields { source, file, problems };
    let version = fields.version(&tree)?;
    let overlay = fields.object(OVERLAY, &tree, Pointer::root())?;
    fields.info(&overlay);
    let extends = overlay.get("extends").and_then(|it| fields.text(it)).map(str::to_owned);
    let actions = fields.actions(&overlay, version);
    Some(Overlay { file, extends, actions })
}

impl Fields<'_> {
    fn version(&mut self, tree: &Node) -> Option<OverlayVersion> {
        let Some(node) = tree.get("overlay") else {
            let message = if tree.get("openapi").or(tree.get("swagger")).is_some() {
                "this is a description, not an overlay"
            } else {
                "this is not an overlay: the key `overlay` is missing"
            };
            self.report(
                Diagnostic::new(Code::NOT_OVERLAY, Label::value(&Pointer::root()), message)
                    .help("an overlay begins with `overlay: 1.1.0`"),
            );
            return None;
        };
        let version = node.as_str().and_then(version);
        if version.is_none() {
            let said = node.as_str().map_or(node.kind().to_owned(), |text| format!("`{text}`"));
            let message = format!("{said} is not a supported version of the Overlay Specification");
            let at = Label::value(&Pointer::root().key("overlay"));
            self.report(
                Diagnostic::new(Code::OVERLAY_VERSION, at, message)
                    .help("supported versions are 1.0 and 1.1: write `overlay: 1.1.0`"),
            );
        }
        version
    }

    fn info(&mut self, overlay: &OverlayMembers<'_>) {
        let info = self.required(overlay, "info").and_then(|(node, at)| self.object(INFO, node, at));
        let Some(info) = info else { return };
        for name in ["title", "version"] {
            if let Some(it) = self.required(&info, name) {
                self.prose(it);
            }
        }
        if let Some(it) = info.get("description") {
            self.prose(it);
        }
    }

    fn actions(&mut self, overlay: &OverlayMembers<'_>, version: OverlayVersion) -> Vec<Action> {
        let Some((node, at)) = self.required(overlay, "actions") else { return Vec::new() };
        let Node::Sequence(items) = node else {
            self.wrong_kind("an array", node, &at);
            return Vec::new();
        };
        if items.is_empty() {
            let message = "this is not an overlay: it has no actions";
            self.report(Diagnostic::new(Code::NOT_OVERLAY, Label::value(&at), message));
        }
        let places = (0..).map(|index| at.index(index));
        items.iter().zip(places).filter_map(|(node, at)| self.action(node, at, version)).collect()
    }

    /// An action with all its mistakes reported, whichever comes first.
    fn action(&mut self, node: &Node, at: Pointer, version: OverlayVersion) -> Option<Action> {
        let action = self.object(ACTION, node, at)?;
        if let Some(it) = action.get("description") {
            self.prose(it);
        }
        let target = self.required(&action, "target").and_then(|it| self.query(it));
        let change = self.change(&action, version);
        Some(Action { at: action.at, target: target?, change: change? })
    }

    fn change(&mut self, action: &OverlayMembers<'_>, version: OverlayVersion) -> Option<Change> {
        let (update, copy) = (action.get("update"), action.get("copy"));
        let removes = action.get("remove").map(|it| self.flag(it));
        match (removes, update, copy) {
            (Some(None), _, _) => None,
            (Some(Some(true)), update, copy) => {
                for (_, at) in update.into_iter().chain(copy) {
                    self.ignored(&at);
                }
                Some(Change::Remove)
            }
            (_, Some(_), Some((_, at))) => {
                let message = "an action cannot have both `update` and `copy`";
                self.unclear(Label::key(&at), message, "split it into two actions");
                None
            }
            (_, None, Some((_, at))) if version == OverlayVersion::V1_0 => {
                let message = "`copy` requires version 1.1 of the Overlay Specification";
                self.unclear(Label::key(&at), message, "write `overlay: 1.1.0`");
                None
            }
            (_, None, Some(it)) => self.query(it).map(Change::Copy),
            (_, Some((node, _)), None) => Some(Change::Update(node.clone())),
            (Some(Some(false)), None, None) => {
                let message = "an action with `remove: false` must say what to do instead";
                self.unclear(
                    Label::value(&action.at.key("remove")),
                    message,
                    "write `update` or `copy`, or `remove: true`",
                );
                None
            }
            (None, None, None) => {
                let message = "an action needs `update`, `copy` or `remove`";
                self.unclear(Label::value(&action.at), message, "");
                None
            }
        }
    }

    fn flag(&mut self, (node, at): (&Node, Pointer)) -> Option<bool> {
        match node {
            Node::Bool(value) => Some(*value),
            Node::Null | Node::Number(_) | Node::String(_) | Node::Sequence(_) | Node::Mapping(_) => {
                self.wrong_kind("`true` or `false`", node, &at);
                None
            }
        }
    }

    fn unclear(&mut self, at: Label, message: &str, help: &str) {
        self.report(Diagnostic::new(Code::ACTION_CHANGE, at, message).help(help));
    }

    /// "This field has no impact if the `remove` field of this action object is `true`" (Action Object).
    fn ignored(&mut self, at: &Pointer) {
        let message = format!("`{}` has no effect beside `remove: true`", at.last().unwrap_or_default());
        let help = "to replace the target, add another action after this one";
        self.report(Diagnostic::new(Code::CHANGE_IGNORED, Label::key(at), message).help(help));
    }
}

fn version(text: &str) -> Option<OverlayVersion> {
    let (feature_set, patch) = text.rsplit_once('.')?;
    let is_number = !patch.is_empty() && patch.bytes().all(|byte| byte.is_ascii_digit());
    match feature_set {
        "1.0" if is_number => Some(OverlayVersion::V1_0),
        "1.1" if is_number => Some(OverlayVersion::V1_1),
        _ => None,
    }
}
