//! What a user may choose about generation. In: choices made in code or read from a `clientwright.toml` by the command
//! line; out: plain data that every stage may read. It never reads files or the environment, and has no behaviour.

mod crate_path;
mod filter;
mod models;
mod paging;
mod rule;
mod webhooks;

pub use crate_path::CratePath;
pub use filter::{Filter, Named, Under};
pub use models::{
    Builders, Components, Defaults, FloatWidth, Formats, Hashing, Nulls, Objects, Required, Uuids,
    Validation, XmlBesideJson,
};
pub use paging::Inference;
pub use rule::{Choice, Rule, RustName, Subject};
pub use webhooks::{HmacScheme, SignatureEncoding, WebhookScheme};

pub use crate::diagnostic::{Faults, Strictness};
pub use crate::ir::{Advance, Input, LongRunning, Output, Pagination, Policy, Redirects, ResultFrom, Retry};
pub use crate::source::Bounds;
pub use crate::source::files::{Local, Outside, References};

use crate::diagnostic::Code;
use std::path::PathBuf;

/// Choices about generation, all of them optional.
///
/// ```
/// use clientwright::{Settings, diagnostic::Code};
///
/// let settings = Settings::default().tolerate([Code::EXTERNAL_REFERENCE]).threads(1);
/// assert_eq!(settings.runtime.to_string(), "clientwright_runtime");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Settings {
    /// Codes whose findings are warnings instead of errors; the node is then degraded in the way
    /// `clientwright explain CODE` documents. A tolerance that never fires is itself reported.
    ///
    /// Default: none. In `clientwright.toml`: `tolerate = ["E0501"]`.
    pub tolerate: Vec<Code>,
    /// Codes whose warnings are not reported. An error stays one, unless it is tolerated as well; what is counted as left out or
    /// as untyped still is.
    ///
    /// Default: none. In `clientwright.toml`: `allow = ["E0313"]`.
    pub allow: Vec<Code>,
    /// Whether a description may have slips that are put right with a warning.
    ///
    /// Default: [`Strictness::Lenient`]. In `clientwright.toml`: `strict = true`.
    pub strictness: Strictness,
    /// What becomes of a description with errors: [`Faults::Confined`] does for all codes at once what [`tolerate`](field@Self::tolerate)
    /// does for one.
    ///
    /// Default: [`Faults::Refused`]. In `clientwright.toml`: `keep_going = true`.
    pub faults: Faults,
    /// The path under which emitted code finds the runtime: for crates that rename the dependency or re-export it.
    ///
    /// Default: `clientwright_runtime`. In `clientwright.toml`: `runtime = "my_crate::runtime"`.
    pub runtime: CratePath,
    /// How many threads may format the output at once; zero: as many as the machine has. The output does not depend
    /// on it.
    ///
    /// Default: 0. In `clientwright.toml`: `threads = 1`.
    pub threads: usize,
    /// What texts of a known `format` become.
    ///
    /// Default: [`Formats::Typed`]. In `clientwright.toml`: `formats = "text"`, `"jiff"` or `"chrono"`.
    pub formats: Formats,
    /// What texts of `format: uuid` become.
    ///
    /// Default: [`Uuids::Formatted`]. In `clientwright.toml`: `uuid = "uuid"`.
    pub uuids: Uuids,
    /// Types of texts and numbers of a format, whatever else is chosen for it; of several for one format, the last. They need what the
    /// type of a [`Choice::Replacement`] needs.
    ///
    /// Default: empty. In `clientwright.toml`: `[formats."offset"]` with `type = "crate::Offset"`; beside it, `default = "jiff"` in
    /// `[formats]` stands for `formats = "jiff"`.
    pub format_types: Vec<(String, CratePath)>,
    /// What numbers of `format: float` become.
    ///
    /// Default: [`FloatWidth::F64`]. In `clientwright.toml`: `floats = "f32"`.
    pub floats: FloatWidth,
    /// What becomes of the `default` of a member.
    ///
    /// Default: [`Defaults::Documented`]. In `clientwright.toml`: `defaults = "filled"`.
    pub defaults: Defaults,
    /// What `type: object` alone becomes.
    ///
    /// Default: [`Objects::Any`]. In `clientwright.toml`: `objects = "maps"`.
    pub objects: Objects,
    /// What becomes of XML beside JSON of the same schema.
    ///
    /// Default: [`XmlBesideJson::Reported`]. In `clientwright.toml`: `xml_beside_json = true`.
    pub xml: XmlBesideJson,
    /// What a member that must be there becomes in types that are only received.
    ///
    /// Default: [`Required::Trusted`]. In `clientwright.toml`: `required = "received-optional"`.
    pub required: Required,
    /// Whether records can be held against the limits of their schemas.
    ///
    /// Default: [`Validation::Left`]. In `clientwright.toml`: `validate = true`.
    pub validation: Validation,
    /// Which records have a struct of their required members: `required::Order { … }.into()`.
    ///
    /// Default: [`Builders::ManyRequired`]. In `clientwright.toml`: `builders = true`.
    pub builders: Builders,
    /// Whether models can be keys of maps and sets.
    ///
    /// Default: [`Hashing::Enumerations`]. In `clientwright.toml`: `hash = true`.
    pub hashing: Hashing,
    /// From how many operations on each tag is a feature of the generated crate: what only that tag's operations need
    /// is compiled when its feature is on. [`crate::output::krate`] lists the features, all of them on by default; a
    /// crate with a build script lists those of [`crate::Summary::features`] itself.
    ///
    /// Default: none, nothing is a feature. In `clientwright.toml`: `features_above = 200`.
    pub features_above: Option<usize>,
    /// Where files that references name may be: whether outside of the description's folder, and which folders stand for
    /// which part of the network.
    ///
    /// Default: in the description's folder alone; nothing is fetched from the network. In `clientwright.toml`:
    /// `outside_files = true`, and `[local]` with lines such as `"https://example.com/schemas/" = "vendor/schemas"`.
    pub references: References,
    /// How large a description and its client may be.
    ///
    /// Default: 500 million bytes in a file, 20 million values and a gigabyte of Rust. In `clientwright.toml`: `[bounds]` with
    /// `bytes = 500_000_000`, `nodes = 20_000_000` and `output = 1_000_000_000`.
    pub bounds: Bounds,
    /// Overlays of the description, which are applied to it in this order before anything else looks at it. The paths of a
    /// build script are from the package's folder. They need the feature `overlays` of this crate (E0603).
    ///
    /// Default: empty. In `clientwright.toml`: `overlays = ["partners.overlay.yaml"]`, from where that file stands.
    pub overlays: Vec<PathBuf>,
    /// What becomes of single types, operations and properties. If several rules choose for one thing, those that name it take
    /// precedence over those with a pattern, and later ones over earlier ones.
    ///
    /// Default: empty. In `clientwright.toml`: `newtypes = ["*Id"]`; `[types."Pet"]` with `rename = "Animal"`,
    /// `replace = "crate::Pet"` or `derive = ["Eq", "Hash"]`; `[operations."listPets"]` and `[properties."Pet.photoUrls"]` with `rename`. In place of a name stands a
    /// JSON pointer for what has none: `[types."/paths/~1pets/get/parameters/0/schema"]`. Either may have `*` for any text.
    pub rules: Vec<Rule>,
    /// Beginnings of names: a component schema or an operation whose name begins with one of them is called by the rest in Rust,
    /// where that is a name of its own. Dotted names end at the last part that tells them apart without this setting
    /// (`io.k8s.api.core.v1.Pod` is `Pod`); stripped ones are not shortened further.
    ///
    /// Default: empty. In `clientwright.toml`: `strip = ["io.k8s.api.", "Acme"]`.
    pub strip: Vec<String>,
    /// Only operations that one of these matches; empty: all. Types that none of them needs are left out with the rest, and so are
    /// findings of what is not emitted.
    ///
    /// Default: empty. In `clientwright.toml`: `include = ["tag:pets", "operation:get*"]`.
    pub include: Vec<Filter>,
    /// Operations to leave out of those that `include` leaves.
    ///
    /// Default: empty. In `clientwright.toml`: `exclude = ["path:/internal/*"]`.
    pub exclude: Vec<Filter>,
    /// Retries, redirects and idempotency keys of the operations that one of the filters matches. If several policies match an
    /// operation, later ones take precedence.
    ///
    /// Default: none. In `clientwright.toml`: `[[policies]]` with `operations = ["operation:create*"]` and `attempts = 5`,
    /// `retry = "not-done"`, `"idempotent"` or `"everything"`, `statuses = [500]`, `redirects = "same-origin"` or `"any-origin"`,
    /// `idempotency_key = "X-Request-Token"`.
    pub policies: Vec<(Vec<Filter>, Policy)>,
    /// How the pages of the operations that one of the filters matches follow each other, in place of what the description says. If
    /// several match an operation, the last one counts.
    ///
    /// Default: none. In `clientwright.toml`: `[[pagination]]` with `operations = ["operation:list*"]`, one of `cursor`, `last_id`,
    /// `page`, `offset`, `next_url` and `link`, and `items`, `has_more`, `total`, `pages`.
    pub pagination: Vec<(Vec<Filter>, Pagination)>,
    /// How the end of the operations that one of the filters matches is waited for, in place of what the description says. If several match an
    /// operation, the last one counts.
    ///
    /// Default: none. In `clientwright.toml`: `[[long_running]]` with `operations = ["operation:create*"]`, and `status = "/status"`,
    /// `succeeded = ["done"]`, `failed = ["failed"]`, `from = "location"`, `"original"` or `"monitor"`, `result = "/result"`.
    pub long_running: Vec<(Vec<Filter>, LongRunning)>,
    /// Whether operations of which nobody says so may have pages, where their parameters and answers leave no doubt.
    ///
    /// Default: [`Inference::On`]. In `clientwright.toml`: `infer_pagination = false`.
    pub inference: Inference,
    /// How the server signs webhooks and callbacks.
    ///
    /// Default: unknown, the program says so. In `clientwright.toml`: `[webhooks]` with `scheme = "standard"`, `"stripe"`, `"github"` or
    /// `"slack"`, or `[webhooks.hmac]` with `header`, `prefix`, `encoding`, `timestamp`, `signed` and `tolerance`.
    pub webhooks: Option<WebhookScheme>,
    /// Which component schemas become types.
    ///
    /// Default: those that an operation reaches. In `clientwright.toml`: `components = "all"`.
    pub components: Components,
    /// Where absent and null are told apart in members that may be both.
    ///
    /// Default: in types that can be sent. In `clientwright.toml`: `nulls = "everywhere"`.
    pub nulls: Nulls,
    /// Security schemes that operations require when neither they nor the document have `security`, each as an alternative. For
    /// descriptions that declare schemes and lack `security`.
    ///
    /// Default: empty. In `clientwright.toml`: `assume_security = ["BearerToken"]`.
    pub assume_security: Vec<String>,
    /// The site of the API's documentation, an absolute address: relative links in texts of the description are resolved
    /// against it (RFC 3986, 5.2). Without a site, they become their text.
    ///
    /// Default: the `externalDocs` of the description. In `clientwright.toml`: `docs_url = "https://docs.example.com/"`.
    pub docs_url: Option<String>,
    /// The prefix of the environment variables that `Client::from_env` reads; it is written in capitals, as `ACME_BASE_URL`.
    ///
    /// Default: the name of the generated crate. In `clientwright.toml`: `env_prefix = "acme"`.
    pub env_prefix: Option<String>,
    /// Whether a driver is emitted, for tests of emitted code.
    #[cfg(feature = "driver")]
    pub driver: Driver,
}

