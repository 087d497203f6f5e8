//! In: the text of a form (`application/x-www-form-urlencoded`), or a value. Out: its pairs, decoded, or the text.
//! Never: a fault; what is not an escape stands for itself, as the URL Standard has it.

mod fields;

pub(crate) use self::fields::fields;

/// The value of the first pair of this name.
pub(crate) fn member(form: &[u8], name: &str) -> Option<String> {
    let form = std::str::from_utf8(form).ok()?;
    pairs(form).find(|(key, _)| key == name).map(|(_, value)| value)
}

/// The pairs, in order.
pub(crate) fn pairs(form: &str) -> impl Iterator<Item = (String, String)> {
    let pieces = form.trim().split('&').filter(|piece| !piece.is_empty());
    pieces.map(|piece| {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        (decoded(name), decoded(value))
    })
}

fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        rest = after;
        match (byte, after) {
            (b'%', [high, low, behind @ ..]) => match digit(*high).zip(digit(*low)) {
                Some((high, low)) => {
                    out.push(high << 4 | low);
                    rest = behind;
                }
                None => out.push(b'%'),
            },
            (b'+', _) => out.push(b' '),
            (byte, _) => out.push(*byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    let value = char::from(byte).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_decoded() {
        let form = "access_token=a%2Bb+c&scope=&x&%=%zz&y=%C3%BC&";
        let expected = [("access_token", "a+b c"), ("scope", ""), ("x", ""), ("%", "%zz"), ("y", "ü")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(pairs(form).collect::<Vec<_>>(), expected);
        assert_eq!(member(form.as_bytes(), "y").as_deref(), Some("ü"));
        assert_eq!(member(b"\xff=1", "x"), None);
    }
}
