//! Charts as SVG from a table: one drawing serves page, picture and paper. No script; title and description
//! for who does not see it; colours that a page may set (`--chart-…`) and that are readable without one.

use std::fmt::Write as _;

use crate::domain::report::Shape;
use crate::domain::statistic::{Measure, Statistic, Table};

use super::figures;
use super::words::Voice;

/// Width of every chart, in pixels of its own; it grows with the page.
const WIDTH: f64 = 720.0;
/// Height of a line chart.
const LINE_HEIGHT: f64 = 320.0;
/// Height of a row of bars for one measure, and the gap below a row.
const BAR_HEIGHT: f64 = 14.0;
const ROW_GAP: f64 = 12.0;
/// Room for the title with the legend, for names at the left, for figures at the right, and below.
const TOP: f64 = 64.0;
const LEFT: f64 = 150.0;
const RIGHT: f64 = 56.0;
const BOTTOM: f64 = 44.0;
/// Most rows that are drawn: more are not told apart; the table has all.
const ROWS_MAX: usize = 24;
/// Longest name beside a bar, in characters.
const NAME_MAX: usize = 10;
/// Lines of a scale.
const STEPS: u32 = 4;
/// Chinese fonts by name, in the order in which they are looked for.
pub const FONTS: &str = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, sans-serif";
/// Colours of the series, apart for who sees no red and green (after Okabe and Ito), with the names that a page
/// may set.
const COLOURS: [(&str, &str); 4] =
    [("--chart-1", "#0072b2"), ("--chart-2", "#e69f00"), ("--chart-3", "#009e73"), ("--chart-4", "#cc79a7")];
/// Shapes of the points of lines, so that colour is not needed to tell them apart.
const DASHES: [&str; 4] = ["", "6 3", "2 3", "8 3 2 3"];

/// Where the drawing is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// In a page, which sets colours for light and dark.
    Page,
    /// As a picture of its own, on white.
    Picture,
}

/// The chart of a table as it is shown with it; `None` for tables that are no picture, or hold nothing.
pub fn of(voice: Voice<'_>, table: &Table, ground: Ground) -> Option<String> {
    match table.statistic {
        Statistic::ByDepartment
        | Statistic::ByTown
        | Statistic::ByIndustry
        | Statistic::ByChannel
        | Statistic::ByExpert => svg(voice, table, &[Measure::Opened, Measure::Closed], Shape::Bars, ground),
        Statistic::Trend => svg(voice, table, &[Measure::Asked, Measure::Opened, Measure::Closed], Shape::Line, ground),
        Statistic::Overview
        | Statistic::Comparison
        | Statistic::Ratings
        | Statistic::FollowUps
        | Statistic::Corrections
        | Statistic::Handling
        | Statistic::Consultations
        | Statistic::Delivery => None,
    }
}

/// What is drawn.
struct Drawing {
    title: String,
    description: String,
    names: Vec<String>,
    series: Vec<(String, Vec<Option<f64>>)>,
}

/// A chart of some measures of a table; `None` if there is nothing to draw.
pub fn svg(voice: Voice<'_>, table: &Table, measures: &[Measure], shape: Shape, ground: Ground) -> Option<String> {
    let drawing = drawing(voice, table, measures)?;
    Some(match shape {
        Shape::Bars => bars(&drawing, ground),
        Shape::Line => lines(&drawing, ground),
    })
}

fn drawing(voice: Voice<'_>, table: &Table, measures: &[Measure]) -> Option<Drawing> {
    let rows: Vec<_> = table.rows.iter().take(ROWS_MAX).collect();
    let series: Vec<(String, Vec<Option<f64>>)> = measures
        .iter()
        .filter_map(|measure| {
            let column = table.columns.iter().position(|column| column == measure)?;
            let values = rows.iter().map(|row| row.get(column).and_then(|cell| cell.number())).collect();
            Some((figures::short_measure(voice, *measure), values))
        })
        .take(COLOURS.len())
        .collect();
    let something = series.iter().flat_map(|(_, values)| values).flatten().any(|value| *value > 0.0);
    if rows.is_empty() || !something {
        return None;
    }
    let names: Vec<String> = rows.iter().filter_map(|row| row.first()).map(|cell| figures::cell(voice, cell)).collect();
    let said: Vec<String> = rows
        .iter()
        .map(|row| {
            let name = row.first().map(|cell| figures::cell(voice, cell)).unwrap_or_default();
            let parts = measures.iter().filter_map(|measure| {
                let column = table.columns.iter().position(|column| column == measure)?;
                Some(format!("{} {}", figures::short_measure(voice, *measure), figures::cell(voice, row.get(column)?)))
            });
            voice.fill("figures-row", &[("name", &name), ("parts", &voice.list(parts))])
        })
        .collect();
    Some(Drawing { title: figures::title(voice, table), description: said.join("; "), names, series })
}

