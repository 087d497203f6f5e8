//! What generation takes of memory, in a process of its own: at most 25 times the size of the description.

#![cfg(target_os = "linux")]

use clientwright::{Settings, Source, generate};

/// The most memory that this process has had so far, in bytes.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").expect("the process's own status");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("the peak");
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<usize>().ok()).expect("a number")
        * 1024
}

/// A description as tools write them, with texts: operations with parameters, bodies, errors, and their schemas.
fn description(operations: usize) -> String {
    let sentence = "Gives what is asked for, of all that there is and that the caller may see, page by page.";
    let mut text = "openapi: 3.0.3\ninfo: {title: Large, version: 1.0.0}\nservers: [{url: 'https://large.example'}]\npaths:\n".to_owned();
    for index in 0..operations {
        text.push_str(&format!(
            "  /things/{index}/{{id}}:\n    get:\n      operationId: getThing{index}\n      summary: {sentence}\n      \
             description: {sentence} {sentence}\n      tags: [t{tag}]\n      parameters:\n        - name: id\n          in: path\n          \
             required: true\n          description: {sentence}\n          schema: {{type: string}}\n        - name: limit\n          in: query\n          \
             description: {sentence}\n          schema: {{type: integer}}\n      responses:\n        '200':\n          description: {sentence}\n          \
             content:\n            application/json:\n              schema:\n                $ref: '#/components/schemas/Thing{index}'\n",
            tag = index % 20,
        ));
    }
    text.push_str("components:\n  schemas:\n");
    for index in 0..operations {
        text.push_str(&format!("    Thing{index}:\n      type: object\n      description: {sentence}\n      required: [name]\n      properties:\n"));
        for member in ["name", "kind", "owner", "created", "changed"] {
            text.push_str(&format!(
                "        {member}:\n          type: string\n          description: {sentence}\n          example: some {member} of thing {index}\n"
            ));
        }
    }
    text
}

#[test]
fn memory_is_at_most_25_times_the_size_of_the_description() {
    let source = Source::from_text("large.yaml", description(1000));
    let size = source.text().len();
    assert!(size > 1_900_000, "{size}");
    let before = peak();
    let made = generate(&source, &Settings::default().threads(2)).expect("no errors");
    let used = peak() - before;
    assert_eq!(made.summary.emitted, 1000);
    assert!(used <= 25 * size, "{used} bytes are {:.1} times {size}", used as f64 / size as f64);
    // a bound that holds whatever happens would be none
    assert!(used >= 3 * size, "{used} bytes are too few to be true");
}
