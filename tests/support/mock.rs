//! Mocks of the features' descriptions. In: the name of a folder of `accepted`; out: a mock of its description that runs.
//! It never answers anything but what the description documents, and refuses whatever that does not allow.

use crate::root;
use clientwright_mock::{Mock, Running, Source};

/// A mock of `tests/accepted/<feature>/openapi.yaml` on a free port of loopback.
pub async fn described(feature: &str) -> Running {
    let path = root().join("tests/accepted").join(feature).join("openapi.yaml");
    let source = Source::read(&path).expect("a description");
    let mock = Mock::from_source(&source).unwrap_or_else(|report| panic!("{}", report.render(&source)));
    mock.start().await.expect("a port")
}
