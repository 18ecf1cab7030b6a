//! From degrees to the sheet: a conformal cone for one hemisphere, true degrees across the equator.

use super::super::ink::Rect;
use super::LonLat;

/// A piece of the globe, degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) west: f64,
    pub(super) east: f64,
    pub(super) south: f64,
    pub(super) north: f64,
}

impl Extent {
    /// The smallest that holds these points; none if there are none.
    pub(super) fn of(points: impl IntoIterator<Item = LonLat>) -> Option<Self> {
        points.into_iter().fold(None, |extent, (lon, lat)| {
            let point = Extent {
                west: lon,
                east: lon,
                south: lat,
                north: lat,
            };
            Some(extent.map_or(point, |e: Extent| e.joined(&point)))
        })
    }

    /// The smallest that holds both.
    pub(super) fn joined(&self, other: &Extent) -> Extent {
        Extent {
            west: self.west.min(other.west),
            east: self.east.max(other.east),
            south: self.south.min(other.south),
            north: self.north.max(other.north),
        }
    }

    /// With a margin in degrees, kept on the globe.
    pub(super) fn grown(&self, across: f64, up: f64) -> Extent {
        Extent {
            west: (self.west - across).max(-180.0),
            east: (self.east + across).min(180.0),
            south: (self.south - up).max(-85.0),
            north: (self.north + up).min(85.0),
        }
    }

    /// From corner to corner, degrees.
    pub(super) fn diagonal(&self) -> f64 {
        (self.east - self.west).hypot(self.north - self.south)
    }

    fn rim(&self) -> impl Iterator<Item = LonLat> + use<> {
        let Extent {
            west,
            east,
            south,
            north,
        } = *self;
        (0..=40).flat_map(move |i| {
            let share = f64::from(i) / 40.0;
            let (lon, lat) = (
                west + (east - west) * share,
                south + (north - south) * share,
            );
            [(lon, south), (lon, north), (west, lat), (east, lat)]
        })
    }
}

/// How degrees become a plane, before it is fitted to the sheet.
#[derive(Clone, Copy, Debug)]
enum Plane {
    /// Lambert's conformal cone (Snyder 1987, 15-1 to 15-4, on a sphere).
    Cone {
        n: f64,
        f: f64,
        origin: f64,
        meridian: f64,
    },
    /// Plate carrée, true to scale along one parallel.
    Degrees { shrink: f64 },
}

impl Plane {
    fn new(extent: &Extent) -> Self {
        let middle = f64::midpoint(extent.south, extent.north);
        if extent.south > 0.0 {
            let sixth = (extent.north - extent.south) / 6.0;
            Plane::cone(
                (extent.south + sixth, extent.north - sixth),
                (f64::midpoint(extent.west, extent.east), middle),
            )
        } else {
            Plane::Degrees {
                shrink: middle.to_radians().cos(),
            }
        }
    }

    /// The cone through two parallels, with its origin at a meridian and a parallel.
    fn cone((low, high): (f64, f64), (meridian, parallel): LonLat) -> Self {
        let tangent = |lat: f64| (std::f64::consts::FRAC_PI_4 + lat.to_radians() / 2.0).tan();
        let (cos_low, cos_high) = (low.to_radians().cos(), high.to_radians().cos());
        let n = if high - low > 1e-6 {
            (cos_low / cos_high).ln() / (tangent(high) / tangent(low)).ln()
        } else {
            low.to_radians().sin()
        };
        let f = cos_low * tangent(low).powf(n) / n;
        Plane::Cone {
            n,
            f,
            origin: f / tangent(parallel).powf(n),
            meridian,
        }
    }

    /// Right and up, in radians of the globe.
    fn at(self, (lon, lat): LonLat) -> (f64, f64) {
        match self {
            Plane::Cone {
                n,
                f,
                origin,
                meridian,
            } => {
                let tangent = (std::f64::consts::FRAC_PI_4 + lat.to_radians() / 2.0).tan();
                let (rho, theta) = (f / tangent.powf(n), n * (lon - meridian).to_radians());
                (rho * theta.sin(), origin - rho * theta.cos())
            }
            Plane::Degrees { shrink } => (lon.to_radians() * shrink, lat.to_radians()),
        }
    }
}

/// A plane fitted to a frame on the sheet.
pub(super) struct Projection {
    plane: Plane,
    scale: f64,
    /// The plane's upper left corner.
    corner: (f64, f64),
    /// The frame it fills.
    pub(super) frame: Rect,
    /// The degrees it was made for.
    pub(super) extent: Extent,
}

