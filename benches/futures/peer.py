"""The route of line.toml as a vectorised NumPy model, driven through EMA Workbench.

Run with a Python that has ema_workbench and numpy:  python benches/futures/peer.py FUTURES TRIALS
It prints one JSON object: the answer at best values, and the seconds that the futures took.
"""

import csv
import json
import logging
import pathlib
import sys
import time

import numpy as np
from ema_workbench import Model, RealParameter, ScalarOutcome, SequentialEvaluator

HERE = pathlib.Path(__file__).parent / "line"


def book():
    """low, best and high of every assumption, from the very table that the bench reads."""
    with open(HERE / "assumptions.csv", newline="") as file:
        return {row["id"]: tuple(float(row[key]) for key in ("low", "best", "high")) for row in csv.DictReader(file)}


def lognormal(rng, mean, cv, n):
    sigma2 = np.log1p(cv * cv)
    return rng.lognormal(np.log(mean) - sigma2 / 2, np.sqrt(sigma2), n)


def gamma(rng, mean, cv, n):
    shape = 1 / (cv * cv)
    return rng.gamma(shape, mean / shape, n)


def route(trials, **named):
    """Time and cost of `trials` shipments: the steps of the route, one array each."""
    x = {name.replace("_", "-"): value for name, value in named.items()}
    rng = np.random.default_rng(60)
    hours = gamma(rng, x["dwell-alpha"], 0.5, trials)
    hours += 24 * x["headway-sea"] * rng.random(trials)
    hours += 3000 / x["speed-sea"] * gamma(rng, 1, 0.15, trials)
    hours += lognormal(rng, x["dwell-beta"], 0.8, trials)
    hours += 24 * x["headway-rail"] * rng.random(trials)
    hours += 900 / x["speed-rail"] * 24 * lognormal(rng, 1, 0.3, trials)
    green = rng.random(trials) < x["share-green"]
    hours += np.where(green, 4, lognormal(rng, x["inspection"], 0.7, trials))
    hours += 1200 / x["speed-rail"] * 24 * lognormal(rng, 1, 0.3, trials)
    hours += gamma(rng, x["dwell-delta"], 0.5, trials)
    cost = x["rate-sea"] + x["tariff-rail"] * 2100 + 80 + 120 + 60 + 90
    return {
        "mean_h": hours.mean(),
        "p95_h": np.quantile(hours, 0.95),
        "cost_usd": cost,
    }


def main():
    futures, trials = int(sys.argv[1]), int(sys.argv[2])
    logging.disable(logging.CRITICAL)
    ranges = book()
    best = route(200_000, **{name.replace("-", "_"): mode for name, (_, mode, _) in ranges.items()})
    model = Model("line", function=lambda **values: route(trials, **values))
    model.uncertainties = [RealParameter(name.replace("-", "_"), low, high) for name, (low, _, high) in ranges.items()]
    model.outcomes = [ScalarOutcome(name) for name in ("mean_h", "p95_h", "cost_usd")]
    start = time.perf_counter()
    with SequentialEvaluator(model) as evaluator:
        evaluator.perform_experiments(futures)
    print(json.dumps({**best, "seconds": time.perf_counter() - start}))


main()
