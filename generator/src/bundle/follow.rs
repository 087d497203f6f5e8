//! What a reference names in another file. In: a reference and where it stands; out: the place that it means, the file parsed
//! once. It never says nothing: a reference that leads nowhere is reported where it stands, and known to be lost.

use super::kinds::Layout;
use super::{Bundle, LONGEST_CHAIN, homes, kinds};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::files::Refused;
use crate::source::reference::Address;
use crate::source::{FileId, Origin, Pointer, Reference};
use crate::tree::{self, Node};
use std::path::Path;
use std::rc::Rc;

impl Bundle<'_> {
    /// The place that a reference means. In the description's own file it is not looked whether anything is there.
    pub(super) fn find(&mut self, site: &Origin, text: &str) -> Option<Origin> {
        let found = self.walk(site, text);
        if found.is_none() {
            self.problems.lost(site.clone());
        }
        found
    }

    /// The home that a place has in the tree; a place that has none gets one.
    pub(super) fn settle(&mut self, place: Origin, wanted: kinds::Container) -> Option<Pointer> {
        let mut place = place;
        let mut chain: Vec<(kinds::Container, Origin)> = Vec::new();
        let home = loop {
            if place.file == FileId::ROOT {
                break place.at;
            }
            let homes::Unit { container, at, rest } = homes::unit(&place.at, wanted, self.layout);
            let from = Origin { file: place.file, at };
            // what stands alone in its file says by itself what it is
            let container = if container == wanted { self.kind_of(&from, wanted) } else { container };
            let inside = |home: &Pointer| {
                rest.as_ref().map_or(home.clone(), |rest| rest.rebased(&Pointer::root(), home))
            };
            if let Some(home) = self.homes.of(container, &from) {
                break inside(home);
            }
            let Some((site, text)) = self.entry(&from).filter(|_| rest.is_none()) else {
                break inside(&self.move_in(container, from));
            };
            if chain.iter().any(|(_, known)| *known == from) {
                self.report(&site, Code::REFERENCE_CYCLE, format!("`{text}` leads back to itself"), "");
                return None;
            }
            chain.push((container, from));
            place = self.find(&site, &text)?;
        };
        for (container, from) in chain {
            self.homes.put(container, from, &home);
        }
        Some(home)
    }

    /// Among which components something belongs that a reference of this kind names. Where that is of another kind, a later stage
    /// puts the reference right.
    fn kind_of(&self, from: &Origin, wanted: kinds::Container) -> kinds::Container {
        let node = self.trees.get(from.file.0).and_then(Option::as_deref).and_then(|tree| tree.at(&from.at));
        let meant = node.and_then(|node| kinds::evident(node, wanted.thing()));
        meant.and_then(|thing| self.layout.container(thing)).unwrap_or(wanted)
    }

    fn move_in(&mut self, container: kinds::Container, from: Origin) -> Pointer {
        let last = from.at.tokens().last();
        let words: Vec<String> = self.files.stem(from.file).into_iter().chain(last).collect();
        let at = container.place(&self.homes.name(container, &words));
        self.homes.put(container, from.clone(), &at);
        self.pending.push_back(homes::Home { at: at.clone(), from, container });
        at
    }

    /// Follows a pointer token by token; on the way it may lead through references to other files.
    fn walk(&mut self, site: &Origin, text: &str) -> Option<Origin> {
        let mut place = self.aim(site, text)?;
        for _ in 0..LONGEST_CHAIN {
            if place.file == FileId::ROOT {
                return Some(place);
            }
            let tree = self.tree(place.file)?;
            let Some((node, here, rest)) = nearest(&tree, &place.at) else { return Some(place) };
            let Some(onwards) = kinds::reference(node) else {
                self.nothing_there(site, &place, (node, &here));
                return None;
            };
            let next = self.aim(&Origin { file: place.file, at: here.key("$ref") }, onwards)?;
            place = Origin { at: rest.iter().fold(next.at, |at, token| at.key(token)), file: next.file };
        }
        self.report(site, Code::REFERENCE_CYCLE, format!("`{text}` leads back to itself"), "");
        None
    }

    /// The file and the pointer of a reference, whatever is there.
    fn aim(&mut self, site: &Origin, text: &str) -> Option<Origin> {
        let reference = Reference::parse(text);
        let Origin { file, at: start } = self.document(site, &reference)?;
        let at = match reference.pointer() {
            Some(at) => Some(at.rebased(&Pointer::root(), &start)),
            None => self.addresses.anchor(&Origin { file, at: start }, &reference.fragment),
        };
        if at.is_none() {
            let message = format!("there is no `$anchor: {}` in `{}`", reference.fragment, self.name(file));
            self.report(
                site,
                self.missing,
                message,
                "write a JSON pointer, such as `#/components/schemas/Pet`, or the name of an anchor",
            );
        }
        Some(Origin { file, at: at? })
    }

    /// What a reference means without its fragment: a file, or a schema that has an address of its own, which `$id` and
    /// `$self` give in the later versions alone.
    fn document(&mut self, site: &Origin, reference: &Reference<'_>) -> Option<Origin> {
        let is_later = self.layout == Layout::Later;
        if let Some(called) = self.addresses.place(site, reference.written) {
            return Some(called);
        }
        if let Some(meant) = self.addresses.beside_file(site, reference.written).filter(|_| is_later) {
            let file = self.open(site, &Reference::parse(&meant))?;
            return Some(Origin { file, at: Pointer::root() });
        }
        let file = self.open(site, reference)?;
        // who puts a schema into a file may leave its references as they were, or write them from the root
        let inner = self.addresses.around(site).filter(|_| is_later && reference.written.is_empty());
        let inner = inner.zip(reference.pointer()).filter(|(start, at)| {
            let at = at.rebased(&Pointer::root(), start);
            self.tree(file).is_some_and(|tree| tree.at(&at).is_some())
        });
        Some(Origin { file, at: inner.map_or_else(Pointer::root, |(start, _)| start) })
    }

    fn open(&mut self, site: &Origin, reference: &Reference<'_>) -> Option<FileId> {
        let written = reference.written;
        let refused = match self.files.open(site.file, &reference.address) {
            Ok(file) => return self.parsed(file).then_some(file),
            Err(refused) => refused,
        };
        let (code, message, help) = match refused {
            Refused::Homeless => (
                Code::EXTERNAL_REFERENCE,
                format!("`{written}` is in another document, but the description was not read from a file"),
                "give the path of the description, so that the files it refers to can be found".to_owned(),
            ),
            Refused::Network => (
                Code::NETWORK_REFERENCE,
                format!("`{written}` is on the network, and clientwright fetches nothing"),
                on_the_network(&reference.address),
            ),
            Refused::Outside => (
                Code::OUTSIDE_REFERENCE,
                format!("`{written}` is outside the folder of the description"),
                "move the file into the folder, or allow such files with the setting `outside_files`"
                    .to_owned(),
            ),
            Refused::Missing { path, beside } => {
                let meant = self.problems.did_you_mean(&file_name(&path), beside.iter().map(String::as_str));
                self.missing_file(site, &path.display().to_string(), &meant);
                return None;
            }
            Refused::Unreadable { path, why } => {
                (Code::UNREADABLE_FILE, format!("`{}` cannot be read: {why}", path.display()), String::new())
            }
        };
        self.report(site, code, message, &help);
        None
    }

    /// A file that is not there is nothing that is not there, unless it has operations.
    fn missing_file(&mut self, site: &Origin, path: &str, meant: &str) {
        let message = format!("the file `{path}` does not exist");
        let found = Diagnostic::new(Code::MISSING_FILE, label(site), message);
        self.problems.push(match self.missing {
            Code::NOTHING_IN_FILE => found.put_right().help(format!("{meant} {INSTEAD}").trim()),
            _ => found.help(meant),
        });
    }

    /// Parses a file when it is new; whether it has a tree.
    fn parsed(&mut self, file: FileId) -> bool {
        if file.0 == self.trees.len()
            && let Some(source) = self.files.source(file).cloned()
        {
            self.credit(&source);
            let mut found = Problems::default();
            let tree = tree::parse_within(&source, self.bounds, &mut found);
            self.addresses.add(tree.as_ref().unwrap_or(&Node::Null));
            self.trees.push(tree.map(Rc::new));
            self.problems.found_in(file, found);
        }
        self.tree(file).is_some()
    }

    /// A finding where a reference stands.
    pub(super) fn report(&mut self, site: &Origin, code: Code, message: String, help: &str) {
        self.problems.push(Diagnostic::new(code, label(site), message).help(help));
    }

    fn nothing_there(&mut self, site: &Origin, sought: &Origin, near: (&Node, &Pointer)) {
        let (node, here) = near;
        let missing = sought.at.tokens().nth(here.tokens().count()).unwrap_or_default();
        let names = node.as_mapping().into_iter().flatten().map(|(name, _)| name.as_str());
        let message = format!("`#{}` does not exist in `{}`", sought.at, self.name(sought.file));
        let there = Label { file: sought.file, ..Label::key(here) };
        let known_here = self.tree(FileId::ROOT).is_some_and(|root| root.at(&sought.at).is_some());
        let help = if known_here {
            format!("the description itself has it: write the path of its file before `#{}`", sought.at)
        } else {
            self.problems.did_you_mean(&missing, names)
        };
        let found = Diagnostic::new(self.missing, label(site), message)
            .label(there.saying(format!("this has no `{missing}`")))
            .help(help);
        let help = match found.help.as_str() {
            help if self.missing != Code::NOTHING_IN_FILE => help.to_owned(),
            "" => INSTEAD.to_owned(),
            help if help.ends_with('?') => format!("{help} {INSTEAD}"),
            help => format!("{help}; {INSTEAD}"),
        };
        self.problems.push(found.help(help));
    }

    fn name(&self, file: FileId) -> String {
        self.files.source(file).map_or_else(|| "this file".to_owned(), |source| source.name().to_owned())
    }
}

/// What becomes of a reference that names nothing, when it is neither a path nor a section.
const INSTEAD: &str = "until it is fixed, as little as possible is assumed";

pub(super) fn label(site: &Origin) -> Label {
    Label { file: site.file, ..Label::value(&site.at) }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn on_the_network(address: &Address) -> String {
    let folder = match address {
        Address::Network(text) => text.rsplit_once('/').map_or("", |(folder, _)| folder),
        Address::Same | Address::File(_) => "",
    };
    format!("download it, and map `{folder}/` to its folder with the setting `local`")
}

/// The last node on the way to a place that is not there, where that is, and what is left of the way.
fn nearest<'n>(tree: &'n Node, at: &Pointer) -> Option<(&'n Node, Pointer, Vec<String>)> {
    let tokens: Vec<String> = at.tokens().collect();
    let mut here = Pointer::root();
    let mut node = tree;
    for (index, token) in tokens.iter().enumerate() {
        match node.at(&Pointer::root().key(token)) {
            Some(next) => node = next,
            None => return Some((node, here, tokens.into_iter().skip(index).collect())),
        }
        here = here.key(token);
    }
    None
}