impl Projection {
    /// The extent as large as fits into a place, in the middle of its width and at its top.
    pub(super) fn fit(extent: Extent, place: Rect) -> Self {
        let plane = Plane::new(&extent);
        let rim: Vec<(f64, f64)> = extent.rim().map(|at| plane.at(at)).collect();
        let ends = |of: fn(&(f64, f64)) -> f64| {
            let values = || rim.iter().map(of);
            (
                values().fold(f64::INFINITY, f64::min),
                values().fold(f64::NEG_INFINITY, f64::max),
            )
        };
        let ((left, right), (bottom, top)) = (ends(|p| p.0), ends(|p| p.1));
        let scale = (place.w / (right - left).max(1e-9)).min(place.h / (top - bottom).max(1e-9));
        let (w, h) = ((right - left) * scale, (top - bottom) * scale);
        let frame = Rect::new(place.x + (place.w - w) / 2.0, place.y, w, h);
        Projection {
            plane,
            scale,
            corner: (left, top),
            frame,
            extent,
        }
    }

    /// The extent as large as fits, with what lies east and west of it so far as the place is wide.
    pub(super) fn fill(extent: Extent, place: Rect) -> Self {
        let mut map = Projection::fit(extent, place);
        let wider = place.w / map.frame.w.max(1e-9);
        let more = (extent.east - extent.west) * (wider - 1.0) / 2.0;
        map.extent = extent.grown(more, 0.0);
        map.corner.0 -= (map.frame.x - place.x) / map.scale;
        map.frame = Rect::new(place.x, map.frame.y, place.w, map.frame.h);
        map
    }

    /// Where a point of the globe stands on the sheet, inside the frame or not.
    pub(super) fn at(&self, point: LonLat) -> (f64, f64) {
        let (x, y) = self.plane.at(point);
        (
            self.frame.x + (x - self.corner.0) * self.scale,
            self.frame.y + (self.corner.1 - y) * self.scale,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cone_gives_snyders_worked_example() {
        // Snyder, Map Projections: A Working Manual (1987), page 295: sphere of radius 1, parallels 33 and 45,
        // origin 23 N 96 W, point 35 N 75 W: n 0.6304777, x 0.2966785, y 0.2462112.
        let plane = Plane::cone((33.0, 45.0), (-96.0, 23.0));
        let Plane::Cone { n, .. } = plane else {
            panic!("a cone was asked for")
        };
        let (x, y) = plane.at((-75.0, 35.0));
        assert!((n - 0.630_477_7).abs() < 1e-7, "{n}");
        assert!(
            (x - 0.296_678_5).abs() < 1e-7 && (y - 0.246_211_2).abs() < 1e-7,
            "{x} {y}"
        );
    }

    #[test]
    fn the_extent_fills_its_frame_and_north_is_up() {
        let extent = Extent {
            west: 20.0,
            east: 80.0,
            south: 10.0,
            north: 62.0,
        };
        let map = Projection::fit(extent, Rect::new(10.0, 20.0, 300.0, 400.0));
        assert!(map.frame.w <= 300.0 + 1e-9 && map.frame.h <= 400.0 + 1e-9);
        let corners = [(20.0, 10.0), (80.0, 10.0), (20.0, 62.0), (80.0, 62.0)].map(|c| map.at(c));
        assert!(
            corners
                .iter()
                .all(|&(x, y)| map.frame.holds(&Rect::new(x, y, 0.0, 0.0)))
        );
        assert!(map.at((50.0, 60.0)).1 < map.at((50.0, 20.0)).1);
        assert!(map.at((30.0, 40.0)).0 < map.at((70.0, 40.0)).0);
    }

    #[test]
    fn a_wide_place_shows_more_to_the_east_and_west_at_the_same_scale() {
        let extent = Extent {
            west: 20.0,
            east: 80.0,
            south: 10.0,
            north: 62.0,
        };
        let place = Rect::new(10.0, 20.0, 700.0, 300.0);
        let (fit, fill) = (
            Projection::fit(extent, place),
            Projection::fill(extent, place),
        );
        assert_eq!(fill.frame, Rect::new(10.0, 20.0, 700.0, fit.frame.h));
        for point in [(50.0, 40.0), (20.0, 10.0), (80.0, 62.0)] {
            let (a, b) = (fit.at(point), fill.at(point));
            assert!((a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9);
        }
    }

    #[test]
    fn an_extent_across_the_equator_keeps_true_degrees() {
        let extent = Extent {
            west: -20.0,
            east: 80.0,
            south: -40.0,
            north: 60.0,
        };
        let map = Projection::fit(extent, Rect::new(0.0, 0.0, 500.0, 500.0));
        // Plate carrée: one degree of latitude is everywhere the same.
        let step = |lat: f64| map.at((0.0, lat)).1 - map.at((0.0, lat + 1.0)).1;
        assert!((step(-35.0) - step(55.0)).abs() < 1e-9);
    }
}
