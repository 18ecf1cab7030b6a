//! Units as people write them, and what each column takes.

/// What a price is for, as far as a column asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Per {
    /// A 20-foot box: `TEU`, `20ft`.
    Teu,
    /// A box as it is: `40ft`, `box`, `truck`, `shipment`.
    Box,
    /// A tonne.
    Tonne,
}

impl Per {
    /// Words a table may use.
    pub(in crate::scenario) const WORDS: [(&'static str, Self); 8] = [
        ("TEU", Self::Teu),
        ("20ft", Self::Teu),
        ("40ft", Self::Box),
        ("FEU", Self::Box),
        ("box", Self::Box),
        ("truck", Self::Box),
        ("shipment", Self::Box),
        ("t", Self::Tonne),
    ];

    /// The meaning of a word, if it has one.
    pub(in crate::scenario) fn of(word: &str) -> Option<Self> {
        Self::WORDS
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(word))
            .map(|(_, per)| *per)
    }
}

/// What a number measures, whatever its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Kind {
    /// Base unit: hour.
    Time,
    /// Base unit: kilometre.
    Distance,
    /// Base unit: kilometre per hour.
    Speed,
    /// No unit.
    Number,
    /// Money, in its currency.
    Money,
    /// Money for each kilometre.
    MoneyPerKm,
    /// Money for each day.
    MoneyPerDay,
    /// Base unit: gram for each tonne-kilometre.
    MassPerTkm,
    /// Base unit: kilogram for each tonne.
    MassPerTonne,
    /// Base unit: tonne.
    Mass,
    /// Base unit: TEU.
    Teu,
    /// Base unit: TEU a day.
    TeuPerDay,
}

/// A unit that has been understood.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scenario) struct Unit {
    /// What it measures.
    pub(in crate::scenario) kind: Kind,
    /// Base units in one of it.
    pub(in crate::scenario) scale: f64,
    /// Currency, for money.
    pub(in crate::scenario) currency: Option<String>,
    /// What it is for, where the unit says so (`USD/TEU`).
    pub(in crate::scenario) per: Option<Per>,
}

impl Unit {
    /// Understands `h`, `km/d`, `USD/km`, `g/tkm`, `EUR/TEU` ...; `None` if it cannot.
    pub(in crate::scenario) fn parse(text: &str) -> Option<Self> {
        let mut words = text.split('/').map(str::trim);
        let (mut kind, mut scale, currency) = numerator(words.next()?)?;
        let mut per = None;
        for word in words {
            let hours = time(word);
            (kind, scale) = match (kind, word) {
                (Kind::Distance, _) if hours.is_some() => (Kind::Speed, scale / hours?),
                (Kind::Money, "km") => (Kind::MoneyPerKm, scale),
                (Kind::Money, _) if hours.is_some() => (Kind::MoneyPerDay, scale * 24.0 / hours?),
                (Kind::Teu, _) if hours.is_some() => (Kind::TeuPerDay, scale * 24.0 / hours?),
                (Kind::Mass, "tkm" | "t-km") => (Kind::MassPerTkm, scale * 1e6),
                (Kind::Mass, "t") => (Kind::MassPerTonne, scale * 1e3),
                _ if per.is_none() => {
                    per = Some(Per::of(word)?);
                    (kind, scale)
                }
                _ => return None,
            };
        }
        Some(Self {
            kind,
            scale,
            currency,
            per,
        })
    }
}

fn time(word: &str) -> Option<f64> {
    match word {
        "min" => Some(1.0 / 60.0),
        "h" | "hour" | "hours" => Some(1.0),
        "d" | "day" | "days" => Some(24.0),
        "week" | "weeks" => Some(168.0),
        _ => None,
    }
}

fn numerator(word: &str) -> Option<(Kind, f64, Option<String>)> {
    if let Some(hours) = time(word) {
        return Some((Kind::Time, hours, None));
    }
    let (kind, scale) = match word {
        "km" => (Kind::Distance, 1.0),
        "nm" => (Kind::Distance, 1.852),
        "m" => (Kind::Distance, 0.001),
        "knots" | "kn" => (Kind::Speed, 1.852),
        "kmh" => (Kind::Speed, 1.0),
        "kmday" => (Kind::Speed, 1.0 / 24.0),
        "1" => (Kind::Number, 1.0),
        "%" => (Kind::Number, 0.01),
        "g" => (Kind::Mass, 1e-6),
        "kg" => (Kind::Mass, 1e-3),
        "t" => (Kind::Mass, 1.0),
        "TEU" => (Kind::Teu, 1.0),
        _ if word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()) => {
            return Some((Kind::Money, 1.0, Some(word.to_owned())));
        }
        _ => return None,
    };
    Some((kind, scale, None))
}

