//! Quantities that cross a module boundary: a number that cannot be bad, with its unit in its name.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

use serde::{Deserialize, Serialize};

/// Mean radius of the Earth in kilometres, as used for great circles (METHOD 1.1, M055).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// One nautical mile in kilometres, exactly (METHOD 0.4).
pub const NAUTICAL_MILE_KM: f64 = 1.852;

/// Refused: the number does not fit the quantity. The message says what would.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum NotAQuantity {
    /// Negative, infinite or not a number, where hours were wanted.
    #[error("{0} is not a span of time: give a finite number of hours, zero or more")]
    Hours(f64),
    /// Negative, infinite or not a number, where a distance was wanted.
    #[error("{0} is not a distance: give a finite number of kilometres, zero or more")]
    Kilometres(f64),
    /// Negative, infinite or not a number, where a mass was wanted.
    #[error("{0} is not a mass: give a finite number of tonnes, zero or more")]
    Tonnes(f64),
    /// Negative, infinite or not a number, where a count of boxes was wanted.
    #[error("{0} is not a count of boxes: give a finite number of TEU, zero or more")]
    Teu(f64),
    /// Infinite or not a number, where money was wanted.
    #[error("{0} is not an amount of money: give a finite number of US dollars")]
    Usd(f64),
    /// A latitude outside [-90, 90] or a longitude outside [-180, 180], in degrees.
    #[error(
        "{lat}, {lon} is not a position: give latitude -90 to 90 and longitude -180 to 180 degrees"
    )]
    Position {
        /// Latitude given, degrees north.
        lat: f64,
        /// Longitude given, degrees east.
        lon: f64,
    },
}

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $fits:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            /// Nothing of it.
            pub const ZERO: Self = Self(0.0);

            /// The bare number, in the unit of the type.
            #[must_use]
            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = NotAQuantity;

            fn try_from(number: f64) -> Result<Self, NotAQuantity> {
                let fits: fn(f64) -> bool = $fits;
                if number.is_finite() && fits(number) {
                    Ok(Self(number))
                } else {
                    Err(NotAQuantity::$name(number))
                }
            }
        }

        impl From<$name> for f64 {
            fn from(quantity: $name) -> f64 {
                quantity.0
            }
        }

        impl Add for $name {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
                parts.fold(Self::ZERO, Add::add)
            }
        }
    };
}

quantity!(
    /// A span of time in hours: finite, and never negative.
    Hours,
    |hours| hours >= 0.0
);
quantity!(
    /// A distance in kilometres: finite, and never negative.
    Kilometres,
    |km| km >= 0.0
);
quantity!(
    /// A mass in tonnes: finite, and never negative.
    Tonnes,
    |tonnes| tonnes >= 0.0
);
quantity!(
    /// A count of twenty-foot equivalents: finite, and never negative; a 40-foot box is two.
    Teu,
    |teu| teu >= 0.0
);
quantity!(
    /// An amount of money in US dollars of the scenario's price year: finite; may be negative.
    Usd,
    |_| true
);

impl Sub for Usd {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Kilometres {
    /// A distance given in nautical miles.
    ///
    /// # Errors
    /// Refuses what is negative, infinite or not a number.
    pub fn from_nautical_miles(miles: f64) -> Result<Self, NotAQuantity> {
        Self::try_from(miles * NAUTICAL_MILE_KM)
    }
}

/// A point on the Earth, in degrees north and east.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Position {
    lat: f64,
    lon: f64,
}

impl Position {
    /// The position at `lat` degrees north and `lon` degrees east.
    ///
    /// # Errors
    /// Refuses a latitude outside [-90, 90] and a longitude outside [-180, 180].
    pub fn new(lat: f64, lon: f64) -> Result<Self, NotAQuantity> {
        if (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) {
            Ok(Self { lat, lon })
        } else {
            Err(NotAQuantity::Position { lat, lon })
        }
    }

    /// Degrees north of the equator, -90 to 90.
    #[must_use]
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east of Greenwich, -180 to 180.
    #[must_use]
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Great-circle distance to `other` by the haversine formula, radius [`EARTH_RADIUS_KM`] (M055).
    #[must_use]
    pub fn great_circle(self, other: Self) -> Kilometres {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let up = libm::sin((lat2 - lat1) / 2.0);
        let across = libm::sin((other.lon - self.lon).to_radians() / 2.0);
        let h = up * up + libm::cos(lat1) * libm::cos(lat2) * across * across;
        Kilometres(2.0 * EARTH_RADIUS_KM * libm::asin(h.clamp(0.0, 1.0).sqrt()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_time_is_finite_and_never_negative() {
        for bad in [-1.0, f64::NAN, f64::INFINITY] {
            assert!(Hours::try_from(bad).is_err(), "{bad}");
        }
        assert_eq!(
            Hours::try_from(-1.0).unwrap_err().to_string(),
            "-1 is not a span of time: give a finite number of hours, zero or more"
        );
        assert_eq!(Hours::try_from(9.5).unwrap().get(), 9.5);
    }

    #[test]
    fn money_may_be_negative_but_not_infinite() {
        assert_eq!(Usd::try_from(-40.0).unwrap().get(), -40.0);
        assert!(Usd::try_from(f64::NEG_INFINITY).is_err());
        assert_eq!(
            Usd::try_from(5.0).unwrap() - Usd::try_from(7.0).unwrap(),
            Usd(-2.0)
        );
    }

    #[test]
    fn a_file_with_a_negative_distance_is_refused_with_our_sentence() {
        let error = serde_json::from_str::<Kilometres>("-3.5").unwrap_err();
        assert!(
            error.to_string().starts_with("-3.5 is not a distance"),
            "{error}"
        );
        assert_eq!(
            serde_json::from_str::<Teu>("2").unwrap(),
            Teu::try_from(2.0).unwrap()
        );
    }

    #[test]
    fn great_circles_of_m055() {
        let bandar_abbas = Position::new(27.15, 56.20).unwrap();
        let petersburg = Position::new(59.94, 30.31).unwrap();
        let nhava_sheva = Position::new(18.95, 72.95).unwrap();
        let far = bandar_abbas.great_circle(petersburg).get();
        let near = nhava_sheva.great_circle(bandar_abbas).get();
        assert!((far - 4_142.810_462_050_27).abs() < 1e-8 * far, "{far}");
        assert!((near - 1_938.446_427_609_3).abs() < 1e-8 * near, "{near}");
        assert_eq!(petersburg.great_circle(petersburg), Kilometres::ZERO);
    }

    #[test]
    fn a_position_off_the_globe_is_refused() {
        assert!(Position::new(90.1, 0.0).is_err());
        assert!(Position::new(0.0, -181.0).is_err());
        assert!(Position::new(f64::NAN, 0.0).is_err());
    }

    #[test]
    fn a_nautical_mile_is_1852_metres() {
        assert_eq!(
            Kilometres::from_nautical_miles(1_000.0).unwrap().get(),
            1_852.0
        );
    }

    #[test]
    fn parts_of_a_time_add_up() {
        let parts = [1.5, 2.5, 4.0].map(|h| Hours::try_from(h).unwrap());
        assert_eq!(parts.into_iter().sum::<Hours>().get(), 8.0);
    }
}
