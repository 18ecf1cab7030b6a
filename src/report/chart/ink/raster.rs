//! From the drawing to dots, with the same letters.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Tree};

use super::typeface::Typeface;

/// A drawing that could not be turned to dots.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// The SVG was refused.
    #[error("the drawing is not valid SVG: {0}")]
    Svg(#[from] usvg::Error),
    /// The bitmap would be empty or too large.
    #[error("a bitmap of {0} by {1} dots cannot be made")]
    Dots(u32, u32),
    /// The bitmap could not be written.
    #[error("the bitmap could not be packed: {0}")]
    Pack(String),
}

/// PNG of an SVG at so many dots per unit of its viewBox, on white.
pub(crate) fn png(
    svg: &str,
    typeface: &Typeface,
    dots_per_point: f64,
) -> Result<Vec<u8>, RasterError> {
    let options = usvg::Options {
        dpi: 72.0,
        font_family: typeface.family().to_owned(),
        fontdb: typeface.fonts(),
        ..usvg::Options::default()
    };
    let tree = Tree::from_str(svg, &options)?;
    let dots = |length: f32| (f64::from(length) * dots_per_point).round() as u32;
    let (width, height) = (dots(tree.size().width()), dots(tree.size().height()));
    let mut map = Pixmap::new(width, height).ok_or(RasterError::Dots(width, height))?;
    map.fill(resvg::tiny_skia::Color::WHITE);
    let scale = dots_per_point as f32;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut map.as_mut(),
    );
    let packed = map
        .encode_png()
        .map_err(|e| RasterError::Pack(e.to_string()))?;
    Ok(with_density(&packed, dots_per_point))
}

/// Adds the chunk that tells how large the picture is in print; it must stand before the pixels.
fn with_density(png: &[u8], dots_per_point: f64) -> Vec<u8> {
    // Signature (8 bytes), then the header chunk: length 4, name 4, data 13, check 4.
    const AFTER_HEADER: usize = 8 + 25;
    let per_metre = (dots_per_point * 72.0 / 0.0254).round() as u32;
    let mut chunk = b"pHYs".to_vec();
    chunk.extend(per_metre.to_be_bytes());
    chunk.extend(per_metre.to_be_bytes());
    chunk.push(1);
    let mut out = png[..AFTER_HEADER].to_vec();
    out.extend(9u32.to_be_bytes());
    out.extend(&chunk);
    out.extend(crc32(&chunk).to_be_bytes());
    out.extend(&png[AFTER_HEADER..]);
    out
}

/// The check sum of PNG chunks (ISO 3309, polynomial 0xEDB88320 reflected).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xEDB8_8320
            } else {
                crc >> 1
            }
        })
    })
}

/// Bytes in base 64 (RFC 4648), as a style sheet embeds a font.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let word =
            three.iter().fold(0u32, |word, &b| word << 8 | u32::from(b)) << (8 * (3 - three.len()));
        for i in 0..4 {
            let sign = SIGNS[(word >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= three.len() {
                char::from(sign)
            } else {
                '='
            });
        }
    }
    out
}

/// The typeface as a style sheet, for SVG that is shown by a browser.
pub(crate) fn style_sheet(typeface: &Typeface) -> Arc<str> {
    let faces = typeface.files().map(|(weight, bytes)| {
        let (family, data) = (typeface.family(), base64(bytes));
        format!("@font-face{{font-family:\"{family}\";font-weight:{weight};src:url(data:font/ttf;base64,{data})}}")
    });
    faces.collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_gives_the_vectors_of_rfc_4648() {
        let pairs = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, coded) in pairs {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn the_check_sum_gives_its_published_check_value() {
        // CRC-32/ISO-HDLC of "123456789" is 0xCBF43926.
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn the_bitmap_says_how_large_it_prints() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"72\" height=\"36\"/>";
        let png = png(svg, &Typeface::default(), 300.0 / 72.0).unwrap();
        // 72 points at 300 dots per inch are 300 dots; 300 / 0.0254 = 11811 dots per metre.
        assert_eq!(png[16..24], [0, 0, 1, 44, 0, 0, 0, 150]);
        assert_eq!(png[37..46], [b'p', b'H', b'Y', b's', 0, 0, 0x2e, 0x23, 0]);
    }
}
