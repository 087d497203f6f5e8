//! Tables of the router.

use super::*;
use crate::json;

fn router(json: &str) -> Router {
    Router::new(&Description::new(json::read(json.as_bytes()).unwrap()))
}

fn found(router: &Router, method: &str, path: &str) -> String {
    match router.find(method, path) {
        Routed::Operation { path, method, arguments } => {
            let arguments: Vec<String> =
                arguments.iter().map(|(name, raw)| format!("{name}={raw}")).collect();
            format!("{method} {path} {}", arguments.join(" ")).trim().to_owned()
        }
        Routed::WrongMethod { path, allowed } => format!("405 {path} {}", allowed.join(",")),
        Routed::Nothing { nearest } => format!("404 {}", nearest.join(" ")).trim().to_owned(),
    }
}

#[test]
fn a_path_leads_to_the_most_concrete_template_with_that_method() {
    let router = router(
        r#"{"servers":[{"url":"https://h/beta"}],"paths":{
            "/pets/{id}":{"get":{},"delete":{}},
            "/pets/mine":{"get":{}},
            "/pets/{id}.{kind}":{"get":{}},
            "/{a}/{b}/x":{"get":{}},
            "/pets/{id}/x":{"post":{}},
            "/a b":{"get":{}},
            "/":{"get":{}},
            "/beta/own":{"get":{}},
            "/other":{"servers":[{"url":"https://other"}],"get":{}},
            "/third":{"get":{"servers":[{"url":"https://other/v9"}]}}}}"#,
    );
    for (method, path, expected) in [
        ("GET", "/pets/7", "get /pets/{id} id=7"),
        ("GET", "/beta/pets/7", "get /pets/{id} id=7"),
        ("GET", "/pets/mine", "get /pets/mine"),
        ("DELETE", "/pets/mine", "delete /pets/{id} id=mine"),
        ("GET", "/pets/7.tar.gz", "get /pets/{id}.{kind} id=7 kind=tar.gz"),
        ("GET", "/pets/a%2Fb", "get /pets/{id} id=a%2Fb"),
        ("POST", "/pets/7/x", "post /pets/{id}/x id=7"),
        ("GET", "/pets/7/x", "get /{a}/{b}/x a=pets b=7"),
        ("GET", "/a%20b", "get /a b"),
        ("GET", "/", "get /"),
        ("GET", "/beta/", "get /"),
        ("GET", "/beta/own", "get /beta/own"),
        ("GET", "/other", "get /other"),
        ("GET", "/beta/other", "404 /other"),
        ("GET", "/v9/third", "get /third"),
        ("PUT", "/pets/mine", "405 /pets/mine delete,get"),
        ("BREW", "/pets/mine", "405 /pets/mine delete,get"),
        ("GET", "/pets/", "404 /pets/{id}"),
        ("GET", "/pet/mine", "404 /pets/mine /pets/{id}"),
    ] {
        let answer = found(&router, method, path);
        // Of what is near only the beginning is looked at here.
        assert!(
            answer == expected || (expected.starts_with("404") && answer.starts_with(expected)),
            "{path}: {answer}"
        );
    }
}

#[test]
fn a_path_that_does_not_exist_names_the_nearest() {
    let router = router(
        r#"{"servers":[{"url":"https://h/beta"}],"paths":{"/set-password":{"post":{}},
            "/workflows/execute/external/{id}":{"post":{}}}}"#,
    );
    let workflow = "404 /workflows/execute/external/{id} /beta/workflows/execute/external/{id}";
    for (path, expected) in [
        ("/set-pasword", "404 /set-password /beta/set-password"),
        ("/v3/set-password", "404 /set-password"),
        ("/workflows/execute/external/", workflow),
        ("/workflow/execute/external/7", workflow),
        ("/nothing/like/it", "404"),
    ] {
        assert_eq!(found(&router, "POST", path), expected, "{path}");
    }
}