/// Whether a driver is emitted.
#[cfg(feature = "driver")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Driver {
    /// There is none.
    #[default]
    Absent,
    /// The module `driver` reads and writes each component, and calls each operation, with values given as JSON.
    Emitted,
}

impl Settings {
    /// Adds codes whose findings are to be warnings instead of errors.
    #[must_use]
    pub fn tolerate(mut self, codes: impl IntoIterator<Item = Code>) -> Self {
        self.tolerate.extend(codes);
        self
    }

    /// Adds codes whose warnings are not to be reported.
    #[must_use]
    pub fn allow(mut self, codes: impl IntoIterator<Item = Code>) -> Self {
        self.allow.extend(codes);
        self
    }

    /// Sets whether a description may have slips that are put right.
    #[must_use]
    pub fn strictness(mut self, strictness: Strictness) -> Self {
        self.strictness = strictness;
        self
    }

    /// Makes every error that can be confined a warning: each costs the place that it stands in.
    #[must_use]
    pub fn keep_going(mut self) -> Self {
        self.faults = Faults::Confined;
        self
    }

    /// Sets the path under which emitted code finds the runtime.
    #[must_use]
    pub fn runtime(mut self, path: CratePath) -> Self {
        self.runtime = path;
        self
    }

    /// Makes each tag a feature of the generated crate when there are more operations than this.
    #[must_use]
    pub fn features_above(mut self, operations: usize) -> Self {
        self.features_above = Some(operations);
        self
    }

