//! Printed items in files. In: the items of a module; out: one file, or a file of its own for each of its parts.
//! It never moves an item within its part, and never lets a division change the path under which users find an item.
//!
//! A divided module `types.rs` declares its parts and gives what they give (`mod pets; pub use pets::*;`); each part imports what
//! it has from there by name, so that an item reads the same wherever it is printed.

use super::MARKER;
use crate::emit::{Division, LINTS, Module, ModulePart, PartNames, WIDTH, filled};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A module that would have more lines is divided, and so is a part of it. Editors and reviews are slow beyond that.
const MOST_LINES: usize = 5_000;

/// An item as text, where it goes, and its names as the emitter gave them.
#[derive(Debug, Clone)]
pub(super) struct Printed<'t> {
    pub(super) part: ModulePart,
    pub(super) text: PrintedText,
    pub(super) defines: Option<&'t str>,
    pub(super) uses: Arc<[&'t str]>,
}

/// The piece in which each name is defined.
type NameHomes<'t> = HashMap<&'t str, usize, foldhash::fast::RandomState>;

/// A text, and how many lines it has; each ends with a line break.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PrintedText {
    text: String,
    lines: usize,
}

impl From<String> for PrintedText {
    fn from(text: String) -> Self {
        Self { lines: text.bytes().filter(|byte| *byte == b'\n').count(), text }
    }
}

impl PrintedText {
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

/// The files of a module: paths and texts.
pub(super) fn files(
    module: &Module<'_>,
    items: Vec<Printed<'_>>,
    parts: &[PartNames],
) -> Vec<(String, String)> {
    let doc = if module.doc.is_empty() { String::new() } else { format!("//! {}\n\n{LINTS}", module.doc) };
    if !is_divided(module, &items, parts) {
        return vec![(module.path.to_owned(), whole(&doc, items.iter().map(|item| item.text.as_str())))];
    }
    let mut by_part: BTreeMap<ModulePart, Vec<Printed<'_>>> = BTreeMap::new();
    for item in items {
        by_part.entry(item.part).or_default().push(item);
    }
    let mut root = by_part.remove(&ModulePart::Root).unwrap_or_default();
    if let Some(shared) =
        by_part.get(&ModulePart::Shared).filter(|shared| lines(shared) <= MOST_LINES).cloned()
    {
        by_part.remove(&ModulePart::Shared);
        root.extend(shared);
    }
    let pieces = pieces(by_part, parts);
    let declared: Vec<_> = pieces.iter().map(|piece| piece.declaration(module.division)).collect();
    let stem = module.path.strip_suffix(".rs").unwrap_or(module.path);
    // imports come first, then the parts, then what stays
    let (imports, staying) = root.split_at(usize::from(!root.is_empty()));
    let text = texts(imports).chain(declared.iter().map(String::as_str)).chain(texts(staying));
    let mut files = vec![(module.path.to_owned(), whole(&doc, text))];
    let names = homes(&root, &pieces);
    let of_piece = |(at, piece): (usize, &ModuleFile<'_>)| {
        let imports = piece.imports(module, at, &names);
        (format!("{stem}/{}.rs", piece.module), piece.text(module.doc, &imports))
    };
    files.extend(pieces.iter().enumerate().map(of_piece));
    files
}

/// In which piece each name is defined; those of the module itself are in one behind all others.
fn homes<'t>(root: &[Printed<'t>], pieces: &[ModuleFile<'t>]) -> NameHomes<'t> {
    let items = pieces.iter().map(|piece| piece.items.as_slice()).chain([root]).enumerate();
    items.flat_map(|(at, items)| items.iter().filter_map(move |item| Some((item.defines?, at)))).collect()
}

fn texts<'i>(items: &'i [Printed<'_>]) -> impl Iterator<Item = &'i str> {
    items.iter().map(|item| item.text.as_str())
}

fn is_divided(module: &Module<'_>, items: &[Printed<'_>], parts: &[PartNames]) -> bool {
    let gated = items.iter().any(|item| names(item.part, parts).is_some_and(|part| part.feature.is_some()));
    let is_long = || items.iter().map(|item| item.text.lines + 1).sum::<usize>() > MOST_LINES;
    match module.division {
        Division::Never => false,
        Division::Impls | Division::Crate | Division::Public => gated || is_long(),
    }
}

fn names(part: ModulePart, parts: &[PartNames]) -> Option<&PartNames> {
    match part {
        ModulePart::Root | ModulePart::Shared => None,
        ModulePart::Section(index) => parts.get(index),
    }
}

fn lines(items: &[Printed<'_>]) -> usize {
    items.iter().map(|item| item.text.lines + 1).sum()
}

/// A file that is a part of a module, or a piece of a long part.
struct ModuleFile<'t> {
    module: String,
    title: String,
    feature: Option<String>,
    items: Vec<Printed<'t>>,
}

impl ModuleFile<'_> {
    fn declaration(&self, division: Division) -> String {
        let module = &self.module;
        let feature = self.feature.as_ref().map(|feature| format!("#[cfg(feature = \"{feature}\")]\n"));
        let feature = feature.unwrap_or_default();
        let given = match division {
            Division::Never | Division::Impls => String::new(),
            // a piece of a long part may hold nothing that has a name: rustc would warn of it
            Division::Crate | Division::Public if !self.has_names() => String::new(),
            Division::Crate => format!("{feature}pub(crate) use {module}::*;\n"),
            Division::Public => format!("{feature}pub use {module}::*;\n"),
        };
        format!("{feature}mod {module};\n{given}")
    }

    fn has_names(&self) -> bool {
        self.items.iter().any(|item| item.defines.is_some())
    }

    /// What the part has from its module: everything where that is little, else the names that it uses.
    fn imports(&self, module: &Module<'_>, at: usize, elsewhere: &NameHomes<'_>) -> String {
        const ALLOW: &str = "#[allow(unused_imports, reason = \"a small part may not need it\")]\n";
        match module.division {
            Division::Never | Division::Impls => format!("{ALLOW}use super::*;\n"),
            Division::Crate | Division::Public => {
                let used = self.items.iter().flat_map(|item| item.uses.iter().copied());
                let used = used.filter(|name| elsewhere.get(name).is_some_and(|home| *home != at));
                let used: BTreeSet<&str> = used.collect();
                let names: Vec<&str> = module.beside.iter().copied().chain(["rt"]).chain(used).collect();
                let line = format!("use super::{{{}}};\n", names.join(", "));
                match line.len() <= WIDTH {
                    true => format!("{ALLOW}{line}"),
                    false => format!("{ALLOW}use super::{{\n{}}};\n", filled(names.into_iter())),
                }
            }
        }
    }

    fn text(&self, doc: &str, imports: &str) -> String {
        let title = &self.title;
        let doc = format!("//! {doc} This is the part of {title}.\n");
        whole(&doc, std::iter::once(imports).chain(texts(&self.items)))
    }
}

