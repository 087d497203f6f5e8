//! The program around the emitted code of one description, written beside it by `drive`. In: commands, one a line, their
//! fields apart by tabs; out: one line for each. It is compiled with the emitted code, never with this workspace.
#![recursion_limit = "1024"]
#![allow(warnings)]

mod api;

use api::driver::{COMPONENTS, Given, OPERATIONS, client};
use clientwright_runtime::BaseUrl;
use std::io::{BufRead, Write};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let base = std::env::args().nth(1).expect("an address");
    let client = client(&BaseUrl::parse(&base).expect("an address"), &|_| Some("driver".to_owned())).expect("a client");
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("text");
        let fields: Vec<&str> = line.split('\t').collect();
        let number = || fields[1].parse::<usize>().expect("a number");
        let said = match fields[0] {
            "components" => {
                let listed: Vec<_> = COMPONENTS.iter().map(|(at, way, _)| format!("{at}\t{way}")).collect();
                Ok(listed.join("\t"))
            }
            "again" => COMPONENTS[number()].2(fields[2]),
            "call" => {
                let arguments: Vec<_> = fields[3..].iter().map(|it| it.strip_prefix('+').map(str::to_owned)).collect();
                let given = Given { arguments: &arguments, body: fields[2].strip_prefix('+'), media_type: None, headers: &[] };
                match OPERATIONS[number()](&client, &given) {
                    Ok(called) => called.await.map(|_| String::new()),
                    Err(said) => Err(format!("not called: {said}")),
                }
            }
            other => panic!("{other}"),
        };
        let (kind, text) = match said {
            Ok(text) => ("ok", text),
            Err(text) => ("no", text.replace(['\n', '\t'], " ")),
        };
        writeln!(out, "{kind}\t{text}").expect("somebody listens");
        out.flush().expect("somebody listens");
    }
}
