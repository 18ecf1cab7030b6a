//! Claims put to the model: who says it makes no difference, and every number can be worked out again.

mod again;
mod refused;

use std::sync::atomic::AtomicBool;

use corridor::report::claims::papers;
use corridor::scenario::Opened;
use corridor::study::claims::claims;
use corridor::study::claims::finding::Claims;
use serde_json::Value;

use crate::fixture::Fixture;

pub(super) const WAYS: &str = "id,label,via,avoid
by-rail,By rail,beta-gamma-rail,
by-link,By the link,beta-gamma-link,
";

pub(super) const HEAD: &str = "id,says,who,date,source,from,to,cargo,box,scope,quantity,test,reversed,threshold,threshold_high,unit,\
price_year,figure_low,figure_high,against_low,against_high,figure_unit,subjects,baselines,lever,country,regime,depart_from,depart_to,\
unclear_basis,nearest,note";

/// A row of claims about the link against the railway: quantity, test, reversed, thresholds, unit.
pub(super) fn row(id: &str, of: [&str; 6]) -> String {
    let [quantity, test, reversed, threshold, high, unit] = of;
    format!(
        "{id},quick,a ministry,2025,S1,ALPHA,GAMMA,general,40ft,gate-gate,{quantity},{test},{reversed},{threshold},{high},{unit},\
,,,,,,by-link,by-rail,,,calm,2025-01-01,2025-12-31,,,\n"
    )
}

pub(super) fn fixture(name: &str, rows: &str) -> Fixture {
    Fixture::new(name)
        .put("tiny/ways.csv", WAYS)
        .put("tiny/claims.csv", format!("{HEAD}\n{rows}"))
}

/// What is found of a scenario's claims.
pub(super) fn found(scenario: Option<&str>, settings: &[&str]) -> Claims {
    let settings: Vec<String> = settings.iter().map(|text| (*text).to_owned()).collect();
    let (opened, question) = Opened::open(scenario, &settings).unwrap();
    claims(&opened, &question, &AtomicBool::new(false), &|_, _| ()).unwrap()
}

/// The document of a scenario's claims.
pub(super) fn document(found: &Claims) -> Value {
    papers(found, vec!["claims".into()]).json
}

#[test]
fn an_exact_reversal_of_a_claim_gets_the_reversed_verdict() {
    let tests = [
        ("time", "saving", "12", "%"),
        ("time", "ratio", "1.1", "1"),
        ("cost", "saving", "5", "%"),
        ("cost", "less-by", "40", "USD/40ft"),
        ("generalised", "saving", "5", "%"),
        ("time", "at-most", "12", "d"),
        ("share", "at-least", "60", "%"),
    ];
    let mut rows = String::new();
    for (number, (quantity, test, threshold, unit)) in tests.iter().enumerate() {
        let of = |reversed| [*quantity, *test, reversed, *threshold, "", *unit];
        rows.push_str(&row(&format!("says-{number}"), of("no")));
        rows.push_str(&row(&format!("denies-{number}"), of("yes")));
    }
    let fixture = fixture("claims_reversed", &rows);
    let path = fixture.write().join("question.toml");
    let found = found(path.to_str(), &["run.futures=16", "run.inner=1024"]);
    let document = document(&found);
    let claims = document["claims"].as_array().unwrap();
    assert_eq!(claims.len(), 2 * tests.len());
    let mut split = 0;
    for pair in claims.chunks(2) {
        let of = |claim: &Value| claim["conditions"].as_array().unwrap().clone();
        for (says, denies) in of(&pair[0]).iter().zip(&of(&pair[1])) {
            let (says, denies) = (&says["readings"][0], &denies["readings"][0]);
            assert_eq!(says["value"], denies["value"]);
            for share in ["p_typ", "p_any"] {
                let (Some(p), Some(q)) = (says[share].as_f64(), denies[share].as_f64()) else {
                    assert_eq!((share, &says[share]), ("p_any", &Value::Null));
                    continue;
                };
                assert!((p + q - 1.0).abs() < 1e-6, "{share}: {p} and {q}");
                split += usize::from(p > 0.0 && p < 1.0);
            }
            let reversed = match says["verdict"].as_str().unwrap() {
                "holds" => "fails",
                "fails" => "holds",
                open => open,
            };
            assert_eq!(denies["verdict"], reversed);
        }
    }
    assert!(
        split > 4,
        "hardly a share lies between none and all: {split}"
    );
}

#[test]
fn no_word_for_likelihood_stands_before_the_name_of_a_regime_and_nothing_is_called_true() {
    let rows = row("quick", ["time", "saving", "no", "12", "", "%"]);
    let fixture = fixture("claims_words", &rows);
    let path = fixture.write().join("question.toml");
    let found = found(path.to_str(), &["run.futures=8", "run.inner=1024"]);
    let papers = papers(&found, vec!["claims".into()]);
    for text in [&papers.brief, &papers.terminal] {
        let lowered = text.to_lowercase();
        for word in [" true", " false", " proves", " will "] {
            assert!(!lowered.contains(word), "{word}: {text}");
        }
        for (before, _) in text
            .match_indices("Calm seas")
            .chain(text.match_indices("Ships go round"))
        {
            let words = &text[..before];
            let clause = words.rsplit(['.', ';', '\n']).next().unwrap_or_default();
            assert!(!clause.contains("likely"), "{clause}");
        }
        assert!(
            text.contains("Read as: Alpha harbour to Gamma yard"),
            "{text}"
        );
        assert!(text.contains("of 100 futures"), "{text}");
    }
}

#[test]
fn a_claim_that_is_no_question_says_what_can_be_told_instead() {
    let row = "money,who pays?,analysts,2025,S1,,,,,,none,,,,,,,,,,,,,,,,,,,,what it is worth to a box,\n";
    let fixture = fixture("claims_none", row);
    let path = fixture.write().join("question.toml");
    let found = found(path.to_str(), &["run.futures=2", "run.inner=1024"]);
    assert_eq!(found.claims[0].conditions, []);
    let papers = papers(&found, vec!["claims".into()]);
    let told =
        "Not a question this tool can answer. The nearest it can: what it is worth to a box.";
    assert!(papers.brief.contains(told), "{}", papers.brief);
}
