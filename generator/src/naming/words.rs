//! The words of a name. In: a text of letters, digits and whatever separates them; out: its words, as they are written.
//! It never changes a letter: `case` does.

/// Words with capitals inside that no rule finds. The first letter may be either case.
const MIXED: [&str; 23] = [
    "DDoS", "EBay", "EMail", "ETag", "GHz", "GiB", "GraphQL", "ICloud", "IPad", "IPhone", "IaaS", "IoT",
    "KHz", "KWh", "KiB", "MHz", "MacOS", "MiB", "OAuth", "PaaS", "SaaS", "TiB", "VoIP",
];

/// The words of a text: `HTTPServer2Name for_you` has `HTTP`, `Server2`, `Name`, `for` and `you`; `userIDs`, `IPv4Address`,
/// `OAuth2Token` and `iOSVersion` have two each.
#[derive(Debug)]
pub(super) struct Words<'t> {
    rest: &'t str,
    /// Whether the last word ended where the rest begins.
    inside: bool,
}

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { rest: text, inside: false }
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let start = self.rest.find(char::is_alphanumeric)?;
        let text = self.rest.get(start..)?;
        let begins = start > 0 || !self.inside;
        let length = mixed(text).or_else(|| version(text)).or_else(|| acronym(text));
        let length = length.or_else(|| if begins { prefixed(text) } else { None });
        let (word, rest) = text.split_at_checked(length.unwrap_or_else(|| plain(text)))?;
        (self.rest, self.inside) = (rest, true);
        Some(word)
    }
}

/// `OAuth2`, `eTag`.
fn mixed(text: &str) -> Option<usize> {
    let is_it = |word: &&&str| {
        let here = text.get(..word.len());
        here.is_some_and(|here| here.eq_ignore_ascii_case(word) && here.get(1..) == word.get(1..))
    };
    let word = MIXED.iter().find(is_it)?;
    ended(text, word.len())
}

/// A version before an acronym: the `V1` of `V1APIResources`.
fn version(text: &str) -> Option<usize> {
    let after = text.strip_prefix('V')?.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = text.len() - after.len();
    let capitals = after.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(after.len());
    let ends_in_small = after.get(capitals..)?.starts_with(char::is_lowercase) && acronym(after).is_none();
    let is_acronym = mixed(after).is_some() || capitals > usize::from(ends_in_small) + 1;
    (length > 1 && is_acronym).then_some(length)
}

/// Several capitals in the plural, or with a version: `IDs`, `IPv4`.
fn acronym(text: &str) -> Option<usize> {
    let capitals = capitals(text);
    let is_several = text.get(..capitals)?.chars().filter(char::is_ascii_uppercase).count() > 1;
    let mut rest = text.get(capitals..)?.chars();
    match rest.next() {
        Some('s') if is_several => ended(text, capitals + 1),
        Some('v') if is_several && rest.next()?.is_ascii_digit() => Some(tail(text, capitals + 1)),
        Some(_) | None => None,
    }
}

/// The length of the capitals here, with digits among them.
fn capitals(text: &str) -> usize {
    let is_other = |c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit());
    let all = text.find(is_other).unwrap_or(text.len());
    text.get(..all).map_or(0, |text| text.trim_end_matches(|c: char| c.is_ascii_digit()).len())
}

/// A small letter before several capitals: `iOS`, `vCPUs`. An `x` stands for itself, as in headers.
fn prefixed(text: &str) -> Option<usize> {
    let first = text.chars().next().filter(|first| first.is_ascii_lowercase() && *first != 'x')?;
    let rest = text.get(first.len_utf8()..)?;
    let length = acronym(rest).or_else(|| {
        let length = plain(rest);
        let is_acronym = length > 1 && rest.get(..length)?.chars().all(|c| c.is_ascii_uppercase());
        is_acronym.then_some(length)
    });
    Some(first.len_utf8() + length?)
}

/// The end of a word with the digits after it; `None` where it goes on in small letters, and is another word.
fn ended(text: &str, length: usize) -> Option<usize> {
    let next = text.get(length..)?.chars().next();
    (!next.is_some_and(char::is_lowercase)).then(|| tail(text, length))
}

/// The end of digits and small letters from here on.
fn tail(text: &str, from: usize) -> usize {
    let is_end = |c: char| !(c.is_ascii_digit() || c.is_lowercase());
    text.get(from..).and_then(|rest| rest.find(is_end)).map_or(text.len(), |length| from + length)
}

/// The length of a word that ends where small letters are followed by a capital, or capitals by one that begins a word.
fn plain(text: &str) -> usize {
    // the last letter that has a case
    let mut last = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, letter)) = chars.next() {
        let Some((end, next)) = chars.peek().copied() else { break };
        let known = if letter.is_lowercase() || letter.is_uppercase() { Some(letter) } else { last };
        if !next.is_alphanumeric() || known.is_some_and(char::is_lowercase) && next.is_uppercase() {
            return end;
        }
        if last.is_some_and(char::is_uppercase) && letter.is_uppercase() && next.is_lowercase() {
            return at;
        }
        last = known;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use heck::ToSnakeCase;
    use proptest::prelude::*;

    proptest! {
        /// Words without an acronym in the plural, a version or a single small letter before capitals are those of heck.
        #[test]
        fn plain_words_are_those_of_heck(text in "([A-Z]?[a-z]{2,4}[0-9]{0,2}|[A-Z]{2,4}|[ _.-]|[0-9]|[A-Z])*") {
            prop_assume!(MIXED.iter().all(|word| !text.to_lowercase().contains(&word.to_lowercase())));
            prop_assume!(!text.contains('V'));
            prop_assume!(!text.contains("Xs") && !text.contains("Xv"));
            let words: Vec<_> = Words::of(&text).map(str::to_lowercase).collect();
            prop_assert_eq!(words.join("_"), text.to_snake_case());
        }
    }

    #[test]
    fn words_of_real_documents() {
        for (text, words) in [
            ("HTTPServer2Name for_you", "HTTP Server2 Name for you"),
            ("userIDs", "user IDs"),
            ("userIDsByURL", "user IDs By URL"),
            ("S3URLs", "S3URLs"),
            ("getAppsV1APIResources", "get Apps V1 API Resources"),
            ("V1APIs", "V1 APIs"),
            ("V2OAuth2Token", "V2 OAuth2 Token"),
            ("readStorageV1CSINode", "read Storage V1 CSI Node"),
            ("listCoreV1NamespacedPod", "list Core V1 Namespaced Pod"),
            ("V1Pod", "V1 Pod"),
            ("HV12WE", "HV12WE"),
            ("IDs2", "IDs2"),
            ("DNSsec", "DN Ssec"),
            ("IPv4Address", "IPv4 Address"),
            ("usesIPv6", "uses IPv6"),
            ("OAuth2Token", "OAuth2 Token"),
            ("oAuth2Auth", "oAuth2 Auth"),
            ("GET_OAuth", "GET OAuth"),
            ("OAuthorize", "O Authorize"),
            ("iOS", "iOS"),
            ("iOSVersion", "iOS Version"),
            ("mTLS gRPC", "mTLS gRPC"),
            ("vCPUs", "vCPUs"),
            ("xAPIKey", "x API Key"),
            ("aName", "a Name"),
            ("aBCase", "a B Case"),
            ("3DModel", "3D Model"),
            ("eTag", "eTag"),
            ("sizeGiB", "size GiB"),
            ("großeIDs", "große IDs"),
        ] {
            assert_eq!(Words::of(text).collect::<Vec<_>>().join(" "), words, "{text}");
        }
    }
}