/// The parts as files, the long ones in numbered pieces.
fn pieces<'t>(by_part: BTreeMap<ModulePart, Vec<Printed<'t>>>, parts: &[PartNames]) -> Vec<ModuleFile<'t>> {
    let mut taken: BTreeSet<String> = parts.iter().map(|part| part.module.clone()).collect();
    let mut pieces = Vec::new();
    for (part, items) in by_part {
        let (name, title, feature) = match names(part, parts) {
            Some(names) => (names.module.clone(), names.title.clone(), names.feature.clone()),
            None => ("shared".to_owned(), "items that belong to no other part alone".to_owned(), None),
        };
        for (index, items) in cut(items).into_iter().enumerate() {
            let module = if index == 0 { name.clone() } else { numbered(&name, index + 1, &taken) };
            taken.insert(module.clone());
            pieces.push(ModuleFile { module, title: title.clone(), feature: feature.clone(), items });
        }
    }
    pieces
}

fn numbered(name: &str, number: usize, taken: &BTreeSet<String>) -> String {
    let mut wanted = format!("{name}_{number}");
    while taken.contains(&wanted) {
        wanted.push('_');
    }
    wanted
}

/// Cuts a list of items before it gets too long; an item is never cut.
///
/// A piece that is half full ends before the next item that is a milestone. So a change of one item moves others from piece to
/// piece until the next milestone at most, and not all that follow.
fn cut(items: Vec<Printed<'_>>) -> Vec<Vec<Printed<'_>>> {
    let mut pieces: Vec<Vec<Printed<'_>>> = Vec::new();
    let mut room = 0;
    for item in items {
        let length = item.text.lines + 1;
        match pieces.last_mut() {
            Some(last) if length <= room && (room > MOST_LINES / 2 || !is_milestone(item.text.as_str())) => {
                room -= length;
                last.push(item);
            }
            Some(_) | None => {
                room = MOST_LINES.saturating_sub(length);
                pieces.push(vec![item]);
            }
        }
    }
    pieces
}

/// Whether an item is one of some thirty-two, by what it is called: a change of its documentation or members changes nothing.
fn is_milestone(item: &str) -> bool {
    let head = item.lines().find(|line| line.starts_with("pub ") || line.starts_with("impl"));
    (super::checksum(head.unwrap_or_default()) >> 32).is_multiple_of(32)
}

/// A file: what it says of itself, then its items with a blank line before each.
fn whole<'t>(doc: &str, items: impl Iterator<Item = &'t str>) -> String {
    let mut text = format!("// {MARKER} {}; do not edit.\n{doc}", env!("CARGO_PKG_VERSION"));
    for item in items {
        text.push('\n');
        text.push_str(item);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(part: ModulePart, name: &str, lines: usize) -> Printed<'static> {
        let text = format!("pub fn {name}() {{\n{}}}\n", "    x();\n".repeat(lines));
        Printed { part, text: text.into(), defines: Some("it"), uses: Arc::default() }
    }

    fn names(module: &str, feature: Option<&str>) -> PartNames {
        let title = format!("the tag `{module}`");
        PartNames { module: module.to_owned(), title, feature: feature.map(str::to_owned) }
    }

    fn paths(items: Vec<Printed<'_>>, parts: &[PartNames]) -> Vec<String> {
        let module = Module::new("types.rs", "Types.", Vec::new()).divided(Division::Public);
        let files = files(&module, items, parts);
        for (path, text) in &files {
            assert!(text.lines().count() <= MOST_LINES + 20, "{path}");
        }
        files.into_iter().map(|(path, _)| path).collect()
    }

    #[test]
    fn a_file_is_divided_when_it_is_long_or_has_features() {
        let parts = [names("pets", None), names("shops", None)];
        let small = || vec![item(ModulePart::Shared, "a", 10), item(ModulePart::Section(0), "b", 10)];
        assert_eq!(paths(small(), &parts), ["types.rs"]);
        assert_eq!(paths(small(), &[names("pets", Some("pets"))]), ["types.rs", "types/pets.rs"]);
        let long = vec![
            item(ModulePart::Section(0), "a", 3000),
            item(ModulePart::Shared, "b", 10),
            item(ModulePart::Section(1), "c", 3000),
        ];
        assert_eq!(paths(long, &parts), ["types.rs", "types/pets.rs", "types/shops.rs"]);
    }

    /// Files that did not change are not written again.
    #[test]
    fn a_longer_item_moves_no_more_than_its_neighbours() {
        let text = |length: usize| {
            let name = |index: usize| format!("item{index}");
            let items = (0..3000)
                .map(|index| item(ModulePart::Shared, &name(index), if index == 7 { length } else { 19 }));
            let module = Module::new("types.rs", "Types.", Vec::new()).divided(Division::Public);
            files(&module, items.collect(), &[])
        };
        let (before, after) = (text(19), text(900));
        let changed = after.iter().filter(|file| !before.contains(file)).count();
        assert!(before.len() > 12 && changed <= 3, "{changed} of {}", before.len());
        assert!(before.iter().all(|(_, text)| text.lines().count() <= MOST_LINES + 10));
    }

    #[test]
    fn a_piece_gives_names_when_it_has_some() {
        let impls = format!("impl A {{\n{}}}\n", "    // b\n".repeat(3000));
        let nameless = Printed { text: impls.into(), defines: None, ..item(ModulePart::Shared, "", 0) };
        let items = vec![item(ModulePart::Shared, "a", 3000), nameless];
        let module = Module::new("types.rs", "Types.", Vec::new()).divided(Division::Public);
        let files = files(&module, items, &[]);
        let root = files.first().map(|(_, text)| text.as_str()).unwrap_or_default();
        assert!(root.contains("mod shared;\npub use shared::*;\n"), "{root}");
        assert!(root.contains("mod shared_2;\n") && !root.contains("shared_2::*"), "{root}");
    }

    #[test]
    fn a_long_part_is_cut_between_items_and_takes_no_name_that_is_taken() {
        let parts = [names("pets", None), names("pets_2", None)];
        let items = vec![
            item(ModulePart::Root, "imports", 1),
            item(ModulePart::Shared, "a", 3000),
            item(ModulePart::Shared, "b", 3000),
            item(ModulePart::Section(0), "c", 3000),
            item(ModulePart::Section(0), "d", 3000),
            item(ModulePart::Section(1), "e", 10),
        ];
        let wanted = [
            "types.rs",
            "types/shared.rs",
            "types/shared_2.rs",
            "types/pets.rs",
            "types/pets_2_.rs",
            "types/pets_2.rs",
        ];
        assert_eq!(paths(items, &parts), wanted);
    }
}
