//! Published claims of one kind: what is claimed as a grey whisker, what the model gives as bars below it.

use crate::report::chart::heading::Heading;
use crate::report::chart::ink::{
    Canvas, Colour, Drawing, Fill, Key, Letter, Look, Marker, Rect, Sample, Scale, Sheet, Stroke,
    Table, Text, exact, guides_across, hundredths, plain, words_across,
};

/// One claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClaimRow {
    /// Id of the claim, for the table.
    pub id: String,
    /// The words that are quoted.
    pub says: String,
    /// Who, when, from where to where, of which way against which.
    pub of: String,
    /// What is claimed: low and high, the same where it is one number; in the unit of the chart.
    pub claim: (f64, f64),
    /// P5, P50 and P95 over shipments and futures under the conditions of its own date; absent where nothing arrives.
    pub own: Option<[f64; 3]>,
    /// The same under those of the study.
    pub study: Option<[f64; 3]>,
    /// Share (0 to 1) of shipments of the study at or below the middle of the claim.
    pub percentile: Option<f64>,
    /// True if the source does not say from door or port, or what its price covers.
    pub unclear: bool,
}

impl ClaimRow {
    /// How far the middle of the claim lies from the study's median, in the unit of the chart.
    #[must_use]
    pub fn gap(&self) -> f64 {
        let middle = f64::midpoint(self.claim.0, self.claim.1);
        let model = self.study.or(self.own);
        model.map_or(0.0, |three| (middle - three[1]).abs())
    }
}

/// Everything the chart of claims shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClaimsChart {
    /// The words around it.
    pub heading: Heading,
    /// The unit of every number: "days", "USD a box", "%".
    pub unit: String,
    /// Claims; drawn by gap, greatest first.
    pub rows: Vec<ClaimRow>,
}

/// Mark of a claim whose basis its source does not tell.
const UNCLEAR: &str = "door or port not said";

/// Draws the claims.
#[must_use]
pub fn draw(input: &ClaimsChart, look: &Look) -> Drawing {
    let rows = sorted(input);
    let wanted = |look: &Look| Plan::new(look, &rows).height(look);
    let look = &Sheet::fit(look, &input.heading, "", wanted);
    let sheet = Sheet::new(look, &input.heading, "", wanted(look));
    let plan = Plan::new(look, &rows);
    plan.draw(&sheet.canvas, sheet.body, input, &rows);
    sheet.finish(table(input, &rows))
}

/// The rows by gap; equal ones by id.
fn sorted(input: &ClaimsChart) -> Vec<&ClaimRow> {
    let mut rows: Vec<&ClaimRow> = input.rows.iter().collect();
    rows.sort_by(|one, other| {
        other
            .gap()
            .total_cmp(&one.gap())
            .then(one.id.cmp(&other.id))
    });
    rows
}

/// Where the columns stand.
struct Plan {
    left: f64,
    right: f64,
    key: f64,
    head: Vec<String>,
    names: Vec<(Vec<String>, Vec<String>)>,
}

const GAP: f64 = 10.0;

fn key(look: &Look) -> Key {
    let colour = look.palette.route(0);
    Key::default()
        .with(
            Sample::Line(Stroke::new(Colour::GREY, 2.0)),
            "what is claimed",
        )
        .with(
            Sample::Patch(Fill::new(colour.pale())),
            "the model, conditions of its own date",
        )
        .with(
            Sample::Patch(Fill::new(colour)),
            "the model, conditions of the study",
        )
        .with(
            Sample::Nothing,
            "bars: P5-P95 over shipments and futures, tick: median",
        )
}

impl Plan {
    fn new(look: &Look, rows: &[&ClaimRow]) -> Self {
        let width = Sheet::width(look);
        let left = 0.4 * width;
        let head = "percentile of the claim";
        let right = look.width("percentile", Letter::Small, true) + 4.0;
        let wrap = |words: &str, bold: bool| look.wrap(words, Letter::Small, bold, left - GAP);
        let names = rows.iter().map(|row| {
            let mut of = row.of.clone();
            if row.unclear {
                of = format!("{of}; {UNCLEAR}");
            }
            (
                wrap(&format!("\u{201c}{}\u{201d}", row.says), true),
                wrap(&of, false),
            )
        });
        Self {
            left,
            right,
            key: key(look).height(look, width) + 4.0,
            head: look.wrap(head, Letter::Small, true, right),
            names: names.collect(),
        }
    }

    fn row_height(look: &Look, (says, of): &(Vec<String>, Vec<String>)) -> f64 {
        (says.len() + of.len()).max(2) as f64 * look.pitch(Letter::Small) + 7.0
    }

    fn top(&self, look: &Look) -> f64 {
        self.head.len() as f64 * look.pitch(Letter::Small) + 4.0
    }

    fn height(&self, look: &Look) -> f64 {
        let rows = self.names.iter().map(|names| Self::row_height(look, names));
        self.key + self.top(look) + rows.sum::<f64>() + 2.4 * look.pitch(Letter::Small)
    }

