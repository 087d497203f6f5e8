//! Findings as people read them. In: a report and its source; out: one text, each finding in the frame that rustc's
//! messages have made known, and a last line that counts them. It never prints, and never asks what a terminal can do.

mod excerpt;
mod notice;

pub use notice::{Colours, Loudness, Notice, notices};

use super::located::{Located, Spot};
use super::shown::{self, Extent, Selection, Shown, again};
use super::{Report, Severity};
use crate::source::locate::Lines;
use crate::source::{FileId, Source};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Message, Origin, Renderer, Snippet};
use excerpt::Excerpt;
use std::collections::HashMap;
use std::fmt::Write as _;

impl Report {
    /// The findings in the order of the text, plain. Empty when there are none. Of warnings that say the same the first three
    /// are shown, the last of them with the number of the others.
    pub fn render(&self, source: &Source) -> String {
        self.render_plain(source, Extent::Distinct)
    }

    /// As many of them as that, plain.
    pub fn render_plain(&self, source: &Source, extent: Extent) -> String {
        self.render_with(source, extent, &Renderer::plain())
    }

    /// As many of them as that, with colours as ANSI escape sequences, for terminals.
    pub fn render_coloured(&self, source: &Source, extent: Extent) -> String {
        self.render_with(source, extent, &Renderer::styled())
    }

    /// How many findings there are: `2 errors, 1 warning`; empty when there are none.
    pub fn summary(&self) -> String {
        let count = |severity| self.diagnostics.iter().filter(|found| found.severity == severity).count();
        let part = |count: usize, noun: &str| match count {
            0 => None,
            1 => Some(format!("1 {noun}")),
            n => Some(format!("{n} {noun}s")),
        };
        let parts = [part(count(Severity::Error), "error"), part(count(Severity::Warning), "warning")];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn render_with(&self, source: &Source, extent: Extent, renderer: &Renderer) -> String {
        let mut frame = Frame { texts: HashMap::new(), renderer };
        let mut out = String::new();
        let Selection { shown, rest } = self.selection(source, extent);
        for Shown { found, more } in shown {
            let found = found.printable();
            for spot in std::iter::once(&found.at).chain(&found.labels) {
                let text = self.source(spot.source, source).map_or("", Source::text);
                frame.texts.entry(spot.source).or_insert_with(|| (text, Lines::new(text)));
            }
            // Writing to a string cannot fail.
            let _done = write!(out, "{}\n\n", frame.draw(&found, more));
        }
        for one in &rest {
            let _done = writeln!(out, "{one}");
        }
        if !rest.is_empty() {
            let _done = writeln!(out, "{}\n", shown::ALL);
        }
        if !out.is_empty() {
            out.push_str(&self.summary());
            out.push('\n');
        }
        out
    }
}

struct Frame<'t> {
    /// The texts of the files that findings are in.
    texts: HashMap<FileId, (&'t str, Lines<'t>)>,
    renderer: &'t Renderer,
}

impl Frame<'_> {
    fn draw(&self, found: &Located, more: usize) -> String {
        let level = match found.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(&found.message).id(found.code.to_string());
        let note = format!("{}; `--warnings all` shows each", again(more));
        let help = (!found.help.is_empty()).then(|| Level::HELP.message(&found.help));
        let note = (more > 0).then(|| Level::NOTE.message(note));
        let messages = help.into_iter().chain(note).collect();
        self.framed(Group::with_title(title), (&found.file, &self.excerpts(found)), messages)
    }

    /// A frame: its title, its excerpts or the file that it is about, and what is said below.
    fn framed<'f>(
        &self,
        group: Group<'f>,
        (file, excerpts): (&'f str, &'f [(&str, Excerpt)]),
        messages: Vec<Message<'f>>,
    ) -> String {
        let group = if excerpts.is_empty() { group.element(Origin::path(file)) } else { group };
        let group = group.elements(excerpts.iter().map(|(file, excerpt)| snippet(file, excerpt)));
        let drawn = self.renderer.render(&[group.elements(messages)]);
        excerpts.iter().fold(drawn, |drawn, (file, excerpt)| excerpt.correct(file, drawn))
    }

    /// What is shown of the texts, each with the name of its file: the place of the finding with what is near it, then the
    /// other places.
    fn excerpts<'f>(&self, found: &'f Located) -> Vec<(&'f str, Excerpt)> {
        if found.code.concerns_settings() {
            return Vec::new();
        }
        let mut excerpts: Vec<_> = self.excerpt(&found.at, AnnotationKind::Primary).into_iter().collect();
        for label in &found.labels {
            let Some(next) = self.excerpt(label, AnnotationKind::Context) else { continue };
            let near = (label.source == found.at.source).then(|| self.texts.get(&label.source)).flatten();
            let first = excerpts.first().map(|(_, first)| first);
            let joined = first.zip(near).and_then(|(first, (text, lines))| first.join(&next.1, text, lines));
            match (joined, excerpts.first_mut()) {
                (Some(joined), Some(first)) => first.1 = joined,
                (None, _) | (_, None) => excerpts.push(next),
            }
        }
        excerpts.into_iter().map(|(file, excerpt)| (file, excerpt.printable())).collect()
    }

    fn excerpt<'f>(&self, spot: &'f Spot, kind: AnnotationKind) -> Option<(&'f str, Excerpt)> {
        let (text, lines) = self.texts.get(&spot.source)?;
        Some((spot.file.as_str(), Excerpt::new(text, lines, spot, kind)))
    }
}

fn snippet<'e>(file: &'e str, excerpt: &'e Excerpt) -> Snippet<'e, Annotation<'e>> {
    let annotations = excerpt.marks.iter().map(|mark| {
        let label = (!mark.label.is_empty()).then_some(mark.label.as_str());
        mark.kind.span(mark.span.clone()).label(label)
    });
    Snippet::source(&excerpt.text).path(file).line_start(excerpt.line).annotations(annotations)
}

#[cfg(test)]
mod tests;
