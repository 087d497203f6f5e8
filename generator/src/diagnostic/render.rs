//! Findings as people read them. In: a report and its source; out: one text, each finding in the frame that rustc's
//! messages have made known, and a last line that counts them. It never prints, and never asks what a terminal can do.

mod excerpt;

use super::located::{Located, Spot};
use super::{Report, Severity};
use crate::source::Source;
use crate::source::locate::Lines;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use excerpt::Excerpt;
use std::fmt::Write as _;

impl Report {
    /// The findings in the order of the text, plain. Empty when there are none.
    pub fn render(&self, source: &Source) -> String {
        self.render_with(source, &Renderer::plain())
    }

    /// The same with colours as ANSI escape sequences, for terminals.
    pub fn render_coloured(&self, source: &Source) -> String {
        self.render_with(source, &Renderer::styled())
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

    fn render_with(&self, source: &Source, renderer: &Renderer) -> String {
        let frame = Frame { lines: Lines::new(source.text()), text: source.text(), renderer };
        let mut out = String::new();
        for found in self.located(source) {
            // Writing to a string cannot fail.
            let _done = write!(out, "{}\n\n", frame.draw(&found));
        }
        if !out.is_empty() {
            out.push_str(&self.summary());
            out.push('\n');
        }
        out
    }
}

struct Frame<'t> {
    text: &'t str,
    lines: Lines<'t>,
    renderer: &'t Renderer,
}

impl Frame<'_> {
    fn draw(&self, found: &Located) -> String {
        let level = match found.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(&found.message).id(found.code.to_string());
        let excerpts = self.excerpts(found);
        let mut group = Group::with_title(title);
        if excerpts.is_empty() {
            group = group.element(Origin::path(&found.file));
        }
        group = group.elements(excerpts.iter().map(|excerpt| snippet(&found.file, excerpt)));
        if !found.help.is_empty() {
            group = group.element(Level::HELP.message(&found.help));
        }
        let drawn = self.renderer.render(&[group]);
        excerpts.iter().fold(drawn, |drawn, excerpt| excerpt.correct(&found.file, drawn))
    }

    /// What is shown of the text: the place of the finding with what is near it, then the other places.
    fn excerpts(&self, found: &Located) -> Vec<Excerpt> {
        if found.code.concerns_settings() {
            return Vec::new();
        }
        let mut excerpts = vec![self.excerpt(&found.at, AnnotationKind::Primary)];
        for label in &found.labels {
            let next = self.excerpt(label, AnnotationKind::Context);
            let joined = excerpts.first().and_then(|first| first.join(&next, self.text, &self.lines));
            match (joined, excerpts.first_mut()) {
                (Some(joined), Some(first)) => *first = joined,
                (None, _) | (_, None) => excerpts.push(next),
            }
        }
        excerpts
    }

    fn excerpt(&self, spot: &Spot, kind: AnnotationKind) -> Excerpt {
        Excerpt::new(self.text, &self.lines, spot, kind)
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
