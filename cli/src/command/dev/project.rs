//! A description that is worked on. In: its files; out: its crate, its mock and what is shown of it. A description with errors changes
//! neither crate nor mock.

use super::watch::WatchedFiles;
use super::{Event, refused};
use crate::arguments::Dev;
use crate::command::generate;
use crate::command::mock::{PAGE, with_page};
use crate::ending::Failure;
use crate::input;
use crate::render::dev::{Changes, Served, Shown, State};
use crate::render::diff::line;
use crate::render::exchange_lines;
use clientwright::diagnostic::{Extent, Report, Severity};
use clientwright::{Generated, Source};
use clientwright_cli::settings_file::{self, SettingsFile};
use clientwright_diff::{Level, Side};
use clientwright_mock::{Mock, Running};
use clientwright_page::Options;
use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// How many errors are shown of a description that has some.
const ERRORS: usize = 3;

/// A description, and what was made of it last.
pub(super) struct Project {
    spec: PathBuf,
    /// The folder of its crate.
    out: Option<PathBuf>,
    port: u16,
    arguments: Arc<Dev>,
    events: Sender<Event>,
    /// The files that it consists of, as they were when they were last read.
    pub(super) files: WatchedFiles,
    /// The description that it is compared with at each change.
    since: Option<Arc<Side>>,
    /// The name of its crate, for the page.
    krate: String,
    /// The version that the mock serves.
    served: Option<Arc<Side>>,
    running: Option<Running>,
}

/// A description as it was read.
struct Read {
    source: Source,
    file: SettingsFile,
}

impl Project {
    /// The descriptions of the arguments.
    pub(super) fn all(arguments: &Dev, events: &Sender<Event>) -> Result<Vec<Self>, Failure> {
        if arguments.specs.len() > 1 && arguments.krate.name.is_some() {
            return Err(Failure::new(
                "--name names one crate, and there are several descriptions: leave it out",
            ));
        }
        let shared = Arc::new(arguments.clone());
        let numbered = arguments.specs.iter().enumerate();
        numbered.map(|(number, spec)| Self::new(spec, number, &shared, events.clone())).collect()
    }

    fn new(spec: &Path, number: usize, arguments: &Arc<Dev>, events: Sender<Event>) -> Result<Self, Failure> {
        if let Some(failure) = refused(spec) {
            return Err(failure);
        }
        let below = |out: &PathBuf| match (arguments.specs.len(), spec.file_stem()) {
            (0 | 1, _) | (_, None) => out.clone(),
            (_, Some(stem)) => out.join(stem),
        };
        let port = match (arguments.port, u16::try_from(number)) {
            (0, _) => 0,
            (first, Ok(number)) => first.saturating_add(number),
            (_, Err(_)) => return Err(Failure::new("there are more descriptions than ports")),
        };
        let mut project = Self {
            spec: spec.to_owned(),
            out: arguments.out.as_ref().map(below),
            port,
            arguments: Arc::clone(arguments),
            events,
            files: WatchedFiles::now([spec.to_owned()]),
            since: None,
            krate: String::new(),
            served: None,
            running: None,
        };
        let Read { file, .. } = project.read()?;
        if let Some(since) = &arguments.since {
            let revision = input::revision(since, file.settings.bounds)?;
            project.since = Some(Arc::new(crate::command::side(revision.source, file.settings)?));
        }
        Ok(project)
    }

