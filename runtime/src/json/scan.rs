//! Finding the end of the plain part of a string.
//!
//! In come bytes; out goes how many of them at the start are neither a quote, a backslash nor a control character. It
//! never looks at single bytes while eight remain, and never reads past the slice.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// How many bytes at the start may stand in a JSON string as they are (RFC 8259 section 7, `unescaped`).
#[inline]
pub(super) fn plain(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let hits = special(u64::from_le_bytes(*word));
        if hits != 0 {
            return index * 8 + hits.trailing_zeros() as usize / 8;
        }
    }
    let tail = rest.iter().position(|&byte| is_special(byte)).unwrap_or(rest.len());
    words.len() * 8 + tail
}

/// The high bit of each byte that is a quote, a backslash or below 0x20.
///
/// Exact for the lowest such byte; a borrow can mark bytes above it, which nobody looks at.
fn special(word: u64) -> u64 {
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let zero_in_quote = quote.wrapping_sub(ONES) & !quote;
    let zero_in_backslash = backslash.wrapping_sub(ONES) & !backslash;
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    (zero_in_quote | zero_in_backslash | control) & HIGHS
}

fn is_special(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < 0x20
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every byte value at every place of texts up to three words, over fills whose borrows could mislead.
    #[test]
    fn agrees_with_looking_at_each_byte() {
        for length in 0..24 {
            for place in 0..length {
                for (byte, fill) in (0..=255_u8)
                    .flat_map(|byte| [b'a', 0x20, 0x7f, 0x80, 0xff, b'#'].map(|fill| (byte, fill)))
                {
                    let mut bytes = vec![fill; length];
                    bytes[place] = byte;
                    let expected = bytes.iter().position(|&b| is_special(b)).unwrap_or(length);
                    assert_eq!(plain(&bytes), expected, "{bytes:?}");
                }
            }
        }
    }

    #[test]
    fn stops_at_the_first_of_several() {
        assert_eq!(plain(b"ab\"\\\n\"cd"), 2);
        assert_eq!(plain(b"abcdefgh\"\"\"\"\"\"\"\""), 8);
        assert_eq!(plain(b""), 0);
    }
}
