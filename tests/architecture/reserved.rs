//! The names that the runtime's macros give to methods. In: the macros' text; out: names that the generator may still give to
//! something else. It never judges the names.

use std::collections::BTreeSet;

use clientwright_tests::root;

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The methods that a macro of the runtime defines.
fn methods(macro_file: &str) -> BTreeSet<String> {
    let text = text(macro_file);
    let methods = text.split("pub fn ").skip(1);
    methods.filter_map(|rest| rest.split(['(', '<']).next()).map(str::to_owned).collect()
}

/// The names of a list in `naming/reserved.rs`.
fn reserved(list: &str) -> BTreeSet<String> {
    let text = text("generator/src/naming/reserved.rs");
    let (_, rest) = text.split_once(&format!("const {list}: &[&str] = &[")).expect("the list is there");
    let (list, _) = rest.split_once("];").expect("the list ends");
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn methods_of_macros_are_reserved_names() {
    let builder = methods("runtime/src/client/emitted.rs");
    assert!(builder.contains("transport"));
    let names: BTreeSet<_> = reserved("BUILDER").union(&reserved("CLIENT")).cloned().collect();
    assert_eq!(builder.difference(&names).collect::<Vec<_>>(), Vec::<&String>::new(), "BUILDER, CLIENT");
    let request = methods("runtime/src/request/call.rs");
    assert!(request.contains("send"));
    let names = reserved("ARGUMENTS");
    assert_eq!(request.difference(&names).collect::<Vec<_>>(), Vec::<&String>::new(), "ARGUMENTS");
}

/// Keys of our own have their names, and what they mean, in one place.
#[test]
fn private_keys_are_named_in_one_file() {
    let files = clientwright_tests::rust_files();
    let product =
        files.iter().filter(|file| file.is_product() && file.path != "generator/src/tree/private.rs");
    let literal = |file: &&clientwright_tests::Source| {
        let stream: proc_macro2::TokenStream = super::paths::tokens(file).into_iter().collect();
        stream.to_string().contains("\"x-clientwright-")
    };
    let found: Vec<_> = product.filter(literal).map(|file| file.path.clone()).collect();
    assert_eq!(found, Vec::<String>::new(), "use a constant of `tree::private`");
}
