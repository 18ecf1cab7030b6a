//! What dashes, markers and colours stand for along the distance.

use super::super::ink::{Colour, Dash, Fill, Key, Marker, Sample, Stroke};
use super::super::journey::{Mode, Node, Reach};
use super::{Along, BANDS};

impl Along<'_> {
    /// The key of this chart.
    pub(super) fn key(&self, single: bool) -> Key {
        let steps = || self.traces.iter().flat_map(|trace| &trace.steps);
        let has_mode = |mode: Mode| steps().any(|step| *step.reach == Reach::Move(mode));
        let mut key = Key::default();
        if single {
            for mode in Mode::ALL.into_iter().filter(|&mode| has_mode(mode)) {
                let dash = if self.dash_is_mode {
                    mode_dash(mode)
                } else {
                    Dash::Solid
                };
                key = key.with(
                    Sample::Line(Stroke::new(mode_colour(mode), 1.6).dashed(dash)),
                    mode.word(),
                );
            }
        } else if self.dash_is_mode {
            for (dash, words) in modes_by_dash(has_mode) {
                key = key.with(
                    Sample::Line(Stroke::new(Colour::INK, 1.6).dashed(dash)),
                    words,
                );
            }
        }
        if let Some(words) = self.second.filter(|_| self.traces.len() <= BANDS) {
            key = key.with(Sample::Line(Stroke::new(Colour::INK, 1.6)), "money paid");
            key = key.with(
                Sample::Line(Stroke::new(Colour::INK, 0.9).dashed(Dash::Long)),
                words,
            );
        }
        let nodes = [
            (Node::Port, "port"),
            (Node::Border, "border"),
            (Node::Transfer, "gauge change or transfer"),
            (Node::Terminal, "terminal"),
        ];
        for (node, word) in nodes {
            if let Some(marker) = node_marker(node)
                && steps().any(
                    |step| matches!(step.reach, Reach::Stop { node: here, .. } if *here == node),
                )
            {
                key = key.with(Sample::Marker(marker, hollow(Colour::INK)), word);
            }
        }
        if self.traces.len() <= BANDS {
            key = key.with(
                Sample::Patch(Fill::new(Colour::GREY).clear(0.25)),
                "P10–P90",
            );
        }
        let fill = Fill::new(Colour::GUIDE).edged(Stroke::new(Colour::GREY, 0.7));
        key.with(Sample::Patch(fill), "box: P25–P75, its line: P5–P95")
    }
}

/// White with an edge.
pub(super) fn hollow(colour: Colour) -> Fill {
    Fill::new(Colour::WHITE).edged(Stroke::new(colour, 0.9))
}

/// The marker of a place, if it has one.
pub(super) fn node_marker(node: Node) -> Option<Marker> {
    match node {
        Node::Port => Some(Marker::Circle),
        Node::Border => Some(Marker::Square),
        Node::Transfer => Some(Marker::Diamond),
        Node::Terminal => Some(Marker::Triangle),
        Node::Junction => None,
    }
}

/// The dash of a mode, in every chart that shows modes.
pub(in super::super) fn mode_dash(mode: Mode) -> Dash {
    match mode {
        Mode::Sea | Mode::Canal => Dash::Solid,
        Mode::Caspian | Mode::Ferry => Dash::Short,
        Mode::River => Dash::TwoDots,
        Mode::Road => Dash::OneDot,
        Mode::Rail => Dash::Long,
    }
}

/// The dashes of the modes that are travelled, with the words of all modes that share one: "sea, canal".
pub(in super::super) fn modes_by_dash(travelled: impl Fn(Mode) -> bool) -> Vec<(Dash, String)> {
    let mut groups: Vec<(Dash, String)> = Vec::new();
    for mode in Mode::ALL.into_iter().filter(|&mode| travelled(mode)) {
        match groups.iter_mut().find(|(dash, _)| *dash == mode_dash(mode)) {
            Some((_, words)) => words.extend([", ", mode.word()]),
            None => groups.push((mode_dash(mode), mode.word().to_owned())),
        }
    }
    groups
}

/// The colour of a mode where there is one route.
pub(super) fn mode_colour(mode: Mode) -> Colour {
    match mode {
        Mode::Sea => Colour(0x00, 0x72, 0xb2),
        Mode::Canal => Colour(0x33, 0x22, 0x88),
        Mode::Caspian | Mode::Ferry => Colour(0x1a, 0x92, 0xa8),
        Mode::River => Colour(0x00, 0x9e, 0x73),
        Mode::Road => Colour(0xd5, 0x5e, 0x00),
        Mode::Rail => Colour(0x6b, 0x3f, 0x10),
    }
}
