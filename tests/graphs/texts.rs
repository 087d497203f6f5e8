//! JSON for the types of random graphs. In: a number; out: texts, the same for it each time: some of the members and values that the
//! schemas speak of, some nested to the limit of the reader. It never makes a text that is no JSON.

use super::schemas::{Dice, WORDS};

/// How many levels a reader allows (`clientwright_runtime::json::DEFAULT_DEPTH`).
const LEVELS: usize = 128;

pub(crate) fn all(seed: u64) -> Vec<String> {
    let mut dice = Dice::new(seed + 17);
    let mut texts: Vec<String> =
        ["null", "true", "1", "1.5", "\"a\"", "\"\"", "{}", "[]"].map(str::to_owned).into();
    texts.extend((0..60).map(|_| value(&mut dice, 5)));
    for begin in [r#"{"a":"#, r#"{"b":"#, "[", r#"{"c":["#, r#"{"a":{"b":"#, r#"{"x":"#] {
        texts.extend([deep(&mut dice, &[begin], LEVELS), deep(&mut dice, &[begin], LEVELS / 2)]);
    }
    let ways = [r#"{"a":"#, r#"{"b":"#, r#"{"c":"#, "[", r#"{"a":"b","b":"#, r#"{"c":1,"a":"#];
    texts.extend((0..20).map(|_| deep(&mut dice, &ways, LEVELS)));
    texts
}

fn value(dice: &mut Dice, levels: usize) -> String {
    let kind = if levels == 0 { 4 + dice.roll(6) } else { dice.roll(10) };
    match kind {
        0..=2 => {
            let members: Vec<String> = WORDS
                .iter()
                .filter_map(|name| match dice.happens(60) {
                    true => Some(format!("\"{name}\":{}", value(dice, levels - 1))),
                    false => None,
                })
                .collect();
            format!("{{{}}}", members.join(","))
        }
        3 => {
            let items: Vec<String> = (0..dice.roll(3)).map(|_| value(dice, levels - 1)).collect();
            format!("[{}]", items.join(","))
        }
        4 => "null".to_owned(),
        5 => "true".to_owned(),
        6 => "7".to_owned(),
        7 => "7.5".to_owned(),
        _ => format!("\"{}\"", dice.one_of(&WORDS)),
    }
}

/// A text that is nested so often, in one of these ways at each level.
fn deep(dice: &mut Dice, ways: &[&str], levels: usize) -> String {
    let (mut text, mut ends) = (String::new(), String::new());
    while ends.len() < levels {
        let begin = *dice.one_of(ways);
        let opened: Vec<char> = begin.chars().filter(|letter| matches!(letter, '{' | '[')).collect();
        if ends.len() + opened.len() > levels {
            break;
        }
        text.push_str(begin);
        ends.extend(opened.iter().map(|letter| if *letter == '{' { '}' } else { ']' }));
    }
    let inside = value(dice, 0);
    text + &inside + &ends.chars().rev().collect::<String>()
}
