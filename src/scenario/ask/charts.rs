//! The `[charts]` table: colours and letters.

use crate::scenario::Problem;
use crate::scenario::question::ChartStyle;
use crate::scenario::text::Layers;

/// Palette and font, read and checked.
pub(super) fn style(layers: &Layers, problems: &mut Vec<Problem>) -> ChartStyle {
    let file = &layers.file.charts;
    let palette = file.palette.clone().unwrap_or_default();
    for (position, colour) in palette.iter().enumerate() {
        let digits = colour.strip_prefix('#').unwrap_or("");
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            let path = format!("charts.palette[{position}]");
            let what = format!("'{colour}' is no colour");
            problems.push(layers.spots.problem(
                &path,
                what,
                "Write # and six hexadecimal digits, such as #1b6ca8",
            ));
        }
    }
    let font = file.font.as_ref().and_then(|name| {
        font(layers, name)
            .map_err(|what| {
                let remedy = "Write the path of a TrueType file beside the scenario";
                problems.push(layers.spots.problem("charts.font", what, remedy));
            })
            .ok()
    });
    ChartStyle { palette, font }
}

fn font(layers: &Layers, name: &str) -> Result<Vec<u8>, String> {
    for home in &layers.homes {
        match home.read(name) {
            Ok(Some(bytes)) => {
                let is_font = [&[0, 1, 0, 0][..], b"true", b"OTTO"]
                    .iter()
                    .any(|mark| bytes.starts_with(mark));
                return if is_font {
                    Ok(bytes)
                } else {
                    Err(format!("'{name}' is no TrueType font"))
                };
            }
            Ok(None) => {}
            Err(error) => return Err(format!("'{name}' cannot be read: {error}")),
        }
    }
    Err(format!("there is no file '{name}'"))
}
