#[cfg(feature = "overlays")]
mod meaning;
#[cfg(feature = "overlays")]
mod places;

/// `.ci/run` runs this one without the feature.
#[cfg(not(feature = "overlays"))]
#[test]
fn without_the_feature_an_overlay_is_an_error() {
    use crate::{Settings, Source, read};
    let source = Source::from_text("a", "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\n");
    assert!(read(&source, &Settings::default()).is_ok());
    let report = read(&source, &Settings::default().overlay("x.yaml")).unwrap_err();
    let found: Vec<_> = report.located(&source).iter().map(ToString::to_string).collect();
    let said = "a:1:1: error[E0603]: this clientwright was compiled without support for overlays and cannot apply `x.yaml`";
    assert_eq!(found, [said]);
}
