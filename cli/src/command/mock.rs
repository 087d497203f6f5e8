//! `clientwright mock SPEC`. In: a description and a port; out: a server on the loopback interface that answers from it, and
//! a line for each request, until it is interrupted. It never listens on any other interface.

use crate::arguments;
use crate::ending::{Ended, Ending, Failure};
use crate::input;
use crate::render::{self, Outcome};
use clientwright::diagnostic::Extent;
use clientwright::{Settings, Source};
use clientwright_diff::Side;
use clientwright_mock::{Answer, Mock};
use clientwright_page::Options;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::OnceLock;
use std::time::Instant;

/// Serves a description; a mistake inside it does not keep the rest from being served.
pub(crate) fn mock(arguments: &arguments::Mock) -> Ended {
    let started = Instant::now();
    let mut settings = Settings::default();
    let source = input::source(&arguments.spec, &arguments.fetching.headers, settings.bounds)?;
    settings.references = input::references(&arguments.files);
    let settings = arguments.overlay.iter().fold(settings, Settings::overlay);
    let mock = match Mock::from_settings(&source, &settings) {
        Ok(mock) => mock,
        Err(report) => {
            let elapsed = started.elapsed();
            render::diagnostics(&Outcome {
                source: &source,
                report: &report,
                summary: None,
                extent: Extent::Few,
                files: 0,
                elapsed,
            })?;
            return Ok(Ending::AtFault);
        }
    };
    let mock = if arguments.only_matching_examples { mock.only_matching_examples() } else { mock };
    let mock = if arguments.pages == 0 {
        mock
    } else {
        mock.pages(paged(&source, settings.clone()), arguments.pages)
    };
    let mock = with_page(mock, move || page(&source, &settings));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(serve(mock, arguments.port))
}

/// Where the page about the API is; no description has such a path.
pub(super) const PAGE: &str = "/-/docs";

/// The mock with a page about the API, which is made when it is first asked for; `None` is the page of a description with errors.
pub(super) fn with_page(mock: Mock, make: impl Fn() -> Option<String> + Send + Sync + 'static) -> Mock {
    let made = OnceLock::new();
    mock.route("GET", PAGE, move |_| match made.get_or_init(&make) {
        Some(page) => Answer::new(200, "text/html; charset=utf-8", page.clone()),
        None => Answer::new(500, "text/plain", "the description has errors: `clientwright lint` lists them"),
    })
}

/// The page of a description that only the mock has read.
fn page(source: &Source, settings: &Settings) -> Option<String> {
    let side = Side::read(source.clone(), settings.clone()).ok()?;
    Some(clientwright_page::html(&side, Options { is_served: true, ..Options::default() }))
}

/// The operations that come in pages; a description at fault may still have some.
fn paged(source: &Source, settings: Settings) -> Vec<clientwright::Paged> {
    let generated = clientwright::generate(source, &settings.keep_going());
    generated.map(|generated| generated.summary.paged).unwrap_or_default()
}

async fn serve(mock: Mock, port: u16) -> Ended {
    let operations = mock.operations();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mock = mock.on_request(render::exchange);
    let unbound = |e| Failure::new(format!("cannot listen on {address}: {e}"));
    let running = mock.serve_on(address).await.map_err(unbound)?;
    render::serving(&running.base_url(), &operations, PAGE)?;
    tokio::signal::ctrl_c().await?;
    running.stop().await;
    Ok(Ending::Done)
}
