//! The measured models as Rust code, written by [`template`](crate::template) from [`schema`](crate::schema).
//!
//! In comes nothing; out go the same types in the emitted form and with serde derives. It never is edited by hand: a
//! test writes the files again (`UPDATE=1 cargo test -p clientwright-benches`) or fails when they differ.

#[rustfmt::skip]
pub mod davinci_derived;
#[rustfmt::skip]
pub mod davinci_emitted;
#[rustfmt::skip]
pub mod davinci_lossy;
#[rustfmt::skip]
pub mod entry_derived;
#[rustfmt::skip]
pub mod entry_emitted;

#[cfg(test)]
mod tests {
    use crate::model::Model;
    use crate::schema;
    use crate::template::{Unknown, derived, description};
    use clientwright::{Settings, Source, generate};

    fn emitted(models: &[Model]) -> String {
        let source = Source::from_text("models.json", description(models).to_string());
        let generated = generate(&source, &Settings::default()).unwrap();
        generated.files.get("types.rs").unwrap().to_owned()
    }

    #[test]
    fn are_what_the_template_writes() {
        let (davinci, entry) = (schema::davinci(), schema::entry());
        for (name, text) in [
            ("davinci_emitted", emitted(&davinci)),
            ("davinci_derived", derived(&davinci, Unknown::Kept)),
            ("davinci_lossy", derived(&davinci, Unknown::Passed)),
            ("entry_emitted", emitted(&entry)),
            ("entry_derived", derived(&entry, Unknown::Kept)),
        ] {
            let text = format!("// @generated for the benches\n{text}");
            let path = format!("{}/src/models/{name}.rs", env!("CARGO_MANIFEST_DIR"));
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&path, &text).unwrap();
            }
            assert!(
                std::fs::read_to_string(&path).unwrap() == text,
                "{path} is out of date: UPDATE=1 cargo test"
            );
        }
    }
}
