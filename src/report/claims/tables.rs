//! The tables: a row for each reading, a row for each announced date.

use super::told;
use super::verdict::verdict;
use crate::report::chart::Table;
use crate::report::words::significant;
use crate::study::claims::finding::Claims;

/// `verdicts` and `announced`.
#[must_use]
pub(super) fn tables(study: &Claims) -> Vec<(String, Table)> {
    vec![
        ("verdicts".to_owned(), verdicts(study)),
        ("announced".to_owned(), announced(study)),
    ]
}

fn cell(number: Option<f64>) -> String {
    let finite = number.filter(|number| number.is_finite());
    finite.map_or_else(String::new, |number| significant(number, 7).to_string())
}

const HEAD: &str = "claim,says,who,date,source,from,to,box,scope,quantity,test,reversed,threshold,threshold_high,unit,\
    conditions,regime,depart_from,depart_to,subject,subject_offered,baseline,baseline_offered,verdict,p_typ,p_any,value,\
    value_p5,value_p95,shipments_p5,shipments_p50,shipments_p95,percentile,subject_km,subject_mean_h,subject_mean_usd,\
    baseline_km,baseline_mean_h,baseline_mean_usd,unclear_basis,read_as";

fn verdicts(study: &Claims) -> Table {
    let mut table: Table = vec![HEAD.split(',').map(|name| name.trim().to_owned()).collect()];
    for found in &study.claims {
        let claim = &found.claim;
        let mut row = vec![
            claim.id.clone(),
            claim.says.clone(),
            claim.who.clone(),
            claim.date.clone(),
            claim.sources.join(";"),
        ];
        let Some(test) = &claim.test else {
            row.resize(table[0].len() - 1, String::new());
            "none".clone_into(&mut row[9]);
            row.push(told::read_as(found));
            table.push(row);
            continue;
        };
        let yes = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
        row.extend([
            found.pair.0.clone(),
            found.pair.1.clone(),
            if test.forty_foot { "40ft" } else { "20ft" }.to_owned(),
            test.scope.to_owned(),
            test.quantity.word().to_owned(),
            test.test.word().to_owned(),
            yes(test.reversed),
            cell(Some(test.threshold)),
            cell(test.threshold_high),
            test.unit_word.clone(),
        ]);
        for condition in &found.conditions {
            for reading in &condition.readings {
                let subject = &condition.routes[reading.subject];
                let baseline = reading.baseline.map(|route| &condition.routes[route]);
                let (low, high) = reading.over_futures.unzip();
                let shipments = reading.shipments;
                let mut row = row.clone();
                row.extend([
                    condition.when.word().to_owned(),
                    condition.regime.id.clone(),
                    condition.window.0.clone(),
                    condition.window.1.clone(),
                    subject.id.clone(),
                    yes(subject.not_offered_because.is_empty()),
                    baseline.map_or_else(String::new, |route| route.id.clone()),
                    baseline.map_or_else(String::new, |route| {
                        yes(route.not_offered_because.is_empty())
                    }),
                    verdict(reading).word().to_owned(),
                    cell(Some(reading.p_typ)),
                    cell(reading.p_any),
                    cell(Some(reading.value)),
                    cell(low),
                    cell(high),
                    cell(shipments.map(|three| three[0])),
                    cell(shipments.map(|three| three[1])),
                    cell(shipments.map(|three| three[2])),
                    cell(reading.percentile),
                    cell(Some(subject.km)),
                    cell(Some(subject.mean_h)),
                    cell(Some(subject.mean_usd)),
                    cell(baseline.map(|route| route.km)),
                    cell(baseline.map(|route| route.mean_h)),
                    cell(baseline.map(|route| route.mean_usd)),
                    yes(test.unclear_basis),
                    told::read_as(found),
                ]);
                table.push(row);
            }
        }
    }
    table
}

fn announced(study: &Claims) -> Table {
    let head = "project,said,promised,outcome,months_ahead,slope,grade,source,note";
    let mut table: Table = vec![head.split(',').map(str::to_owned).collect()];
    for project in &study.projects {
        for promise in &project.promises {
            let [said, promised, outcome] = promise.dates.clone();
            table.push(vec![
                project.name.clone(),
                said,
                promised,
                outcome,
                cell(Some(promise.promised_months - promise.said_months)),
                cell(project.slope),
                promise.grade.to_owned(),
                promise.sources.join(";"),
                promise.note.clone(),
            ]);
        }
    }
    table
}
