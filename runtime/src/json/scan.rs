//! Runs of bytes that need no second look: the plain part of a string, and whitespace.
//!
//! In come bytes; out goes how many of them at the start belong to the run. It never looks at single bytes while eight
//! remain, and never reads past the slice.

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

/// How many bytes at the start are whitespace (RFC 8259 section 2, `ws`).
///
/// Where there is more than a byte or two of it, it is the indentation of a line: spaces, eight of which go at a time.
#[inline]
pub(super) fn space(bytes: &[u8]) -> usize {
    let line = usize::from(matches!(bytes, [b'\n', ..]));
    let (words, _) = bytes.get(line..).unwrap_or_default().as_chunks::<8>();
    let mut at = line;
    for word in words {
        let other = u64::from_le_bytes(*word) ^ (ONES * b' ' as u64);
        if other != 0 {
            at += other.trailing_zeros() as usize / 8;
            break;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count()
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
    fn passes_over_whitespace_only() {
        for length in 0..28 {
            for place in 0..length {
                for (byte, fill) in (0..=255_u8).flat_map(|byte| [(byte, b' '), (byte, b'\n'), (byte, b'\t')])
                {
                    let mut bytes = vec![fill; length];
                    bytes[place] = byte;
                    let expected = if b" \n\r\t".contains(&byte) { length } else { place };
                    assert_eq!(space(&bytes), expected, "{bytes:?}");
                }
            }
        }
        assert_eq!(space(b"\n        \r\n\t  x"), 14);
        assert_eq!(space(b""), 0);
    }

    #[test]
    fn stops_at_the_first_of_several() {
        assert_eq!(plain(b"ab\"\\\n\"cd"), 2);
        assert_eq!(plain(b"abcdefgh\"\"\"\"\"\"\"\""), 8);
        assert_eq!(plain(b""), 0);
    }
}
