//! The same worlds for everything that is asked of them (METHOD 10.2, 4 to 6; DESIGN's first two promises).

use std::sync::atomic::AtomicBool;

use corridor::route::{Hazards, Program, Purpose};
use corridor::sim::{BLOCK, Group, Seed, Setting, simulate};
use corridor::stats::{GroupSummary, Planned};
use proptest::prelude::*;

use super::recipe::{Step, WINDOW, conditions, hazards, program, steps};

/// Trials `from..to` of one group of routes.
fn run(
    programs: &[Program],
    hazards: &Hazards,
    reference: Option<usize>,
    seed: u64,
    trials: (u64, u64),
) -> GroupSummary {
    let planned = Planned {
        time_h: 500.0,
        cost_usd: 1000.0,
        generalised_usd: 3000.0,
    };
    let group = Group {
        programs: programs.to_vec(),
        planned: vec![planned; programs.len()],
        planned_marks_h: Vec::new(),
        reference,
        conditions: conditions(hazards),
    };
    let setting = Setting {
        hazards,
        seed: Seed(seed),
        window: WINDOW,
        world_from_h: None,
        horizon_h: f64::INFINITY,
        due_h: Some(600.0),
        marks: false,
    };
    let never = AtomicBool::new(false);
    simulate(setting, &[group], trials, &never, &|_| ())
        .expect("nobody cancels")
        .remove(0)
}

fn both(west: &[Step], east: &[Step]) -> (Vec<Program>, Hazards) {
    let mut hazards = hazards();
    let programs = vec![
        program("west", west, &mut hazards),
        program("east", east, &mut hazards),
    ];
    (programs, hazards)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_threads_and_any_split_of_the_blocks_give_the_same_summary(
        west in steps(),
        east in steps(),
        seed: u64,
        blocks in 1_u64..20,
        rest in 1_u64..=BLOCK as u64,
        cut in 0.0..1.0,
    ) {
        let (programs, hazards) = both(&west, &east);
        let trials = (blocks - 1) * BLOCK as u64 + rest;
        let whole = run(&programs, &hazards, Some(1), seed, (0, trials));
        for threads in [1, 2, 8] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let again = pool.install(|| run(&programs, &hazards, Some(1), seed, (0, trials)));
            prop_assert_eq!(&again, &whole, "{} threads", threads);
        }
        let middle = (cut * blocks as f64) as u64 * BLOCK as u64;
        let mut later = run(&programs, &hazards, Some(1), seed, (middle, trials));
        if middle > 0 {
            later.merge(&run(&programs, &hazards, Some(1), seed, (0, middle)));
        }
        prop_assert_eq!(
            serde_json::to_string(&later).unwrap(),
            serde_json::to_string(&whole).unwrap()
        );
        prop_assert_eq!(whole.routes[0].status.trials(), trials);
    }

    #[test]
    fn a_hazard_that_no_route_reads_and_a_route_beside_it_change_no_draw(
        west in steps(),
        east in steps(),
        seed: u64,
    ) {
        let mut alone = hazards();
        let program_alone = program("west", &west, &mut alone);
        // The same route where other hazards have come first, and other routes are reckoned too.
        let mut crowded = Hazards::default();
        crowded.column("storm", Purpose::Dwell);
        crowded.column("strike", Purpose::Phase);
        for hazard in hazards().all() {
            crowded.column(&hazard.id, hazard.purpose);
        }
        let beside = program("east", &east, &mut crowded);
        let program_beside = program("west", &west, &mut crowded);
        crowded.column("west-0", Purpose::Vary);
        let trials = (0, 3 * BLOCK as u64);
        let one = run(&[program_alone], &alone, None, seed, trials);
        let two = run(&[beside, program_beside], &crowded, None, seed, trials);
        prop_assert_eq!(&two.routes[1], &one.routes[0]);
    }

    #[test]
    fn swapped_labels_swap_the_results_and_the_three_chances_sum_to_one(
        west in steps(),
        east in steps(),
        seed: u64,
    ) {
        let (programs, hazards) = both(&west, &east);
        let swapped: Vec<Program> = programs.iter().rev().cloned().collect();
        let trials = (0, 3 * BLOCK as u64);
        let one = run(&programs, &hazards, Some(1), seed, trials);
        let two = run(&swapped, &hazards, Some(0), seed, trials);
        prop_assert_eq!(&one.routes[0], &two.routes[1]);
        prop_assert_eq!(&one.routes[1], &two.routes[0]);
        prop_assert_eq!(one.against_reference(0), two.against_reference(1));
        for (one, two) in [(&one.earlier, &two.earlier), (&one.cheaper, &two.cheaper)] {
            prop_assert_eq!(one.pair(0, 1), two.pair(1, 0));
            let [before, after, tie] = [one.p_before(0, 1), one.p_before(1, 0), one.p_tie(0, 1)]
                .map(|p| p.expect("both arrive"));
            prop_assert!((before + after + tie - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_route_against_itself_ties_in_every_world(west in steps(), seed: u64) {
        let mut hazards = hazards();
        let way = program("west", &west, &mut hazards);
        let trials = (0, BLOCK as u64);
        let summary = run(&[way.clone(), way], &hazards, Some(0), seed, trials);
        prop_assert_eq!(summary.earlier.p_tie(0, 1), Some(1.0));
        prop_assert_eq!(summary.cheaper.p_tie(0, 1), Some(1.0));
        let difference = summary.against_reference(1).unwrap();
        prop_assert_eq!(difference.time_h.moments.mean(), Some(0.0));
    }
}

#[test]
fn another_seed_gives_other_worlds() {
    let steps = [Step::Move(super::recipe::Hours {
        mean: 100.0,
        cv: 0.6,
        loading: 0.0,
    })];
    let mut hazards = hazards();
    let programs = [program("west", &steps, &mut hazards)];
    let mean = |seed| {
        let summary = run(&programs, &hazards, None, seed, (0, BLOCK as u64));
        summary.routes[0].time_h.moments.mean()
    };
    assert_eq!(mean(60), mean(60));
    assert_ne!(mean(60), mean(61));
}
