//! A look at a text before the parser has it. In: a text in YAML; out: where its brackets open without end, if they do.
//! It never reads YAML: it guards against texts for which the parser takes time by the square of their length.

/// Open brackets that are let pass. The parser looks at all of them with each token; the tree takes far fewer levels.
const OPEN: usize = 1000;

/// The byte offset of the bracket with which too many are open.
///
/// Brackets in prose are many and seldom pair up (`[0, 1)`), so opening ones count only in a line whose value begins
/// with one; closing ones count anywhere. That lets a text pass that hides its brackets behind words.
pub(super) fn endless(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    let mut start = 0_usize;
    for line in text.split_inclusive('\n') {
        let counts = value(line).starts_with(['[', '{']);
        for (at, byte) in line.bytes().enumerate() {
            match byte {
                b'[' | b'{' if counts => open += 1,
                b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            }
            if open > OPEN {
                return Some(start + at);
            }
        }
        start += line.len();
    }
    None
}

/// What stands in a line behind its dashes and its key.
pub(super) fn value(line: &str) -> &str {
    let mut rest = line.trim_start();
    while let Some(behind) = rest.strip_prefix("- ") {
        rest = behind.trim_start();
    }
    if rest.starts_with(['[', '{']) {
        return rest;
    }
    rest.split_once(": ").map_or(rest, |(_, behind)| behind.trim_start())
}

#[cfg(test)]
mod tests {
    use super::endless;

    #[test]
    fn brackets_without_end() {
        for shape in ["[", "{", "{a: ", "[x, ", "[\n", "a: {\n ", "- [\n", "- - [\n"] {
            assert!(endless(&format!("a: {}", shape.repeat(2000))).is_some(), "{shape}");
        }
    }

    #[test]
    fn prose_and_pairs() {
        let prose = "description: a number in [0, 1) or a {brace\n".repeat(5000);
        let pairs = "enum: [a, {b: c},\n  d]\n".repeat(5000);
        assert_eq!((endless(&prose), endless(&pairs), endless("")), (None, None, None));
    }
}