/// A page colours by its variables; a picture has what stands behind them.
fn colour(ground: Ground, variable: &str, fallback: &str) -> String {
    match ground {
        Ground::Page => format!("var({variable}, {fallback})"),
        Ground::Picture => fallback.to_owned(),
    }
}

fn begin(drawing: &Drawing, ground: Ground, height: f64) -> String {
    let (title, description) = (escaped(&drawing.title), escaped(&drawing.description));
    let ink = colour(ground, "--chart-ink", "#1f2328");
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" font-family=\"{FONTS}\" font-size=\"13\" fill=\"{ink}\"><title>{title}</title>\
         <desc>{description}</desc>"
    );
    if ground == Ground::Picture {
        let _ = write!(svg, "<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>");
    }
    let _ = write!(svg, "<text x=\"16\" y=\"26\" font-size=\"17\" font-weight=\"bold\">{title}</text>");
    let mut x = 16.0;
    for (index, (name, _)) in drawing.series.iter().enumerate() {
        let fill = series_colour(ground, index);
        let name = escaped(name);
        let _ = write!(svg, "<rect x=\"{x}\" y=\"40\" width=\"12\" height=\"12\" fill=\"{fill}\"/>");
        let _ = write!(svg, "<text x=\"{}\" y=\"51\">{name}</text>", x + 18.0);
        x += 18.0 + breadth(&name) + 22.0;
    }
    svg
}

fn series_colour(ground: Ground, index: usize) -> String {
    let (variable, fallback) = COLOURS[index % COLOURS.len()];
    colour(ground, variable, fallback)
}

fn bars(drawing: &Drawing, ground: Ground) -> String {
    let of_row = BAR_HEIGHT * count(drawing.series.len()) + ROW_GAP;
    let height = TOP + of_row * count(drawing.names.len()) + BOTTOM / 2.0;
    let mut svg = begin(drawing, ground, height);
    let (top, step) = scale(drawing);
    let width = WIDTH - LEFT - RIGHT;
    let grid = colour(ground, "--chart-grid", "#d0d7de");
    for line in 0..=STEPS {
        let x = LEFT + width * f64::from(line) / f64::from(STEPS);
        let (below, value) = (height - BOTTOM / 2.0, figure(step * f64::from(line)));
        let _ = write!(svg, "<line x1=\"{x}\" y1=\"{TOP}\" x2=\"{x}\" y2=\"{below}\" stroke=\"{grid}\"/>");
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\" font-size=\"11\">{value}</text>",
            below + 15.0
        );
    }
    for (row, name) in drawing.names.iter().enumerate() {
        let y = TOP + of_row * count(row) + ROW_GAP / 2.0;
        let middle = y + (of_row - ROW_GAP) / 2.0 + 4.5;
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{middle}\" text-anchor=\"end\">{}</text>",
            LEFT - 8.0,
            escaped(&short(name))
        );
        for (index, (_, values)) in drawing.series.iter().enumerate() {
            let Some(value) = values.get(row).copied().flatten() else { continue };
            let (y, long) = (y + BAR_HEIGHT * count(index), width * value / top);
            let fill = series_colour(ground, index);
            // A bar of no length is none: renderers complain of it.
            if value > 0.0 {
                let _ = write!(
                    svg,
                    "<rect x=\"{LEFT}\" y=\"{y}\" width=\"{:.1}\" height=\"{}\" fill=\"{fill}\"/>",
                    long.max(1.0),
                    BAR_HEIGHT - 2.0
                );
            }
            let _ = write!(
                svg,
                "<text x=\"{:.1}\" y=\"{}\" font-size=\"11\">{}</text>",
                LEFT + long + 5.0,
                y + 10.0,
                figure(value)
            );
        }
    }
    svg + "</svg>"
}

fn lines(drawing: &Drawing, ground: Ground) -> String {
    let mut svg = begin(drawing, ground, LINE_HEIGHT);
    let (top, step) = scale(drawing);
    let (left, below) = (LEFT / 3.0, LINE_HEIGHT - BOTTOM);
    let (width, height) = (WIDTH - left - RIGHT / 2.0, below - TOP);
    let grid = colour(ground, "--chart-grid", "#d0d7de");
    for line in 0..=STEPS {
        let y = below - height * f64::from(line) / f64::from(STEPS);
        let _ = write!(svg, "<line x1=\"{left}\" y1=\"{y}\" x2=\"{}\" y2=\"{y}\" stroke=\"{grid}\"/>", left + width);
        let value = figure(step * f64::from(line));
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\" font-size=\"11\">{value}</text>",
            left - 6.0,
            y + 4.0
        );
    }
    let of_point = width / count(drawing.names.len().max(2) - 1);
    for (index, name) in drawing.names.iter().enumerate() {
        let (x, y) = (left + of_point * count(index), below + 18.0);
        // The names of months are long: the year only where it begins, or at the left.
        let name = if index == 0 { short(name) } else { month_only(name, &drawing.names[index - 1]) };
        let _ = write!(
            svg,
            "<text x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\" font-size=\"11\">{}</text>",
            escaped(&name)
        );
    }
    for (index, (_, values)) in drawing.series.iter().enumerate() {
        let stroke = series_colour(ground, index);
        let points: Vec<(f64, f64)> = values
            .iter()
            .enumerate()
            .filter_map(|(place, value)| Some((left + of_point * count(place), below - height * (*value)? / top)))
            .collect();
        let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let dash = DASHES[index % DASHES.len()];
        let _ = write!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2.5\" stroke-dasharray=\"{}\"/>",
            path.join(" "),
            if dash.is_empty() { "none" } else { dash }
        );
        for (x, y) in points {
            let _ = write!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\" fill=\"{stroke}\"/>");
        }
    }
    svg + "</svg>"
}

