//! Choosing again on the way: who knows that what lies ahead is shut waits for it or takes another way
//! (METHOD 1.11).

use super::desk::Desk;
use super::reckon::Pass;
use super::seed::BLOCK;
use super::trials::{Few, Trials};
use super::world::World;
use crate::corridor::Part;
use crate::route::{Answer, Junction, Meeting, Op};

/// Notes the trials in which nothing that the planned way enters is shut when the shipment is ready.
pub(super) fn open_at_ready(pass: Pass<'_>, desk: &mut Desk) {
    let mut on = [0_u64; BLOCK / 64];
    for op in &pass.program.ops {
        let Op::Enter(closures) = op else { continue };
        for &closure in closures {
            if let Some((closing, shut)) = pass.world.closed(closure)
                && closing.level.holds()
            {
                for (on, bits) in on.iter_mut().zip(shut.on_at_ready()) {
                    *on |= bits;
                }
            }
        }
    }
    for (lane, open) in desk.open_at_ready.iter_mut().enumerate() {
        *open = on[lane / 64] >> (lane % 64) & 1 == 0;
    }
}

/// Notes the trials in which a shipper who comes to a junction would not simply go on.
pub(super) fn note(pass: Pass<'_>, junction: usize, desk: &mut Desk) {
    let Some(junction) = pass.program.junctions.get(junction) else {
        return;
    };
    let Some(plan) = junction.ways.first() else {
        return;
    };
    for meeting in plan
        .meets
        .iter()
        .filter(|meeting| meeting.instead.is_some())
    {
        let Some((_, shut)) = pass.world.closed(meeting.closure) else {
            continue;
        };
        for lane in 0..BLOCK {
            let now = desk.clock[lane];
            if shut.may_hold(lane, now) && !desk.acts[lane] {
                let known = known_age(meeting, pass.world, lane, now);
                desk.acts[lane] =
                    known.is_some_and(|(age, _)| answer(meeting, age) != Answer::GoOn);
            }
        }
    }
}

/// Reckons the noted trials again, and follows the answers of the junctions.
pub(super) fn again(pass: Pass<'_>, desk: &mut Desk) {
    let mut lanes = desk.lists.pop().unwrap_or_default();
    lanes.clear();
    for (lane, hit) in desk.acts.iter_mut().enumerate() {
        if std::mem::take(hit) {
            lanes.push(lane as u16);
        }
    }
    if lanes.is_empty() {
        desk.lists.push(lanes);
        return;
    }
    desk.committed = Some(Box::new((desk.time, desk.status)));
    let marked = desk.marked;
    desk.start(pass.world.ready(), Few(&lanes));
    follow(pass, &pass.program.ops, lanes, desk);
    desk.marked = marked;
}

/// Runs these trials through steps to the end of the trip.
fn follow(pass: Pass<'_>, ops: &[Op], mut lanes: Vec<u16>, desk: &mut Desk) {
    for op in ops {
        if let Op::Choose(junction) = op {
            if let Some(junction) = pass.program.junctions.get(*junction) {
                lanes = part(pass, junction, lanes, desk);
            }
        } else if !lanes.is_empty() {
            pass.step(op, Few(&lanes), desk);
        }
    }
    pass.finish(Few(&lanes), desk);
    desk.lists.push(lanes);
}

/// Waits at a junction, and sends those who take another way along it; the others are given back.
fn part(pass: Pass<'_>, junction: &Junction, lanes: Vec<u16>, desk: &mut Desk) -> Vec<u16> {
    let mut waited = false;
    Few(&lanes).each(|i| {
        let (way, goes) = choose(junction, pass.world, i, desk.clock[i]);
        desk.spent[i] = goes - desk.clock[i];
        waited |= desk.spent[i] > 0.0;
        desk.way[i] = way as u16;
    });
    if waited {
        desk.book(Part::Closure, Few(&lanes));
    }
    let mut stay = desk.lists.pop().unwrap_or_default();
    for (number, way) in junction.ways.iter().enumerate() {
        let mut takers = if number == 0 {
            std::mem::take(&mut stay)
        } else {
            desk.lists.pop().unwrap_or_default()
        };
        takers.clear();
        let taken = |lane: &&u16| usize::from(desk.way[usize::from(**lane)]) == number;
        takers.extend(lanes.iter().filter(taken));
        if number == 0 {
            stay = takers;
        } else if takers.is_empty() {
            desk.lists.push(takers);
        } else {
            for &lane in &takers {
                desk.diverted[usize::from(lane)] = true;
            }
            let purse = desk.purse;
            let off_plan = Pass {
                marks: false,
                ..pass
            };
            follow(off_plan, &way.ops, takers, desk);
            desk.purse = purse;
        }
    }
    desk.lists.push(lanes);
    stay
}

/// The way that a shipper takes who comes to a junction at an instant, and when.
fn choose(junction: &Junction, world: &World, lane: usize, come: f64) -> (usize, f64) {
    let (mut way, mut now) = (0, come);
    'ways: while let Some(here) = junction.ways.get(way) {
        if now > world.end(lane) {
            break;
        }
        for meeting in &here.meets {
            let (Some(instead), Some((age, over))) =
                (meeting.instead, known_age(meeting, world, lane, now))
            else {
                continue;
            };
            match answer(meeting, age) {
                Answer::GoOn => continue,
                Answer::Divert => way = instead,
                Answer::HoldUntil(most) => {
                    let gives_up = now + (most - age).max(0.0);
                    if over <= gives_up {
                        (way, now) = (0, over);
                    } else {
                        (way, now) = (instead, gives_up);
                    }
                }
            }
            continue 'ways;
        }
        break;
    }
    (way, now)
}

/// Age of the closure that a way meets, if it is on and known, and when it will be over.
fn known_age(meeting: &Meeting, world: &World, lane: usize, now: f64) -> Option<(f64, f64)> {
    let (_, shut) = world.closed(meeting.closure)?;
    let [from, to] = shut.within(lane, now)?;
    let age = now - from;
    (age >= meeting.announce_h).then_some((age, to))
}

/// What is done about a closure of this age.
fn answer(meeting: &Meeting, age: f64) -> Answer {
    let known = meeting.answers.iter().rfind(|(from, _)| *from <= age);
    known.map_or(Answer::GoOn, |(_, answer)| *answer)
}
