//! Ranges, laws, regimes and levers.

use crate::fixture::Fixture;

#[test]
fn a_range_upside_down_is_refused() {
    let told = Fixture::new("a_range_upside_down")
        .edit("tiny/assumptions.csv", "12,14,16,knots", "16,14,12,knots")
        .refusal();
    insta::assert_snapshot!(told, @"assumptions.csv, row 2, column best: the range is upside down: low 16, best 14, high 12 do not rise. Write low <= best <= high.");
}

#[test]
fn a_share_that_leaves_its_bounds_within_its_range_is_refused() {
    let told = Fixture::new("a_share_that_leaves_its_bounds_within_its_range")
        .edit("tiny/assumptions.csv", "0.6,0.8,0.9,1", "0.6,0.8,1.2,1")
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 4, column p_green: 'p-green' is 1.2 at high. Change the assumption; this column takes a share from 0 to 1.");
}

#[test]
fn loadings_that_explain_more_than_everything_is_refused() {
    let told = Fixture::new("loadings_that_explain_more_than_everything")
        .edit("tiny/legs.csv", "swell 0.6", "swell 0.8; tide 0.7")
        .edit(
            "tiny/factors.csv",
            "swell,Swell of the gulf",
            "swell,Swell of the gulf\ntide,Tide",
        )
        .refusal();
    insta::assert_snapshot!(told, @"legs.csv, row 2, column factors: the squares of the loadings sum to 1.130, somewhere in their ranges. Make them smaller: the squares of all loadings of a row sum to at most 1.");
}

#[test]
fn a_law_that_is_none_at_a_corner_of_its_ranges_is_refused() {
    let told = Fixture::new("a_law_that_is_none_at_a_corner_of_its_ranges")
        .edit(
            "tiny/laws.csv",
            "dwell-inspection,pert,h,,,,,24,48,120",
            "dwell-inspection,pert,h,,,,,24,dwell-mean,72",
        )
        .refusal();
    insta::assert_snapshot!(told, @"laws.csv, row 4, column mode: 'dwell-inspection' is no law with dwell-mean at high: min 24, mode 96, max 72 do not rise: give min <= mode <= max. Change the cells of the law or the ranges of their assumptions.");
}