/// The top of the scale and one step of it: 1, 2 or 5 times a power of ten, never less than 1 for counts.
fn scale(drawing: &Drawing) -> (f64, f64) {
    let values = drawing.series.iter().flat_map(|(_, values)| values).flatten();
    let most = values.copied().fold(0.0, f64::max);
    let rough = most / f64::from(STEPS);
    let power = 10_f64.powf(rough.max(f64::MIN_POSITIVE).log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| *step >= rough);
    let step = step.unwrap_or(rough);
    // Counts have no halves; rates are below one and keep theirs.
    let step = if most >= 1.0 { step.max(1.0).ceil() } else { step };
    (step * f64::from(STEPS), step)
}

fn figure(value: f64) -> String {
    if value.fract().abs() < 1e-9 { format!("{value:.0}") } else { format!("{value:.2}") }
}

fn short(name: &str) -> String {
    if name.chars().count() <= NAME_MAX {
        return name.to_owned();
    }
    name.chars().take(NAME_MAX - 1).chain(['…']).collect()
}

/// `2026年3月` after `2026年2月` is `3月`; other names stay.
fn month_only(name: &str, before: &str) -> String {
    match (name.split_once('年'), before.split_once('年')) {
        (Some((year, month)), Some((other, _))) if year == other => month.to_owned(),
        _ => short(name),
    }
}

#[expect(clippy::cast_precision_loss, reason = "rows and series, a few")]
fn count(number: usize) -> f64 {
    number as f64
}

/// About so wide, in pixels.
fn breadth(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 7.0 } else { 13.0 }).sum()
}

/// Text in XML; characters that it has no place for are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::department::Departments;
    use crate::domain::moment::Moment;
    use crate::domain::person::Language;
    use crate::domain::statistic::{Cell, Period, Statistic};

    fn table(rows: &[(&str, u64)]) -> Table {
        let now = Moment(0);
        let row = |(town, count): &(&str, u64)| {
            let cells = std::iter::repeat_n((Cell::Count(*count), None), Statistic::ByTown.columns().len() - 1);
            std::iter::once((Cell::Town((*town).to_owned()), None)).chain(cells).collect()
        };
        Table::new(Statistic::ByTown, Period::today(now), now, rows.iter().map(row).collect())
    }

    fn drawn(rows: &[(&str, u64)], shape: Shape, ground: Ground) -> Option<String> {
        let departments = Departments::default();
        let voice = Voice { language: Language::Chinese, departments: &departments, now: Moment(0), calendar: None };
        svg(voice, &table(rows), &[Measure::Opened, Measure::Closed], shape, ground)
    }

    #[test]
    fn a_chart_tells_in_words_what_it_shows_and_runs_nothing() {
        for shape in [Shape::Bars, Shape::Line] {
            let svg = drawn(&[("<script>x</script>\u{0}", 3), ("海游街道", 12)], shape, Ground::Page).unwrap();
            assert!(svg.contains("role=\"img\"") && svg.contains("<title>") && svg.contains("<desc>"));
            assert!(svg.contains("海游街道：挂号 12、结案 12"), "{svg}");
            assert!(!svg.contains("<script") && !svg.contains('\u{0}'), "{svg}");
            assert!(svg.contains("var(--chart-1, #0072b2)"), "a page sets the colours, and without it they are there");
        }
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(drawn(&[], Shape::Bars, Ground::Page), None);
        assert_eq!(drawn(&[("a", 0)], Shape::Line, Ground::Picture), None);
    }

    #[test]
    fn scales_are_round_and_hold_the_most() {
        let of = |most: f64| {
            let series = vec![(String::new(), vec![Some(most)])];
            scale(&Drawing { title: String::new(), description: String::new(), names: vec![], series })
        };
        for (most, top, step) in [(1.0, 4.0, 1.0), (5.0, 8.0, 2.0), (84.0, 200.0, 50.0), (0.94, 2.0, 0.5)] {
            let found = of(most);
            assert!((found.0 - top).abs() < 1e-9 && (found.1 - step).abs() < 1e-9, "{most}: {found:?}");
        }
    }
}
