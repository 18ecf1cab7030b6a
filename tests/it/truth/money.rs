//! Money, distance and emissions (M044-M048, M050-M056).

use corridor::corridor::{CostLine, Part};
use corridor::cost::{
    BoxLoad, EmittingLeg, FuelClause, GeneralisedCost, Imbalance, InTransit, PaymentFriction,
    SafetyStock, ScheduleCosts, SlowSteaming, StorageCharge, WarRisk, carbon_usd, chain_kg,
};
use corridor::law::{Law, normal_density, normal_quantile};
use corridor::route::{Op, Span};
use corridor::units::{EARTH_RADIUS_KM, Position};
use serde_json::Value;

use super::entry::Entry;
use super::lab::{DAY_H, Lab, drawn, program};

pub(super) fn m044(entry: &Entry) {
    let rate = entry.number("annual_rate");
    let goods = InTransit {
        value_usd: entry.number("value"),
        days: entry.number("days"),
    };
    let depreciation = goods.depreciation_usd(entry.number("daily_depreciation"));
    entry.exact("simple", goods.simple_usd(rate));
    entry.exact("compound", goods.compound_usd(rate));
    entry.exact("depreciation", depreciation);
    entry.exact(
        "simple_plus_depreciation",
        goods.simple_usd(rate) + depreciation,
    );
}

/// A tier: days, or "inf" for all that follow, and USD a day.
fn tier(value: &Value) -> (f64, f64) {
    let [days, usd] = value.as_array().expect("a tier").as_slice() else {
        panic!("a tier is days and USD a day: {value}")
    };
    let days = match days {
        Value::String(word) if word == "inf" => f64::INFINITY,
        days => days.as_f64().expect("days"),
    };
    (days, usd.as_f64().expect("USD a day"))
}

/// The charge for given stays; and its mean over stays of an exponential law, which is a gamma law of CV 1,
/// through a program that dwells and pays.
pub(super) fn m045(entry: &Entry) {
    let charge = StorageCharge {
        free_h: entry.number("free_days") * DAY_H,
        tiers: entry.list("tiers").iter().map(tier).collect(),
        started_day: true,
    };
    let stays = entry.numbers("dwell_days").into_iter();
    entry.exact_each("charge", stays.map(|days| charge.usd(days * DAY_H)));

    let law = Law::gamma(entry.number("exp_mean") * DAY_H, 1.0).unwrap();
    let mut lab = Lab::ready(0.0, 0.0);
    let stay = Op::Dwell {
        part: Part::Handling,
        span: Span::Drawn(drawn(lab.dwell(0), &law, Vec::new())),
        tempo: corridor::route::Tempo::default(),
    };
    let store = Op::Store(CostLine::Demurrage as usize, charge);
    let programs = [program(vec![Op::Arrive, stay, store])];
    let usd = &lab.trials(&programs, corridor::sim::Desk::cost_usd)[0];
    entry.answer("expected_exponential", usd.mean());
}

pub(super) fn m046(entry: &Entry) {
    let trade = Imbalance {
        headhaul: entry.number("headhaul"),
        backhaul: entry.number("backhaul"),
        empty_usd: entry.number("empty_cost"),
    };
    let share = entry.number("share");
    entry.exact("per_headhaul_box", trade.usd_headhaul_box(share));
    entry.exact("per_loaded_box_both_ways", trade.usd_loaded_box());
    entry.exact("loaded_ratio", trade.loaded_share());
}

pub(super) fn m047(entry: &Entry) {
    let transit = WarRisk {
        hull_value_usd: entry.number("hull_value"),
        hull_rate: entry.number("hull_rate"),
        capacity_teu: entry.number("capacity_teu"),
        utilisation: entry.number("utilisation"),
        cargo_value_usd_teu: entry.number("cargo_value"),
        cargo_rate: entry.number("cargo_rate"),
    };
    entry.exact("hull_per_teu", transit.hull_usd_teu());
    entry.exact("cargo_per_teu", transit.cargo_usd_teu());
    entry.exact("total", transit.usd_teu());
    entry.exact("break_even_cape_extra_cost", transit.hull_usd());
}

pub(super) fn m048(entry: &Entry) {
    let clause = FuelClause {
        base_usd: entry.number("base"),
        fuel_share: entry.number("fuel_share"),
        price_change: entry.number("price_change"),
        pass_through: entry.number("pass_through"),
    };
    entry.exact("rate", clause.rate_usd());
    let voyage = SlowSteaming {
        design_burn_t_d: entry.number("b0"),
        design_knots: entry.number("v0"),
        knots: entry.number("v"),
        nautical_miles: entry.number("nm"),
    };
    entry.exact("burn", voyage.burn_t_d());
    entry.exact("days", voyage.days());
    entry.exact("fuel_t", voyage.fuel_t());
    entry.exact("fuel_saving_share", voyage.fuel_saving_share());
}