    fn draw(&self, canvas: &Canvas, mut ground: Rect, input: &ClaimsChart, rows: &[&ClaimRow]) {
        let look = canvas.look();
        let pitch = look.pitch(Letter::Small);
        let spare = (ground.h - self.height(look)) / rows.len().max(1) as f64;
        let strip = ground.take_top(self.key);
        key(look).draw(canvas, (strip.x, strip.y), strip.w);
        let head = ground.take_top(self.top(look));
        for (line, words) in self.head.iter().enumerate() {
            let text = Text::small(words).bold().colour(Colour::GREY).end().top();
            canvas.text((head.right(), head.y + line as f64 * pitch), text);
        }
        let foot = ground.take_bottom(2.4 * pitch);
        let ends = (ground.x + self.left, ground.right() - self.right - GAP);
        let scale = Scale::new(extent(rows), ends);
        let ticks = scale.ticks(((ends.1 - ends.0) / 48.0) as usize);
        guides_across(canvas, &scale, (ground.y, ground.bottom()), &ticks);
        for (row, names) in rows.iter().zip(&self.names) {
            let place = ground.take_top(Self::row_height(look, names) + spare.clamp(0.0, 10.0));
            row_at(canvas, place, &scale, row, names);
        }
        words_across(
            canvas,
            &scale,
            (foot.y + 3.0, ends.0 - 10.0, ends.1 + 10.0),
            &ticks,
            plain,
        );
        let unit = Text::small(&input.unit).colour(Colour::GREY).end().top();
        canvas.text((ends.1, foot.y + 3.0 + 1.1 * pitch), unit);
    }
}

/// The ends of the axis: every claim and every bar, and zero where a difference can fall on either side.
fn extent(rows: &[&ClaimRow]) -> (f64, f64) {
    let of_row = |row: &&ClaimRow| {
        let mut all = vec![row.claim.0, row.claim.1];
        all.extend(row.own.iter().chain(&row.study).flatten().copied());
        all
    };
    let all: Vec<f64> = rows
        .iter()
        .flat_map(of_row)
        .filter(|value| value.is_finite())
        .collect();
    let low = all.iter().copied().fold(0.0, f64::min);
    let high = all.iter().copied().fold(0.0, f64::max);
    let room = 0.03 * (high - low).max(1e-9);
    (if low < 0.0 { low - room } else { 0.0 }, high + room)
}

fn row_at(
    canvas: &Canvas,
    place: Rect,
    scale: &Scale,
    row: &ClaimRow,
    (says, of): &(Vec<String>, Vec<String>),
) {
    let look = canvas.look();
    canvas.line(
        &[(place.x, place.y), (place.right(), place.y)],
        Stroke::new(Colour::GUIDE, 0.7),
    );
    let below = canvas.lines((place.x, place.y + 4.0), says, &Text::small("").bold());
    canvas.lines((place.x, below), of, &Text::small("").colour(Colour::GREY));
    let third = (place.h - 6.0) / 3.0;
    let lane = |number: f64| place.y + 3.0 + (number + 0.5) * third;
    let (from, to) = (scale.at(row.claim.0), scale.at(row.claim.1));
    let grey = Stroke::new(Colour::GREY, 2.0);
    canvas.line(&[(from, lane(0.0)), (to, lane(0.0))], grey);
    for x in [from, to] {
        canvas.marker((x, lane(0.0)), Marker::Circle, 2.8, Fill::new(Colour::GREY));
    }
    let colour = look.palette.route(0);
    for (three, number, fill) in [(row.own, 1.0, colour.pale()), (row.study, 2.0, colour)] {
        let Some([p5, p50, p95]) = three.filter(|three| three.iter().all(|x| x.is_finite())) else {
            continue;
        };
        let (left, right) = (scale.at(p5), scale.at(p95));
        let high = 0.62 * third;
        let y = lane(number) - high / 2.0;
        if right - left < 2.0 {
            canvas.marker((left, lane(number)), Marker::Diamond, 3.0, Fill::new(fill));
        } else {
            canvas.rect(Rect::new(left, y, right - left, high), Fill::new(fill));
            let x = scale.at(p50);
            canvas.line(
                &[(x, y - 1.0), (x, y + high + 1.0)],
                Stroke::new(Colour::INK, 1.4),
            );
        }
    }
    let words = row.percentile.map_or_else(|| "-".to_owned(), hundredths);
    let middle = place.y + place.h / 2.0;
    canvas.text((place.right(), middle), Text::small(words).bold().end());
}

fn table(input: &ClaimsChart, rows: &[&ClaimRow]) -> Table {
    let head = "claim,says,of,unit,claim_low,claim_high,own_p5,own_p50,own_p95,study_p5,study_p50,study_p95,percentile,unclear_basis";
    let mut table: Table = vec![head.split(',').map(str::to_owned).collect()];
    for row in rows {
        let three = |three: Option<[f64; 3]>| {
            three.map_or_else(|| [const { String::new() }; 3], |three| three.map(exact))
        };
        let mut cells = vec![
            row.id.clone(),
            row.says.clone(),
            row.of.clone(),
            input.unit.clone(),
        ];
        cells.extend([exact(row.claim.0), exact(row.claim.1)]);
        cells.extend(three(row.own));
        cells.extend(three(row.study));
        cells.push(row.percentile.map_or_else(String::new, exact));
        cells.push(if row.unclear { "yes" } else { "no" }.to_owned());
        table.push(cells);
    }
    table
}
