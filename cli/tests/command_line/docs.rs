//! The page about an API: where it goes, and when it is written.

use super::{PETS, code, err, folder, out, readme, run};

#[test]
fn a_page_is_written_where_it_is_asked_for() {
    let folder = folder(PETS);
    let ran = run(folder.path(), &["docs", "pets.yaml", "--out", "site/api.html", "--name", "pet-store"], "");
    assert_eq!((code(&ran), err(&ran).as_str()), (0, ""));
    assert!(out(&ran).starts_with("wrote site/api.html ("), "{}", out(&ran));
    let page = std::fs::read_to_string(folder.path().join("site/api.html")).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("\"crate\":\"pet_store\""));
    let again =
        run(folder.path(), &["docs", "pets.yaml", "--out", "site/api.html", "--name", "pet-store"], "");
    assert!(out(&again).starts_with("unchanged: site/api.html"), "{}", out(&again));
    let ran = run(folder.path(), &["docs", "pets.yaml", "--out", "pages"], "");
    assert!(out(&ran).starts_with("wrote pages/index.html"), "{}", out(&ran));
}

#[test]
fn a_page_has_what_changed_since_another_version() {
    let folder = folder(PETS);
    let new = PETS.replace("name: { type: string }", "name: { type: integer }");
    std::fs::write(folder.path().join("new.yaml"), new).unwrap();
    let ran = run(folder.path(), &["docs", "new.yaml", "--out", "api.html", "--since", "pets.yaml"], "");
    assert_eq!((code(&ran), err(&ran).as_str()), (0, ""));
    let page = std::fs::read_to_string(folder.path().join("api.html")).unwrap();
    assert!(page.contains("\"code\":\"D1101\""));
}

#[test]
fn nothing_is_written_for_what_is_no_description() {
    let folder = folder("openapi: [");
    let ran = run(folder.path(), &["docs", "pets.yaml", "--out", "api.html"], "");
    assert_eq!(code(&ran), 2);
    assert!(err(&ran).contains("error[E0001]"), "{}", err(&ran));
    assert!(!folder.path().join("api.html").exists());
}

#[test]
fn the_readme_shows_what_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("openapi.yaml"), readme("", "yaml openapi.yaml")).unwrap();
    let command = readme("## A page about an API", "sh");
    let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
    let ran = run(folder.path(), &arguments, "");
    assert_eq!(out(&ran), readme("## A page about an API", "text"), "{}", err(&ran));
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_the_file_behind_it_is_written() {
    let folder = folder(PETS);
    std::os::unix::fs::symlink("real.html", folder.path().join("api.html")).unwrap();
    std::fs::write(folder.path().join("real.html"), "old").unwrap();
    assert_eq!(code(&run(folder.path(), &["docs", "pets.yaml", "--out", "api.html"], "")), 0);
    assert!(folder.path().join("api.html").is_symlink());
    assert!(std::fs::read_to_string(folder.path().join("real.html")).unwrap().starts_with("<!doctype html>"));
    let left = std::fs::read_dir(folder.path()).unwrap().flatten();
    assert!(left.into_iter().all(|entry| !entry.file_name().to_string_lossy().contains("unfinished")));
}