pub(super) fn m050(entry: &Entry) {
    let route = GeneralisedCost {
        cost_usd: entry.number("money"),
        time_h: entry.number("mean") * DAY_H,
        vot_usd_h: entry.number("vot") / DAY_H,
    };
    let spread = route.with_spread_usd(entry.number("rr"), entry.number("sd") * DAY_H);
    let buffer = route.with_buffer_usd(entry.number("vob") / DAY_H, entry.number("buffer") * DAY_H);
    entry.exact("G_sd", spread);
    entry.exact("G_buffer", buffer);
}

/// For a normal time the integral of the quantile above a probability is the density at its quantile.
pub(super) fn m051(entry: &Entry) {
    let costs = ScheduleCosts {
        time: entry.number("alpha"),
        early: entry.number("beta"),
        late: entry.number("gamma"),
    };
    let sd = entry.number("sd");
    let z = normal_quantile(costs.critical_ratio());
    let ratio = costs.reliability_ratio(normal_density(z));
    entry.exact("critical_ratio", costs.critical_ratio());
    entry.exact("z", z);
    entry.exact("rr", ratio);
    entry.exact("buffer_days", costs.buffer(z, sd));
    // In units of the value of time, reliability is worth the ratio for each unit of sd.
    let unit = GeneralisedCost {
        cost_usd: 0.0,
        time_h: 0.0,
        vot_usd_h: 1.0,
    };
    let cost = unit.with_spread_usd(ratio, sd);
    entry.exact("cost_per_shipment_in_alpha_units", cost);
}

pub(super) fn m052(entry: &Entry) {
    let stock = SafetyStock {
        demand_d: entry.number("d"),
        demand_sd_d: entry.number("s_d"),
        lead_d: entry.number("L"),
        lead_sd_d: entry.number("s_L"),
        score: normal_quantile(entry.number("service")),
    };
    entry.exact("ss", stock.units());
    let yearly = stock.holding_usd_year(entry.number("unit_value"), entry.number("holding"));
    entry.exact("annual_cost", yearly);
    for (key, lead_sd_d) in entry.keys_with_number("ss_if_sd_", "") {
        entry.exact(key, SafetyStock { lead_sd_d, ..stock }.units());
    }
}

pub(super) fn m053(entry: &Entry) {
    let usd = entry.number("cost_per_teu");
    let loads: Vec<BoxLoad> = entry
        .numbers("densities")
        .into_iter()
        .map(|density_t_m3| BoxLoad {
            limit_t: entry.number("max_payload_t"),
            volume_m3: entry.number("usable_m3"),
            density_t_m3,
        })
        .collect();
    entry.exact_each("payload_t", loads.iter().map(BoxLoad::payload_t));
    entry.exact_each("usd_per_t", loads.iter().map(|load| load.usd_t(usd)));
}

pub(super) fn m054(entry: &Entry) {
    let payment = PaymentFriction {
        freight_usd: entry.number("freight"),
        goods_usd: entry.number("goods"),
        freight_share: entry.number("comm_freight"),
        goods_share: entry.number("comm_goods"),
        delay_d: entry.number("delay_days"),
        rate_year: entry.number("rate"),
        compliance_usd: entry.number("fixed"),
    };
    entry.exact("delay_cost", payment.delay_usd());
    entry.exact("total", payment.usd());
}

/// `ab_km` is the distance from place `a` to place `b`; `cb_km` is that from `c` to `a` (the vector's own words:
/// from Nhava Sheva to Bandar Abbas, whose letter is `a`). Distances grow with the radius.
pub(super) fn m055(entry: &Entry) {
    let times = entry.number("R_km") / EARTH_RADIUS_KM;
    let [a, b, c] = ["a", "b", "c"].map(|name| match entry.numbers(name)[..] {
        [lat, lon] => Position::new(lat, lon).unwrap(),
        ref other => panic!("a position is two numbers: {other:?}"),
    });
    entry.exact("ab_km", a.great_circle(b).get() * times);
    entry.exact("cb_km", c.great_circle(a).get() * times);
}

pub(super) fn m056(entry: &Entry) {
    let tonnes = entry.number("tonnes");
    let leg = |value: &Value| match value.as_array().expect("a leg").as_slice() {
        [Value::String(_), km, grams] => EmittingLeg {
            km: km.as_f64().expect("kilometres"),
            distance_factor: 1.0,
            g_tkm: grams.as_f64().expect("grams"),
        },
        other => panic!("a leg is a mode, kilometres and grams: {other:?}"),
    };
    let legs: Vec<EmittingLeg> = entry.list("legs").iter().map(leg).collect();
    let hubs = vec![entry.number("hub_kg_per_t"); entry.count("hubs") as usize];
    let land = chain_kg(tonnes, &legs, &hubs);
    let suez = EmittingLeg {
        km: entry.number("suez_km"),
        distance_factor: entry.number("daf"),
        g_tkm: entry.number("suez_g"),
    };
    let sea = chain_kg(tonnes, &[suez], &[]);
    entry.exact("instc_kg", land);
    entry.exact("suez_kg", sea);
    entry.exact("carbon_cost_instc", carbon_usd(land, entry.number("price")));
    entry.exact("difference_share", 1.0 - land / sea);
}