/// What a column takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Measure {
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Metres.
    Metres,
    /// Kilometres.
    Kilometres,
    /// Kilometres per hour.
    KmPerHour,
    /// A number without unit, a share, a count.
    Number,
    /// USD for a 20-foot box.
    UsdTeu,
    /// USD per kilometre for a 20-foot box.
    UsdTeuKm,
    /// USD for a box as it is.
    UsdBox,
    /// USD a day for a 20-foot box.
    UsdTeuDay,
    /// USD a day for a 20-foot box in storage; the column says "a day", so the unit may leave it out.
    StorageRate,
    /// Grams per tonne-kilometre.
    GramsPerTkm,
    /// Kilograms per tonne.
    KgPerTonne,
    /// Tonnes in a TEU.
    TonnesPerTeu,
    /// TEU.
    Teu,
    /// TEU a day.
    TeuPerDay,
}

impl Measure {
    /// What it is, in words.
    pub(in crate::scenario) fn words(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Metres => "metres",
            Self::Kilometres => "kilometres",
            Self::KmPerHour => "a speed",
            Self::Number => "a number without unit",
            Self::UsdTeu => "money per TEU",
            Self::UsdTeuKm => "money per TEU and kilometre",
            Self::UsdBox => "money per box",
            Self::UsdTeuDay | Self::StorageRate => "money per TEU and day",
            Self::GramsPerTkm => "grams per tonne-kilometre",
            Self::KgPerTonne => "kilograms per tonne",
            Self::TonnesPerTeu => "tonnes per TEU",
            Self::Teu => "TEU",
            Self::TeuPerDay => "TEU a day",
        }
    }

    /// True if a number of this kind fits.
    pub(in crate::scenario) fn fits(self, kind: Kind) -> bool {
        kind == self.kind() || (self == Self::StorageRate && kind == Kind::Money)
    }

    fn kind(self) -> Kind {
        match self {
            Self::Hours | Self::Days => Kind::Time,
            Self::Metres | Self::Kilometres => Kind::Distance,
            Self::KmPerHour => Kind::Speed,
            Self::Number => Kind::Number,
            Self::UsdTeu | Self::UsdBox => Kind::Money,
            Self::UsdTeuKm => Kind::MoneyPerKm,
            Self::UsdTeuDay | Self::StorageRate => Kind::MoneyPerDay,
            Self::GramsPerTkm => Kind::MassPerTkm,
            Self::KgPerTonne => Kind::MassPerTonne,
            Self::TonnesPerTeu => Kind::Mass,
            Self::Teu => Kind::Teu,
            Self::TeuPerDay => Kind::TeuPerDay,
        }
    }

    /// Column units in one base unit of its kind.
    pub(in crate::scenario) fn per_base(self) -> f64 {
        match self {
            Self::Days => 1.0 / 24.0,
            Self::Metres => 1000.0,
            _ => 1.0,
        }
    }

    /// What its prices must be for: `None` = the column does not ask.
    pub(in crate::scenario) fn per(self) -> Option<Per> {
        match self {
            Self::UsdTeu
            | Self::UsdTeuKm
            | Self::UsdTeuDay
            | Self::StorageRate
            | Self::TonnesPerTeu => Some(Per::Teu),
            Self::UsdBox => Some(Per::Box),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(text: &str) -> (Kind, f64) {
        let unit = Unit::parse(text).unwrap();
        (unit.kind, unit.scale)
    }

    #[test]
    fn units_are_turned_into_base_units() {
        // A nautical mile is 1.852 km by definition.
        assert_eq!(base("knots"), (Kind::Speed, 1.852));
        assert_eq!(base("nm"), (Kind::Distance, 1.852));
        assert_eq!(base("km/d"), (Kind::Speed, 1.0 / 24.0));
        assert_eq!(base("week"), (Kind::Time, 168.0));
        assert_eq!(base("%"), (Kind::Number, 0.01));
        assert_eq!(base("g/tkm"), (Kind::MassPerTkm, 1.0));
        assert_eq!(base("kg/t"), (Kind::MassPerTonne, 1.0));
        assert_eq!(base("USD/h"), (Kind::MoneyPerDay, 24.0));
        assert_eq!(base("TEU/week"), (Kind::TeuPerDay, 24.0 / 168.0));
    }

    #[test]
    fn a_unit_may_say_what_it_is_for() {
        let unit = Unit::parse("EUR/TEU/d").unwrap();
        assert_eq!((unit.kind, unit.per), (Kind::MoneyPerDay, Some(Per::Teu)));
        assert_eq!(unit.currency.as_deref(), Some("EUR"));
        assert_eq!(Unit::parse("parsecs"), None);
        assert_eq!(Unit::parse("USD/TEU/40ft"), None);
    }
}
