//! What is an error, and what a warning, as settings say.

use super::{PETS, code, err, folder, run};

#[test]
fn slips_are_errors_when_asked() {
    let slip = PETS.replace("type: string", "type: str");
    assert_ne!(slip, PETS);
    let folder = folder(&slip);
    assert_eq!(code(&run(folder.path(), &["lint", "pets.yaml"], "")), 0);
    let strict = run(folder.path(), &["lint", "pets.yaml", "--strict"], "");
    assert_eq!(code(&strict), 1);
    assert!(err(&strict).contains("error[E0307]"), "{}", err(&strict));
    let settings = |text: &str| std::fs::write(folder.path().join("clientwright.toml"), text).unwrap();
    settings("strict = true\n");
    assert_eq!(code(&run(folder.path(), &["lint", "pets.yaml"], "")), 1);
    settings("strict = true\ntolerate = [\"E0307\"]\n");
    assert_eq!(code(&run(folder.path(), &["lint", "pets.yaml"], "")), 0);
}

#[test]
fn errors_cost_their_places_when_asked() {
    let folder = folder(&PETS.replace("{ type: string }", "7"));
    let refused = run(folder.path(), &["lint", "pets.yaml"], "");
    assert_eq!(code(&refused), 1);
    assert!(err(&refused).contains("`--keep-going` or `tolerate = [\"E0020\"]`"), "{}", err(&refused));
    let kept = run(folder.path(), &["lint", "pets.yaml", "--keep-going"], "");
    assert_eq!(code(&kept), 0);
    assert!(err(&kept).contains("warning[E0020]"), "{}", err(&kept));
    assert_eq!(code(&run(folder.path(), &["generate", "pets.yaml", "--out", "out", "--keep-going"], "")), 0);
    std::fs::write(folder.path().join("clientwright.toml"), "keep_going = true\n").unwrap();
    assert_eq!(code(&run(folder.path(), &["lint", "pets.yaml"], "")), 0);
    std::fs::write(folder.path().join("none.yaml"), "openapi: 4.0.0\n").unwrap();
    assert_eq!(code(&run(folder.path(), &["lint", "none.yaml"], "")), 1);
}
