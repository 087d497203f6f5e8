//! One of the two descriptions. In: a source and settings; out: its tree, where the nodes of the tree were written, and its API. It
//! never fails for a fault that costs one place: that place is left out, as with `--keep-going`.

use clientwright::diagnostic::{Faults, Report};
use clientwright::source::Origins;
use clientwright::source::{FileId, Origin, Pointer};
use clientwright::unstable::check::{self, Valid};
use clientwright::unstable::ir::Api;
use clientwright::unstable::tree::Node;
use clientwright::unstable::{document, front, lower};
use clientwright::{Settings, Source};

/// A description that can be compared.
#[derive(Debug)]
pub struct Side {
    pub(crate) tree: Node,
    pub(crate) api: Valid<Api>,
    pub(crate) settings: Settings,
    origins: Origins,
    source: Source,
    /// What was found while it was read: warnings only.
    pub report: Report,
}

impl Side {
    /// Reads a description. Errors that cost one place are warnings here: `lint` is the command for them.
    ///
    /// # Errors
    ///
    /// The report, when nothing can be said of the description as a whole.
    pub fn read(source: Source, mut settings: Settings) -> Result<Self, Report> {
        settings.faults = Faults::Confined;
        let (normalized, mut problems) = front(&source, &settings)?;
        let document = document::view(&normalized.tree, &mut problems);
        let api = lower::lower(&document, &settings, &mut problems);
        drop(document);
        let origins = problems.origins().clone();
        let (api, report) = check::check(api, problems)?;
        Ok(Self { tree: normalized.tree, api, settings, origins, source, report })
    }

    /// The description's own source.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The version of the API, as the description has it.
    pub fn version(&self) -> &str {
        &self.api.get().info.version
    }

    /// A file of the description.
    pub fn file(&self, file: FileId) -> Option<&Source> {
        self.report.source(file, &self.source)
    }

    /// What it describes.
    pub fn api(&self) -> &Valid<Api> {
        &self.api
    }

    /// The description in the shape of OpenAPI 3.0.
    pub fn tree(&self) -> &Node {
        &self.tree
    }

    /// The settings that it was read with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where a node of the tree was written.
    pub fn written(&self, at: &Pointer) -> Origin {
        self.origins.of(at)
    }
}
