//! What a client offers: the public items of its code, by name. In: emitted files; out: what differs from another client's.
//! Texts, and the order of items, do not count.

use std::collections::{BTreeMap, BTreeSet};

/// What a client offers.
#[derive(Debug, Default)]
pub(super) struct Surface {
    /// Types, methods of the client and of requests: what each is, in Rust without spaces.
    items: BTreeMap<String, String>,
    /// Types that are other names: of which type.
    aliases: BTreeMap<String, String>,
    /// Types of several places, each of which has a name of its own for it: programs use those.
    common: BTreeSet<String>,
}

/// What the documentation of a type of several places says.
const COMMON: &str = "Several places have this type";

/// The modules that have other names of types.
const MODULES: [&str; 2] = ["types", "responses"];

impl Surface {
    pub(super) fn of<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> Self {
        let mut surface = Self::default();
        for (path, text) in files {
            let module = path.split(['/', '.']).next().unwrap_or_default();
            if ["client", "types", "errors", "requests", "responses"].contains(&module) {
                surface.read(module, text);
            }
        }
        surface
    }

    fn read(&mut self, module: &str, text: &str) {
        let mut lines = text.lines();
        let (mut holder, mut is_common) = (String::new(), false);
        while let Some(line) = lines.next() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["///", ..] if line.contains(COMMON) => is_common = true,
                ["pub", kind @ ("struct" | "enum" | "type"), name, ..] if line.starts_with("pub") => {
                    let name: String =
                        name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    let item = item(line, &mut lines);
                    if *kind == "type" {
                        let target = item.split_once('=').map_or("", |(_, target)| target);
                        self.aliases.insert(name.clone(), target.trim_end_matches(';').to_owned());
                    }
                    if std::mem::take(&mut is_common) {
                        self.common.insert(name.clone());
                    }
                    self.items.insert(format!("{module}::{name}"), item);
                }
                ["impl", name, "{"] => holder = (*name).to_owned(),
                ["impl", ..] => holder.clear(),
                ["pub", "fn", ..] if !holder.is_empty() => {
                    let mut signature = line.to_owned();
                    while !signature.ends_with('{') {
                        signature.push_str(lines.next().unwrap_or("{"));
                    }
                    let name = signature.split(['(', '<']).next().unwrap_or_default().trim().to_owned();
                    self.items.insert(format!("{module}::{holder} {name}"), squeezed(&signature));
                }
                _ => {}
            }
        }
    }

    /// What of this client is otherwise, or missing, in the client of a description with more.
    pub(super) fn changed_in(&self, larger: &Self) -> Vec<String> {
        let mut places: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, target) in self.aliases.iter().filter(|(_, target)| self.common.contains(*target)) {
            places.entry(target).or_insert(name);
        }
        // what a program may call a type of several places, and what the larger client calls that
        let own = |word: &str| larger.resolved(places.get(word).copied().unwrap_or(word)).to_owned();
        let theirs = |word: &str| larger.resolved(word).to_owned();
        let mut changed = Vec::new();
        for (key, item) in &self.items {
            let name = key.rsplit("::").next().unwrap_or_default();
            if self.common.contains(name) {
                continue;
            }
            // types and structs of headers may be other names of one that several places have
            let module = MODULES.into_iter().find(|module| key.starts_with(module));
            let place = module.map(|module| format!("{module}::{}", self.resolved(name)));
            let item = place.and_then(|place| self.items.get(&place)).unwrap_or(item);
            let (holder, method) =
                name.split_once(' ').map_or((name, ""), |(holder, _)| (holder, &name[holder.len()..]));
            let there = module.map_or_else(
                || key.clone(),
                |module| format!("{module}::{}{method}", larger.resolved(holder)),
            );
            let Some(other) = larger.items.get(&there) else {
                changed.push(format!("{key} is missing"));
                continue;
            };
            let (was, is) =
                (body(&replaced(item, own)).to_owned(), body(&replaced(other, theirs)).to_owned());
            if was != is {
                changed.push(format!("{key} was {was} and is {is}"));
            }
        }
        changed
    }

    /// The type behind other names.
    fn resolved<'a>(&'a self, name: &'a str) -> &'a str {
        let mut name = name;
        while let Some(target) = self.aliases.get(name) {
            if !MODULES.iter().any(|module| self.items.contains_key(&format!("{module}::{target}"))) {
                break;
            }
            name = target;
        }
        name
    }
}

/// An item without what is said of it.
fn item<'t>(first: &str, lines: &mut impl Iterator<Item = &'t str>) -> String {
    let mut item = first.to_owned();
    if !first.ends_with(';') && !first.ends_with('}') {
        for line in lines {
            if !line.trim_start().starts_with("///") {
                item.push_str(line);
            }
            if line == "}" || line.ends_with(';') {
                break;
            }
        }
    }
    squeezed(&item)
}

/// What stands behind the name of an item.
fn body(item: &str) -> &str {
    item.find(['{', '(', '=', ';']).and_then(|at| item.get(at..)).unwrap_or(item)
}

fn squeezed(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    text.replace(",)", ")").replace(",>", ">").replace(",}", "}")
}

/// The same with other words.
fn replaced(text: &str, other: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
        } else {
            out.push_str(&other(&std::mem::take(&mut word)));
            out.push(c);
        }
    }
    out
}
