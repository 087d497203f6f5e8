//! What a client offers: the public items of its code, by name. In: emitted files; out: what differs from another client's.
//! Texts, and the order of items, do not count.

use std::collections::{BTreeMap, BTreeSet};

/// What a client offers.
#[derive(Debug, Default)]
pub(super) struct Surface {
    /// Types, methods of the client and of requests, with their modules: what each is, in Rust without spaces.
    items: BTreeMap<String, String>,
    /// Types that are other names, with their modules: of which type of the same module.
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
                    let name = name.split(|c: char| !c.is_alphanumeric() && c != '_').next();
                    let key = format!("{module}::{}", name.unwrap_or_default());
                    let item = item(line, &mut lines);
                    if *kind == "type" {
                        let target = item.split_once('=').map_or("", |(_, target)| target);
                        self.aliases.insert(key.clone(), target.trim_end_matches(';').to_owned());
                    }
                    if std::mem::take(&mut is_common) {
                        self.common.insert(key.clone());
                    }
                    self.items.insert(key, if *kind == "enum" { in_one_order(&item) } else { item });
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
        let places = self.places();
        // what a program may call a type of several places, and what the larger client calls that
        let own = |word: &str| larger.plain(places.get(word).map_or(word, String::as_str));
        let theirs = |word: &str| larger.plain(word);
        let mut changed = Vec::new();
        for (key, item) in self.items.iter().filter(|(key, _)| !self.common.contains(*key)) {
            let module = key.split("::").next().unwrap_or_default();
            let (holder, method) =
                key.split_once(' ').map_or((key.as_str(), ""), |(holder, _)| (holder, &key[holder.len()..]));
            // its own name, or that of a place; what no place has, no program can use
            let is_common = self.common.contains(holder);
            let Some(holder) =
                (if is_common { places.get(holder).cloned() } else { Some(holder.to_owned()) })
            else {
                continue;
            };
            // types and structs of headers may be other names of one that several places have
            let item = self.items.get(&self.resolved(key)).unwrap_or(item);
            let Some(other) = larger.items.get(&format!("{}{method}", larger.resolved(&holder))) else {
                changed.push(format!("{key} is missing"));
                continue;
            };
            let (was, is) = (
                body(&replaced(module, item, own)).to_owned(),
                body(&replaced(module, other, theirs)).to_owned(),
            );
            if was != is {
                changed.push(format!("{key} was {was} and is {is}"));
            }
        }
        changed
    }

    /// A name that programs may use, for each type of several places.
    fn places(&self) -> BTreeMap<String, String> {
        let mut places = BTreeMap::new();
        for name in self.aliases.keys() {
            let target = self.resolved(name);
            if self.common.contains(&target) {
                places.entry(target).or_insert_with(|| name.clone());
            }
        }
        places
    }

    /// The type behind other names, which may be one of Rust.
    fn plain(&self, name: &str) -> String {
        let name = self.resolved(name);
        let target = self.aliases.get(&name).filter(|target| target.chars().all(char::is_alphanumeric));
        target.cloned().unwrap_or(name)
    }

    /// The type behind other names, each with its module.
    fn resolved(&self, name: &str) -> String {
        let module = name.split("::").next().unwrap_or_default();
        let mut name = name.to_owned();
        while let Some(target) = self.aliases.get(&name).filter(|_| MODULES.contains(&module)) {
            let target = format!("{module}::{target}");
            if !self.items.contains_key(&target) {
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

/// An enum with its variants by name: no program can tell in which order they stand.
fn in_one_order(item: &str) -> String {
    let Some((head, variants)) = item.split_once('{') else { return item.to_owned() };
    let (mut found, mut depth) = (vec![String::new()], 0_usize);
    for c in variants.trim_end_matches('}').chars() {
        match c {
            '(' | '<' | '[' | '{' => depth += 1,
            ')' | '>' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match (c, found.last_mut()) {
            (',', _) if depth == 0 => found.push(String::new()),
            (c, Some(last)) => last.push(c),
            (_, None) => {}
        }
    }
    found.sort();
    format!("{head}{{{}}}", found.join(","))
}

fn squeezed(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    text.replace(",)", ")").replace(",>", ">").replace(",}", "}")
}

/// The same with the types behind other names. The names of variants stay: they stand where no type can.
fn replaced(module: &str, text: &str, other: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut word = String::new();
    let mut depth = 0_usize;
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
            continue;
        }
        let found = std::mem::take(&mut word);
        let is_variant = depth == 0 && out.ends_with(['{', ',']);
        let module = MODULES.into_iter().find(|it| out.ends_with(&format!("{it}::"))).unwrap_or(module);
        let is_type = !found.is_empty() && !is_variant;
        let name = if is_type { other(&format!("{module}::{found}")) } else { found };
        out.push_str(name.rsplit("::").next().unwrap_or_default());
        match c {
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        out.push(c);
    }
    out
}
