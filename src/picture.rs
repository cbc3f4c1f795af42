//! An SVG as a picture (PNG), with the fonts of the system: the only place that knows the renderer. Without a
//! Chinese font there is no picture: boxes instead of words help nobody.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use thiserror::Error;

/// Pixels for each of the drawing's own: sharp on a phone.
const SCALE: f32 = 2.0;
/// Longest side of a picture, in pixels: a messenger takes no more (Bot API: width and height 10,000 together).
const SIDE_MAX: u32 = 4_000;
/// A common character that every Chinese font has.
const PROBE: char = '\u{8d28}';
/// A character that no font has: the last of the planes for private use.
const NOBODYS: char = '\u{10fffd}';

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum PictureError {
    /// No font of the system has Chinese.
    #[error("no Chinese font on this system (Debian: fonts-noto-cjk)")]
    NoFont,
    /// The drawing cannot be read.
    #[error("drawing: {0}")]
    Drawing(#[from] resvg::usvg::Error),
    /// Too large, or it cannot be written.
    #[error("picture: {0}")]
    Picture(String),
}

/// Families with Chinese whose plain shape suits a chart, the first that is there is taken; without any of them
/// the renderer looks through all others for each character.
const FAMILIES: [&str; 9] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
];

/// Fonts, and the family that words are drawn with.
struct Fonts {
    fonts: Arc<fontdb::Database>,
    family: String,
}

/// The fonts of the system, read once: it takes a moment. `None` if none has Chinese.
static FONTS: LazyLock<Option<Fonts>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    let is_there = |family: &str| fonts.faces().any(|face| face.families.iter().any(|(name, _)| name == family));
    let known = FAMILIES.into_iter().find(|family| is_there(family)).map(str::to_owned);
    // The renderer begins with a family by name and looks into others for what it lacks.
    let any = || fonts.faces().find_map(|face| face.families.first()).map(|(name, _)| name.clone());
    let family = known.or_else(any)?;
    fonts.set_sans_serif_family(family.clone());
    let fonts = Fonts { fonts: Arc::new(fonts), family };
    // A character without a glyph is drawn as that of nobody is: as a box, or not at all.
    let drawn = |c: char| {
        let words = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"20\"><text y=\"16\">{c}</text></svg>"
        );
        render(&words, &fonts).ok()
    };
    (drawn(PROBE)? != drawn(NOBODYS)?).then_some(fonts)
});

/// Is there a Chinese font, so that pictures can be made?
pub fn has_chinese_font() -> bool {
    FONTS.is_some()
}

/// The picture of a drawing.
///
/// # Errors
/// [`PictureError`].
pub fn png(svg: &str) -> Result<Vec<u8>, PictureError> {
    let fonts = FONTS.as_ref().ok_or(PictureError::NoFont)?;
    render(svg, fonts)
}

fn render(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, PictureError> {
    let fontdb = Arc::clone(&fonts.fonts);
    let options = Options { font_family: fonts.family.clone(), fontdb, ..Options::default() };
    let tree = Tree::from_str(svg, &options)?;
    let size = tree.size().to_int_size().scale_by(SCALE).filter(|size| size.width().max(size.height()) <= SIDE_MAX);
    let size = size.ok_or_else(|| PictureError::Picture("too large".to_owned()))?;
    let mut pixels =
        Pixmap::new(size.width(), size.height()).ok_or_else(|| PictureError::Picture("no room".to_owned()))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PictureError::Picture(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_becomes_a_picture_where_there_is_a_font() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><text y=\"16\">x</text></svg>";
        match png(svg) {
            Ok(bytes) => assert!(has_chinese_font() && bytes.starts_with(b"\x89PNG")),
            Err(PictureError::NoFont) => assert!(!has_chinese_font()),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        assert!(!has_chinese_font() || matches!(png("no drawing"), Err(PictureError::Drawing(_))));
    }
}