    /// Sets whether files outside of the description's folder are read.
    #[must_use]
    pub fn outside_files(mut self, outside: Outside) -> Self {
        self.references.outside = outside;
        self
    }

    /// Adds a folder that stands for a part of the network: references that begin with the prefix are looked for in it.
    #[must_use]
    pub fn local(mut self, prefix: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        self.references.local.push(Local { prefix: prefix.into(), path: path.into() });
        self
    }

    /// Sets how large a description and its client may be.
    #[must_use]
    pub fn bounds(mut self, bounds: Bounds) -> Self {
        self.bounds = bounds;
        self
    }

    /// Adds an overlay of the description, to be applied after those that are there.
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.overlays.push(path.into());
        self
    }

    /// Adds rules for single types, operations and properties.
    #[must_use]
    pub fn rules(mut self, rules: impl IntoIterator<Item = Rule>) -> Self {
        self.rules.extend(rules);
        self
    }

    /// Adds beginnings of names that Rust's names do without.
    #[must_use]
    pub fn strip(mut self, prefixes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.strip.extend(prefixes.into_iter().map(Into::into));
        self
    }

    /// Adds filters one of which an operation must match.
    #[must_use]
    pub fn include(mut self, filters: impl IntoIterator<Item = Filter>) -> Self {
        self.include.extend(filters);
        self
    }

    /// Adds filters that no operation may match.
    #[must_use]
    pub fn exclude(mut self, filters: impl IntoIterator<Item = Filter>) -> Self {
        self.exclude.extend(filters);
        self
    }

    /// Adds a policy of the operations that one of the filters matches.
    #[must_use]
    pub fn policy(mut self, filters: impl IntoIterator<Item = Filter>, policy: Policy) -> Self {
        self.policies.push((filters.into_iter().collect(), policy));
        self
    }

    /// Sets which component schemas become types.
    #[must_use]
    pub fn components(mut self, components: Components) -> Self {
        self.components = components;
        self
    }

    /// Adds a security scheme that operations without `security` require.
    #[must_use]
    pub fn assume_security(mut self, scheme: impl Into<String>) -> Self {
        self.assume_security.push(scheme.into());
        self
    }

    /// Sets the address against which relative links in texts are resolved.
    #[must_use]
    pub fn docs_url(mut self, address: impl Into<String>) -> Self {
        self.docs_url = Some(address.into());
        self
    }

    /// Sets the prefix of the environment variables that `Client::from_env` reads.
    #[must_use]
    pub fn env_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.env_prefix = Some(prefix.into());
        self
    }

    /// Sets what becomes of XML beside JSON of the same schema.
    #[must_use]
    pub fn xml(mut self, xml: XmlBesideJson) -> Self {
        self.xml = xml;
        self
    }

    /// Asks for a driver.
    #[cfg(feature = "driver")]
    #[must_use]
    pub fn driver(mut self, driver: Driver) -> Self {
        self.driver = driver;
        self
    }

    /// Whether tags are features, of a description with so many operations.
    pub fn is_gated(&self, operations: usize) -> bool {
        self.features_above.is_some_and(|above| operations > above)
    }

    /// Sets how many threads may format the output at once; zero: as many as the machine has.
    #[must_use]
    pub fn threads(mut self, count: usize) -> Self {
        self.threads = count;
        self
    }
}
