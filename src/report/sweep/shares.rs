//! Win shares in words.

use crate::report::words;
use crate::study::Statistic;
use crate::study::sweep::WinShares;

/// What best means, in words.
pub(super) fn best(by: Statistic) -> &'static str {
    match by {
        Statistic::MeanTime | Statistic::P95Time | Statistic::Before => "first to arrive",
        Statistic::MeanCost | Statistic::Cheaper => "lowest cost",
        Statistic::Generalised | Statistic::LowerGeneralised => "lowest generalised cost",
    }
}

/// A sentence for each regime: who wins most at each place.
pub(super) fn clauses(shares: &WinShares) -> Vec<String> {
    shares
        .regimes
        .iter()
        .map(|regime| {
            let rows: Vec<String> = regime
                .rows
                .iter()
                .map(|row| {
                    let most = row
                        .routes
                        .iter()
                        .max_by(|a, b| a.share.total_cmp(&b.share).then(b.slot.cmp(&a.slot)));
                    most.map_or_else(
                        || format!("{}: no route is offered", row.label),
                        |won| {
                            let range = won.unknown.map_or_else(String::new, |(low, high)| {
                                format!(
                                    " ({})",
                                    words::ends(&words::of_100(low), &words::of_100(high))
                                )
                            });
                            format!(
                                "{}: {} in {} of 100{range}",
                                row.label,
                                words::named(&shares.routes[won.slot].label),
                                words::of_100(won.share)
                            )
                        },
                    )
                })
                .collect();
            format!(
                "If {}: most often the best ({}): {}.",
                regime.label.name,
                best(shares.by),
                rows.join("; ")
            )
        })
        .collect()
}
