//! A description from the network that is kept beside the crate. In: a URL and the folder; out: the description, from the copy in the folder
//! if there is one, so that the same command makes the same crate and builds fetch nothing. No header and no query is kept.

use crate::arguments::Generate;
use crate::command;
use crate::ending::Failure;
use crate::input::{self, Address};
use clientwright::Source;
use clientwright::settings::Bounds;
use clientwright::source::Format;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::path::Path;

/// The file that says where a copy came from.
const NAME: &str = "clientwright.lock";

/// The names of copies.
const COPIES: [&str; 2] = ["openapi.json", "openapi.yaml"];

/// The form of the file.
const VERSION: u32 = 1;

/// Where a copy came from.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lock {
    version: u32,
    /// Without its query.
    url: String,
    /// The SHA-256 of the query, if there is one: it may be a token.
    query_sha256: Option<String>,
    /// The name of the copy.
    file: String,
    /// The SHA-256 of the copy.
    sha256: String,
}

/// A description, and what is to be kept of it.
pub(super) struct FetchedDescription {
    pub(super) source: Source,
    /// A line for the summary, if it came from the network.
    pub(super) said: Option<String>,
    fetched: Option<Lock>,
}

/// The description of the arguments: a file, the copy of a URL, or what the URL answers now.
pub(super) fn taken(arguments: &Generate, bounds: Bounds) -> Result<FetchedDescription, Failure> {
    let (spec, headers) = (&arguments.input.spec, &arguments.input.fetching.headers);
    let Some(address) = Address::of(spec).transpose()? else {
        if arguments.update {
            return Err(Failure::new("--update fetches a URL again, and SPEC is a file: leave it out"));
        }
        let source = input::source(spec, headers, bounds)?;
        return Ok(FetchedDescription { source, said: None, fetched: None });
    };
    let before = Lock::read(&arguments.out)?;
    if let Some(lock) = before.as_ref().filter(|_| !arguments.update) {
        let source = lock.copy(&address, &arguments.out, bounds)?;
        let said = format!("{} of {address}, SHA-256 {:.12}…", lock.file, lock.sha256);
        return Ok(FetchedDescription { source, said: Some(said), fetched: None });
    }
    if arguments.check && !arguments.update {
        let message = format!("`{address}` has not been fetched into `{}`", arguments.out.display());
        return Err(Failure::new(format!("{message}: run the same command without --check")));
    }
    let text = input::fetch(&address, headers, bounds.bytes)?;
    let source = Source::from_text(address.to_string(), text);
    let lock = Lock::of(&address, &source);
    let what = match &before {
        Some(before) if before.sha256 == lock.sha256 => "has not changed",
        Some(_) => "has changed",
        None => "fetched",
    };
    let said = format!("{address} {what}, SHA-256 {:.12}…", lock.sha256);
    if before.is_none() {
        lock.makes_room(&arguments.out)?;
    }
    Ok(FetchedDescription { source, said: Some(said), fetched: Some(lock) })
}

impl FetchedDescription {
    /// Keeps what was fetched; the copy comes before the file that vouches for it.
    pub(super) fn keep(&self, out: &Path) -> Result<(), Failure> {
        let Some(lock) = &self.fetched else { return Ok(()) };
        command::write(&out.join(&lock.file), self.source.text())?;
        command::write(&out.join(NAME), &lock.text())?;
        Ok(())
    }
}

impl Lock {
    fn of(address: &Address, source: &Source) -> Self {
        let file = match source.format() {
            Format::Json => "openapi.json",
            Format::Yaml => "openapi.yaml",
        };
        Self {
            version: VERSION,
            url: address.to_string(),
            query_sha256: address.query().map(sha256),
            file: file.to_owned(),
            sha256: sha256(source.text()),
        }
    }

    fn read(out: &Path) -> Result<Option<Self>, Failure> {
        let path = out.join(NAME);
        let failed = |why: String| Failure::new(format!("`{}`: {why}", path.display()));
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(failed(e.to_string())),
        };
        let lock: Self = toml::from_str(&text).map_err(|e| failed(e.to_string().trim_end().to_owned()))?;
        if lock.version != VERSION {
            return Err(failed(format!("version {} is of another clientwright", lock.version)));
        }
        if !COPIES.contains(&lock.file.as_str()) {
            return Err(failed(format!("`file` is `{}` or `{}`", COPIES[0], COPIES[1])));
        }
        Ok(Some(lock))
    }

    /// The copy, if it is of this URL and has not been edited.
    fn copy(&self, address: &Address, out: &Path, bounds: Bounds) -> Result<Source, Failure> {
        if self.url != address.to_string() || self.query_sha256 != address.query().map(sha256) {
            let asked = if self.url == address.to_string() {
                "the same URL with another query"
            } else {
                "another URL"
            };
            let message = format!("the crate in `{}` is made from {asked}, `{}`", out.display(), self.url);
            return Err(Failure::new(format!("{message}: to take `{address}`, add --update")));
        }
        let path = out.join(&self.file);
        let source = input::source(&path, &[], bounds)?;
        if sha256(source.text()) != self.sha256 {
            let message = format!("`{}` is not what was fetched from `{address}`", path.display());
            return Err(Failure::new(format!(
                "{message}: fetch it again with --update, and change it with an overlay"
            )));
        }
        // the same name whenever it is read: of a file it would be another one
        Ok(Source::from_text(address.to_string(), source.text()))
    }

    /// Somebody else's file is not written over.
    fn makes_room(&self, out: &Path) -> Result<(), Failure> {
        let path = out.join(&self.file);
        let message =
            format!("`{}` exists, but was not fetched: remove it, or choose another folder", path.display());
        if path.exists() { Err(Failure::new(message)) } else { Ok(()) }
    }

    fn text(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let Self { version, url, query_sha256, file, sha256 } = self;
        let query = query_sha256.as_ref().map(|hash| format!("query_sha256 = {}\n", quoted(hash)));
        format!(
            "# Where `{file}` came from. The same command reads this copy; with --update it fetches the URL again.\n\
             version = {version}\nurl = {}\n{}file = {}\nsha256 = {}\n",
            quoted(url),
            query.unwrap_or_default(),
            quoted(file),
            quoted(sha256)
        )
    }
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
