//! What is not a finding about one description, in the frame of findings. In: notices with places in several texts; out: one text. It
//! never sorts or counts them: who makes them does.

use super::super::located::Spot;
use super::super::{printable, printable_lines};
use super::Frame;
use super::excerpt::Excerpt;
use crate::source::locate::Lines;
use crate::source::{FileId, Source};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer};

/// How a notice is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loudness {
    /// `error`
    Error,
    /// `warning`
    Warning,
    /// `info`
    Info,
}

/// Something that is said with excerpts of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice<'n> {
    /// How it is marked.
    pub loudness: Loudness,
    /// What kind it is: `D0301`.
    pub id: String,
    /// One sentence, lower case, without a period.
    pub title: String,
    /// Places, each with the number of its text and what is said under the excerpt; the first one is the main one.
    pub spots: Vec<Spot>,
    /// What is said below the excerpts.
    pub notes: Vec<String>,
    /// What to do; may be empty.
    pub help: &'n str,
}

/// Notices as people read them. The texts are those that [`Spot::source`] counts; coloured or plain.
pub fn notices(texts: &[&Source], all: &[Notice<'_>], colours: Colours) -> String {
    let renderer = match colours {
        Colours::Ansi => Renderer::styled(),
        Colours::None => Renderer::plain(),
    };
    let texts = texts
        .iter()
        .enumerate()
        .map(|(index, source)| (FileId(index), (source.text(), Lines::new(source.text()))));
    let frame = Frame { texts: texts.collect(), renderer: &renderer };
    all.iter().map(|notice| frame.notice(notice) + "\n\n").collect()
}

/// Whether a text has colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// As ANSI escape sequences.
    Ansi,
    /// None.
    None,
}

impl Frame<'_> {
    fn notice(&self, notice: &Notice<'_>) -> String {
        let level = match notice.loudness {
            Loudness::Error => Level::ERROR,
            Loudness::Warning => Level::WARNING,
            Loudness::Info => Level::INFO,
        };
        let title = printable(&notice.title).into_owned();
        let spots: Vec<Spot> = notice.spots.iter().cloned().map(Spot::printable).collect();
        let kinds =
            std::iter::once(AnnotationKind::Primary).chain(std::iter::repeat(AnnotationKind::Context));
        let excerpts = spots.iter().zip(kinds).filter_map(|(spot, kind)| self.excerpt(spot, kind));
        let excerpts: Vec<(&str, Excerpt)> =
            excerpts.map(|(file, excerpt)| (file, excerpt.printable())).collect();
        let notes: Vec<String> = notice.notes.iter().map(|note| printable_lines(note).into_owned()).collect();
        let notes = notes.iter().map(|note| Level::NOTE.message(note));
        let help = (!notice.help.is_empty()).then(|| Level::HELP.message(notice.help));
        let group = Group::with_title(level.primary_title(title).id(notice.id.clone()));
        self.framed(group, ("", &excerpts), notes.chain(help).collect())
    }
}
