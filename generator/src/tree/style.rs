//! Styles of parameters by their words. In: a word of `style`; out: what it means, where it may stand, and what it puts between
//! elements. It never looks at a value.

/// How a parameter's value is written (OpenAPI 3.0.4, section 4.7.12.2, "Style Values").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `a,b`, behind the name where the place has names: `simple`, `form`, and the styles that are named by a delimiter.
    Delimited(Delimiter),
    /// `.a,b`
    Label,
    /// `;name=a,b`
    Matrix,
    /// `name[member]=a`
    Deep,
    /// One text: `content` instead of `schema`.
    Whole(Whole),
    /// One text without a name, which is the whole query (OpenAPI 3.2, `in: querystring`).
    Querystring(Whole),
}

/// What stands between the elements of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is its own name")]
pub enum Delimiter {
    Comma,
    Space,
    Pipe,
    /// Of Swagger 2.0, which has delimiters in paths and headers, too.
    Tab,
}

/// What the text of a parameter with a `content` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whole {
    /// The JSON of the value.
    Json,
    /// The value as it is: of a format that is not written for the caller.
    Text,
}

/// The words that descriptions may use.
pub const WORDS: [&str; 7] =
    ["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"];

/// The words that the passes of Swagger 2.0 write.
pub const DELIMITED: [&str; 3] = ["spaceDelimited", "pipeDelimited", "tabDelimited"];

/// A word, what it means, and the places (`in`) where 3.0 has it.
struct Word(&'static str, Style, &'static [&'static str]);

const MEANINGS: [Word; 8] = [
    Word("matrix", Style::Matrix, &["path"]),
    Word("label", Style::Label, &["path"]),
    Word("form", Style::COMMAS, &["query", "cookie"]),
    Word("simple", Style::COMMAS, &["path", "header"]),
    Word("spaceDelimited", Style::Delimited(Delimiter::Space), &["query"]),
    Word("pipeDelimited", Style::Delimited(Delimiter::Pipe), &["query"]),
    Word("deepObject", Style::Deep, &["query"]),
    // written by the passes of Swagger 2.0 alone, in a key of their own
    Word("tabDelimited", Style::Delimited(Delimiter::Tab), &[]),
];

impl Style {
    /// What a parameter has that says nothing of it.
    pub const COMMAS: Self = Self::Delimited(Delimiter::Comma);

    /// What a word means; `None` for one that there is not.
    pub fn of(word: &str) -> Option<Self> {
        MEANINGS.iter().find(|known| known.0 == word).map(|known| known.1)
    }

    /// The words that descriptions may use in a place, by its word: `query`.
    pub fn words_in(place: &str) -> impl Iterator<Item = &'static str> {
        MEANINGS.iter().filter(move |known| known.2.contains(&place)).map(|known| known.0)
    }
}

impl Delimiter {
    /// The word for lists with it, as the passes of Swagger 2.0 write it; `None` for commas, which need none.
    pub fn word(self) -> Option<&'static str> {
        let delimited = |known: &&Word| self != Self::Comma && known.1 == Style::Delimited(self);
        MEANINGS.iter().find(delimited).map(|known| known.0)
    }

    /// By its word in `collectionFormat` of Swagger 2.0.
    pub fn of_collection(word: &str) -> Option<Self> {
        Some(match word {
            "csv" => Self::Comma,
            "ssv" => Self::Space,
            "pipes" => Self::Pipe,
            "tsv" => Self::Tab,
            _ => return None,
        })
    }

    /// The character.
    pub fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Space => ' ',
            Self::Pipe => '|',
            Self::Tab => '\t',
        }
    }

    /// What people call several of them.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Comma => "commas",
            Self::Space => "spaces",
            Self::Pipe => "pipes",
            Self::Tab => "tabs",
        }
    }

    /// What it is called in the runtime.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comma => "Comma",
            Self::Space => "Space",
            Self::Pipe => "Pipe",
            Self::Tab => "Tab",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_meanings() {
        let in_descriptions = MEANINGS.iter().filter(|known| !known.2.is_empty()).map(|known| known.0);
        assert!(in_descriptions.eq(WORDS));
        let delimiters = [Delimiter::Space, Delimiter::Pipe, Delimiter::Tab];
        assert_eq!(delimiters.map(Delimiter::word), DELIMITED.map(Some));
        assert_eq!(Delimiter::Comma.word(), None);
        assert_eq!(Style::of("form"), Some(Style::COMMAS));
        assert!(Style::words_in("cookie").eq(["form"]));
    }
}
