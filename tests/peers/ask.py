"""Asks SALib, the EMA Workbench, scikit-learn and SciPy the questions that the test `peers` asks Corridor.

Writes answers.json beside itself: samples, outcomes, and what the peers make of them. Run by hand, with the versions
below; the tests read the file alone.
"""

import importlib.metadata
import json
import math
import pathlib
import warnings

warnings.filterwarnings("ignore")

import numpy as np
import pandas as pd
from ema_workbench.analysis import prim
from SALib.analyze import morris as morris_indices
from SALib.analyze import sobol as sobol_indices
from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample
from scipy.stats import qmc, spearmanr
from sklearn.tree import DecisionTreeClassifier

PINNED = {"SALib": "1.6.0", "ema_workbench": "2.5.3", "scipy": "1.17.1", "scikit-learn": "1.9.1"}
found = {name: importlib.metadata.version(name) for name in PINNED}
if found != PINNED:
    raise SystemExit(f"this script was written for {PINNED}, here are {found}")


def ishigami(u):
    x, y, z = (2.0 * u.T - 1.0) * math.pi
    return np.sin(x) + 7.0 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)


G = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0]


def g_function(u):
    a = np.array(G)
    return np.prod((np.abs(4.0 * u - 2.0) + a) / (1.0 + a), axis=1)


def indices(name, function, inputs, group_of, points):
    """Indices of one function; the sample is rounded first, so that a reader has the very same numbers."""
    groups = None if group_of is None else [f"g{group}" for group in group_of]
    problem = {
        "num_vars": inputs,
        "names": [f"x{i}" for i in range(inputs)],
        "bounds": [[0.0, 1.0]] * inputs,
    }
    if groups:
        problem["groups"] = groups
    rows = sobol_sample.sample(problem, points, calc_second_order=False, seed=11)
    rows = np.round(rows, 6)
    outcomes = function(rows)
    result = sobol_indices.analyze(
        problem, outcomes, calc_second_order=False, num_resamples=1000, seed=5
    )
    step = len(outcomes) // points
    return {
        "function": name,
        "group_of": list(range(inputs)) if group_of is None else group_of,
        "a": rows[0::step].tolist(),
        "b": rows[step - 1 :: step].tolist(),
        "outcomes": outcomes.tolist(),
        "first": result["S1"].tolist(),
        "total": result["ST"].tolist(),
        "first_half_width": result["S1_conf"].tolist(),
        "total_half_width": result["ST_conf"].tolist(),
    }


def screening():
    problem = {"num_vars": 8, "names": [f"x{i}" for i in range(8)], "bounds": [[0.0, 1.0]] * 8}
    rows = morris_sample.sample(problem, 20, num_levels=4, seed=3)
    outcomes = g_function(rows)
    result = morris_indices.analyze(problem, rows, outcomes, num_levels=4, seed=3)
    return {
        # Levels are thirds.
        "thirds": np.rint(rows * 3).astype(int).tolist(),
        "outcomes": outcomes.tolist(),
        "mu": [float(value) for value in result["mu"]],
        "mu_star": [float(value) for value in result["mu_star"]],
        "sigma": [float(value) for value in result["sigma"]],
    }


def boxes(name, columns, interest, peel, mass):
    """The trajectory of PRIM, with its quasi-p values."""
    names = [f"x{i}" for i in range(columns.shape[1])]
    cases = pd.DataFrame(columns.astype(float), columns=names)
    search = prim.Prim(
        cases, interest.astype(int), threshold=0.01, peel_alpha=peel, paste_alpha=0.05, mass_min=mass
    )
    box = search.find_box()
    first = box.box_lims[0]
    path = []
    for place, limits in enumerate(box.box_lims):
        row = box.peeling_trajectory.iloc[place]
        restrictions = []
        for input, column in enumerate(names):
            for side in (0, 1):
                limit = limits.loc[side, column]
                if limit != first.loc[side, column]:
                    quasi_p = box.qp[place][column][side]
                    restrictions.append([input, side, float(limit), float(quasi_p)])
        path.append(
            {
                "cases": int(row["n"]),
                "hits": int(row["k"]),
                "coverage": float(row["coverage"]),
                "density": float(row["density"]),
                "mass": float(row["mass"]),
                "restrictions": restrictions,
            }
        )
    least = math.ceil(0.05 * len(cases))
    stump = DecisionTreeClassifier(max_depth=1, min_samples_leaf=least, criterion="gini")
    tree = stump.fit(cases, interest).tree_
    weights = tree.n_node_samples / len(cases)
    gain = tree.impurity[0] - weights[1] * tree.impurity[1] - weights[2] * tree.impurity[2]
    return {
        "name": name,
        "columns": columns.T.tolist(),
        "interest": interest.astype(int).tolist(),
        "peel": peel,
        "least_mass": mass,
        "path": path,
        "cut": {
            "least": least,
            "input": int(tree.feature[0]),
            "threshold": float(tree.threshold[0]),
            "gain": float(gain),
        },
    }


def discoveries():
    rng = np.random.default_rng(2024)
    smooth = np.round(qmc.LatinHypercube(5, rng=rng).random(1000), 4)
    late = 12 * smooth[:, 0] + 6 * smooth[:, 1] ** 2 + 3 * smooth[:, 2] + rng.normal(0, 1, 1000)
    corner = (smooth[:, 0] > 0.55) & (smooth[:, 3] < 0.7) & (rng.random(1000) < 0.9)
    coarse = np.round(rng.random((800, 4)) * 10) / 2
    steps = (coarse[:, 0] >= 3) & (coarse[:, 1] <= 2.5) | (rng.random(800) < 0.1)
    return [
        boxes("late", smooth, late > 13, 0.05, 0.05),
        boxes("corner", smooth, corner, 0.1, 0.05),
        boxes("steps", coarse, steps, 0.05, 0.1),
    ]


def ranks():
    rng = np.random.default_rng(7)
    left = np.round(rng.random(200), 1)
    right = np.round(left + rng.random(200), 1)
    return {
        "left": left.tolist(),
        "right": right.tolist(),
        "rho": float(spearmanr(left, right).statistic),
    }


def points():
    """Plain Sobol points as whole numbers of 2^-32, at some places of some dimensions."""
    dimensions = [0, 1, 2, 3, 4, 7, 20, 63, 255, 511, 900, 1023, 1024, 1500, 2000, 2047]
    places = [0, 1, 2, 777, 65_535, 300_000, 524_288, 1_048_575]
    sobol = qmc.Sobol(d=2048, scramble=False, bits=32)
    rows, at = [], 0
    for place in places:
        if place > at:
            sobol.fast_forward(place - at)
        row = sobol.random(1)[0]
        at = place + 1
        rows.append([int(row[dimension] * 2.0**32) for dimension in dimensions])
    return {"dimensions": dimensions, "places": places, "rows": rows}


answers = {
    "versions": PINNED,
    "indices": [
        indices("ishigami", ishigami, 3, None, 256),
        indices("g", g_function, 8, None, 256),
        indices("g", g_function, 8, [0, 1, 2, 2, 3, 3, 3, 3], 256),
    ],
    "screening": screening(),
    "discoveries": discoveries(),
    "ranks": ranks(),
    "points": points(),
}
target = pathlib.Path(__file__).with_name("answers.json")
# One line for each list of the outer levels keeps the file small and its changes readable.
text = json.dumps(answers, separators=(",", ":"))
target.write_text(text.replace(',"', ',\n"') + "\n")
