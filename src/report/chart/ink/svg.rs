//! How lengths, strokes, paths and words are written in SVG.

use std::fmt::Write as _;

use super::canvas::Stroke;

/// The words of a stroke as SVG attributes.
pub(crate) fn stroke_words(stroke: &Stroke) -> String {
    let mut words = format!(
        " stroke=\"{}\" stroke-width=\"{}\"",
        stroke.colour.hex(),
        short(stroke.width)
    );
    words.push_str(" stroke-linejoin=\"round\"");
    if let Some(pattern) = stroke.dash.pattern() {
        let lengths: Vec<String> = pattern
            .iter()
            .map(|length| short(length * stroke.width.max(0.9)))
            .collect();
        let _ = write!(words, " stroke-dasharray=\"{}\"", lengths.join(" "));
    }
    if stroke.dash.is_round() {
        words.push_str(" stroke-linecap=\"round\"");
    }
    if stroke.opacity < 1.0 {
        let _ = write!(words, " stroke-opacity=\"{}\"", short(stroke.opacity));
    }
    words
}

/// The path through points, each ring closed if asked; points that round to the one before are left out.
pub(crate) fn path<'a>(rings: impl Iterator<Item = &'a [(f64, f64)]>, close: bool) -> String {
    let mut out = String::new();
    for ring in rings {
        let mut last = None;
        for &(x, y) in ring {
            let here = (short(x), short(y));
            if last.as_ref() == Some(&here) {
                continue;
            }
            out.push(if last.is_none() { 'M' } else { 'L' });
            let _ = write!(out, "{} {}", here.0, here.1);
            last = Some(here);
        }
        if close && last.is_some() {
            out.push('Z');
        }
    }
    out
}

/// A length with at most two decimals, in as few signs as it takes.
pub(crate) fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// Text as it may stand in XML.
pub(crate) fn escape(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_with_two_decimals_at_most() {
        assert_eq!(
            ["0", "12", "1.5", "-0.33", "0"],
            [0.0, 12.0, 1.5, -1.0 / 3.0, -0.001]
                .map(short)
                .each_ref()
                .map(String::as_str)
        );
    }

    #[test]
    fn a_label_with_signs_of_xml_stays_a_label() {
        assert_eq!(
            escape("P50 < 20 d & \"dry\""),
            "P50 &lt; 20 d &amp; &quot;dry&quot;"
        );
    }
}