#[test]
fn a_law_with_the_cells_of_another_family_is_refused() {
    let told = Fixture::new("a_law_with_the_cells_of_another_family")
        .edit(
            "tiny/laws.csv",
            "papers,triangular,h,,,,,2,4,10",
            "papers,triangular,h,6,,,,2,,10",
        )
        .refusal();
    insta::assert_snapshot!(told, @"
    laws.csv, row 5, column mean: a triangular law has no mean. A triangular law takes min, mode and max.
    laws.csv, row 5, column mode: the cell is empty, and a triangular law needs it. A triangular law takes min, mode and max.
    ");
}

#[test]
fn a_variation_that_makes_every_voyage_longer_is_refused() {
    let told = Fixture::new("a_variation_that_makes_every_voyage_longer")
        .edit(
            "tiny/laws.csv",
            "var-sea,gamma,1,1,",
            "var-sea,gamma,1,1.1,",
        )
        .refusal();
    insta::assert_snapshot!(told, @"laws.csv, row 2, column cv: 'var-sea' multiplies the time of legs and its mean is 1.100000, not 1. Change the cells of the law or the ranges of their assumptions.");
}

#[test]
fn weights_of_a_mixture_that_do_not_sum_to_one_is_refused() {
    let told = Fixture::new("weights_of_a_mixture_that_do_not_sum_to_one")
        .edit(
            "tiny/laws.csv",
            "papers,triangular,h,,,,,2,4,10,,",
            "papers,mixture,h,,,,,,,,,0.5 late; 0.4 dwell-export",
        )
        .refusal();
    insta::assert_snapshot!(told, @"laws.csv, row 5, column parts: 'papers' is no law: the weights of a mixture sum to 0.9: they must sum to 1. Change the cells of the law or the ranges of their assumptions.");
}

#[test]
fn a_range_that_is_a_typical_value_and_a_spread_is_refused() {
    let told = Fixture::new("a_range_that_is_a_typical_value_and_a_spread")
        .edit(
            "tiny/laws.csv",
            "dwell-export,lognormal,h,dwell-mean,0.5",
            "dwell-export,lognormal,h,dwell-mean,p-green",
        )
        .refusal();
    insta::assert_snapshot!(told, @"laws.csv, row 3, column cv: 'p-green' is a typical value in stops.csv, row 4, column p_green, and a spread here. Split it in two: a range of the typical value in assumptions.csv, and a spread of its own in laws.csv.");
}

#[test]
fn a_law_that_repeats_the_range_of_an_assumption_of_its_stop_is_refused() {
    let told = Fixture::new("a_law_that_repeats_the_range_of_an_assumption_of_its_stop")
        .edit(
            "tiny/stops.csv",
            "alpha-import,ALPHA,1,sea,end,both,handling,12",
            "alpha-import,ALPHA,1,sea,end,both,handling,own-law",
        )
        .edit(
            "tiny/laws.csv",
            "papers,triangular",
            "own-law,pert,d,,,,,1,dwell-mean,4,,\npapers,triangular",
        )
        .refusal();
    insta::assert_snapshot!(told, @"laws.csv, row 5, column min: the ends of the law 'own-law' are those of 'dwell-mean', which 'alpha-import' uses too. Split it in two: a range of the typical value in assumptions.csv, and a spread of its own in laws.csv.");
}

#[test]
fn a_regime_that_drives_a_share_out_of_its_bounds_is_refused() {
    let told = Fixture::new("a_regime_that_drives_a_share_out_of_its_bounds")
        .edit("tiny/regimes.csv", "headway-ship=10", "p-green=2")
        .edit(
            "tiny/levers.csv",
            "Green lane,p-green,,0.8,0.9,0.95",
            "Green lane,fee-port,60,,,",
        )
        .refusal();
    insta::assert_snapshot!(told, @"stops.csv, row 4, column p_green: 'p-green' is 2 under regime avoided. Change what it is set to there; this column takes a share from 0 to 1.");
}

#[test]
fn a_regime_that_sets_a_speed_to_a_rate_is_refused() {
    let told = Fixture::new("a_regime_that_sets_a_speed_to_a_rate")
        .edit(
            "tiny/regimes.csv",
            "speed-ship=speed-avoided",
            "speed-ship=rate-rail",
        )
        .refusal();
    insta::assert_snapshot!(told, @"regimes.csv, row 3, column sets: 'speed-ship' is in knots and 'rate-rail' in USD/km per TEU. Name an assumption that measures the same.");
}

#[test]
fn a_lever_that_opens_what_is_open_is_refused() {
    let told = Fixture::new("a_lever_that_opens_what_is_open")
        .edit(
            "tiny/levers.csv",
            "beta-gamma-link.state",
            "beta-gamma-rail.state",
        )
        .refusal();
    insta::assert_snapshot!(told, @"levers.csv, row 2, column sets: the leg 'beta-gamma-rail' is open already. Write planned in its column state, or remove the row.");
}

#[test]
fn a_time_of_more_than_ten_years_is_refused() {
    let told = Fixture::new("a_time_of_more_than_ten_years")
        .edit(
            "tiny/laws.csv",
            "papers,triangular,h,,,,,2,4,10,,",
            "papers,triangular,h,,,,,2,4,10,,\nlong,fixed,d,3651,,,,,,,,\ncounted,empirical,h,,,,,,,,2; 87601,",
        )
        .refusal();
    insta::assert_snapshot!(told, @"
    laws.csv, row 6, column mean: '3651' is outside what this column takes. Write days, from 0 to 3650.
    laws.csv, row 7, column values: '87601' is outside what this column takes. Write hours, from 0 to 87600.
    ");
}