    /// Starts the mock, which serves nothing before the description has been read.
    pub(super) fn start(&mut self, runtime: &tokio::runtime::Runtime) -> Result<(), Failure> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let unbound = |e| Failure::new(format!("cannot listen on {address}: {e}"));
        self.running = Some(runtime.block_on(Mock::empty().serve_on(address)).map_err(unbound)?);
        Ok(())
    }

    /// Reads the description again, once its files have come to rest. `None` when it was read while a file was being written: then
    /// it is to be read again, and what is wrong with half of a text is nobody's mistake.
    pub(super) fn again(&mut self) -> Option<Shown> {
        self.files.settle();
        let started = Instant::now();
        let (state, findings) = match self.read() {
            Ok(read) => self.made(read),
            Err(failure) => {
                let why = failure.to_string();
                let served = if self.served.is_some() { Served::Last } else { Served::Nothing };
                (State::Broken { served, errors: vec![why.clone()], more: 0 }, why)
            }
        };
        let is_half = matches!(state, State::Broken { .. }) && self.files.are_being_written();
        (!is_half).then(|| self.shown(state, findings, started.elapsed()))
    }

    fn shown(&self, state: State, findings: String, elapsed: Duration) -> Shown {
        let base_url = self.running.as_ref().map(Running::base_url).unwrap_or_default();
        Shown {
            name: self.spec.display().to_string(),
            page: format!("{base_url}{PAGE}"),
            base_url,
            state,
            findings,
            elapsed,
        }
    }

    fn read(&self) -> Result<Read, Failure> {
        let file = input::settings_and_package(&self.arguments.reading)?;
        let source = input::source(&self.spec, &[], file.settings.bounds)?;
        Ok(Read { source, file })
    }

    /// What is made of a description that could be read, and all that was found in it.
    fn made(&mut self, read: Read) -> (State, String) {
        let Read { source, file } = read;
        let named = self.named_files(&file);
        let settings = file.settings.clone();
        let name = self
            .out
            .as_deref()
            .map(|out| generate::crate_name(&self.arguments.krate, file.name.clone(), out));
        self.krate = name.and_then(Result::ok).map(|name| name.to_string()).unwrap_or_default();
        let generated = self.generated(&source, file);
        let (Ok((report, _)) | Err(report)) = &generated;
        self.watch(named, report);
        let findings = report.render_plain(&source, Extent::Every);
        // before there is a version without errors, one with errors is served as far as it goes
        let side = match (&generated, &self.served) {
            (Ok(_), _) | (Err(_), None) => Side::read(source.clone(), settings).map(Arc::new),
            (Err(report), Some(_)) => Err(report.clone()),
        };
        let before = self.served.clone();
        let served = match (&before, &side) {
            (Some(_), _) => Served::Last,
            (None, Ok(_)) => Served::Parts,
            (None, Err(_)) => Served::Nothing,
        };
        if let (Ok(side), Some(running)) = (&side, &self.running) {
            running.replace(self.mock(side));
            self.served = Some(Arc::clone(side));
        }
        let state = match (generated, side) {
            (Err(report), _) | (Ok(_), Err(report)) => broken(&report, &source, served),
            (Ok((report, written)), Ok(side)) => State::Good {
                operations: side.api().get().numbered().count(),
                counted: report.summary(),
                written,
                changes: self.since.clone().or(before).map(|before| changes(&before, &side)),
            },
        };
        (state, findings)
    }

    /// Generates the client, and writes its crate where one is asked for. What cannot be written is said in place of what was.
    fn generated(
        &self,
        source: &Source,
        file: SettingsFile,
    ) -> Result<(Report, Option<Result<String, String>>), Report> {
        let SettingsFile { mut settings, name, package, .. } = file;
        let described = self.out.as_ref().map(|out| {
            let name = generate::crate_name(&self.arguments.krate, name, out)?;
            let runtime = generate::runtime::chosen(&self.arguments.krate, out, &mut settings)?;
            Ok((out, generate::Described { name, package, runtime }))
        });
        let generated: Generated = clientwright::generate(source, &settings)?;
        let written = described.map(|described: Result<_, Failure>| {
            let (out, described) = described?;
            generate::write(&generate::krate(&generated, described), out)
        });
        Ok((generated.report, written.map(|written| written.map_err(|failure| failure.to_string()))))
    }

    /// The files that the arguments and the settings name; the settings file counts where there is none yet, too.
    fn named_files(&self, file: &SettingsFile) -> BTreeSet<PathBuf> {
        let settings = self.arguments.reading.settings.clone();
        let settings = settings.unwrap_or_else(|| PathBuf::from(settings_file::NAME));
        [self.spec.clone(), settings].into_iter().chain(file.settings.overlays.iter().cloned()).collect()
    }

    /// Watches what was read, and what was looked for and not found.
    fn watch(&mut self, mut paths: BTreeSet<PathBuf>, report: &Report) {
        paths.extend(report.files.iter().filter_map(|file| file.path().map(Path::to_owned)));
        paths.extend(report.sought.iter().cloned());
        self.files.add(paths.iter().cloned());
        self.files.keep(&paths);
    }

    /// Has the mock forget requests, scripts and tokens.
    pub(super) fn restart(&self) {
        if let (Some(running), Some(side)) = (&self.running, &self.served) {
            running.replace(self.mock(side));
        }
    }

    fn mock(&self, side: &Arc<Side>) -> Mock {
        let (shown, since, events) = (Arc::clone(side), self.since.clone(), self.events.clone());
        let krate = self.krate.clone();
        let page = move || {
            let options = Options { crate_name: &krate, since: since.as_deref(), is_served: true };
            Some(clientwright_page::html(&shown, options))
        };
        let mock = Mock::from_tree(side.tree().clone()).on_request(move |recorded| {
            for line in exchange_lines(recorded) {
                // nobody listens any more when the program ends
                let _ = events.send(Event::Answered(line));
            }
        });
        with_page(mock, page)
    }
}

/// The first errors of a description.
fn broken(report: &Report, source: &Source, served: Served) -> State {
    let found = report.located(source).into_iter().filter(|found| found.severity == Severity::Error);
    let mut errors: Vec<String> = found.map(|found| found.to_string()).collect();
    let more = errors.len().saturating_sub(ERRORS);
    errors.truncate(ERRORS);
    State::Broken { served, errors, more }
}

/// What differs, of the levels that `diff` shows.
fn changes(before: &Side, after: &Side) -> Changes {
    let mut found = clientwright_diff::diff(before, after).findings;
    let all = found.len();
    found.retain(|finding| finding.level <= Level::Warning);
    Changes {
        hidden: all - found.len(),
        lines: found.iter().map(|finding| (finding.level, line(finding))).collect(),
    }
}
