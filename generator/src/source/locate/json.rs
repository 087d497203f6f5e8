//! Finds places in JSON. In: a text that serde_json has read, and the places wanted; out: their byte offsets.
//! It never checks the text: where that is not JSON the walk ends, and what was found so far stands.

use super::want::Want;
use std::borrow::Cow;

/// Walks the text once.
pub(super) fn walk(text: &str, want: &mut Want) {
    let mut scan = Scan { text, at: 0 };
    // A broken text ends the walk early; there is nothing else to do about it here.
    let _end: Option<()> = scan.value(want);
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    fn value(&mut self, want: &mut Want) -> Option<()> {
        let first = self.significant()?;
        want.value = Some(self.at);
        match first {
            b'{' if !want.children.is_empty() => self.object(want),
            b'[' if !want.children.is_empty() => self.array(want),
            _ => self.skip(),
        }
    }

    fn object(&mut self, want: &mut Want) -> Option<()> {
        self.at += 1;
        loop {
            match self.significant()? {
                b'}' => return self.step(),
                b',' => self.step()?,
                b'"' => self.member(want)?,
                _ => return None,
            }
        }
    }

    fn member(&mut self, want: &mut Want) -> Option<()> {
        let key_at = self.at;
        let key = self.string()?;
        if self.significant()? != b':' {
            return None;
        }
        self.at += 1;
        match want.children.get_mut(key.as_ref()) {
            Some(child) => {
                child.keys.push(key_at);
                self.value(child)
            }
            None => self.skip(),
        }
    }

    fn array(&mut self, want: &mut Want) -> Option<()> {
        self.at += 1;
        let mut index = 0_usize;
        loop {
            match self.significant()? {
                b']' => return self.step(),
                b',' => {
                    self.at += 1;
                    index += 1;
                }
                _ => match want.children.get_mut(&index.to_string()) {
                    Some(child) => self.value(child)?,
                    None => self.skip()?,
                },
            }
        }
    }

    /// Passes one value, however deep it is.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.significant()? {
                b'"' => self.pass_string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => self.at += 1,
                b',' | b':' => return None,
                _ => self.pass_word(),
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// A number or `true`, `false`, `null`.
    fn pass_word(&mut self) {
        let ends =
            |byte: &u8| matches!(byte, b',' | b'}' | b']' | b':' | b'"' | b' ' | b'\t' | b'\r' | b'\n');
        let rest = self.rest();
        self.at += rest.iter().position(ends).unwrap_or(rest.len()).max(1);
    }

    fn string(&mut self) -> Option<Cow<'t, str>> {
        let start = self.at;
        self.pass_string()?;
        let raw = self.text.get(start..self.at)?;
        if raw.contains('\\') {
            return serde_json::from_str(raw).ok().map(Cow::Owned);
        }
        raw.get(1..raw.len() - 1).map(Cow::Borrowed)
    }

    fn pass_string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            let rest = self.rest();
            let at = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
            let escape = rest.get(at) == Some(&b'\\');
            self.at += at + if escape { 2 } else { 1 };
            if !escape {
                return Some(());
            }
        }
    }

    fn significant(&mut self) -> Option<u8> {
        let rest = self.rest();
        let blanks = rest.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))?;
        self.at += blanks;
        rest.get(blanks).copied()
    }

    fn step(&mut self) -> Option<()> {
        self.at += 1;
        Some(())
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }
}
