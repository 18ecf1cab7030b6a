//! Words for likelihood (METHOD 8.4): never without their number, and never about a regime.

use super::of_100;

/// Every word, with the share above which it holds; from the most to the least likely.
const WORDS: [(f64, &str); 7] = [
    (0.99, "virtually certain"),
    (0.90, "very likely"),
    (0.66, "likely"),
    (0.33, "about as likely as not"),
    (0.10, "unlikely"),
    (0.01, "very unlikely"),
    (0.0, "exceptionally unlikely"),
];

/// Every word for likelihood, so that a text can be searched for them.
pub const LIKELIHOOD_WORDS: [&str; 7] = [
    WORDS[0].1, WORDS[1].1, WORDS[2].1, WORDS[3].1, WORDS[4].1, WORDS[5].1, WORDS[6].1,
];

/// The likelihood word of a share; it is never printed without its number.
#[must_use]
pub fn likelihood_word(share: f64) -> &'static str {
    // The upper half of the scale excludes its bounds, the lower half includes them: 33 of 100 is as likely as not,
    // 66 of 100 too.
    let holds = |(above, _): &&(f64, &str)| share > *above || (*above < 0.5 && share >= *above);
    WORDS
        .iter()
        .find(holds)
        .map_or(WORDS[6].1, |(_, word)| word)
}

/// A share of futures in a word with its number: `likely (72 of 100)`.
#[must_use]
pub fn likelihood(share: f64) -> String {
    format!("{} ({} of 100)", likelihood_word(share), of_100(share))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_the_word_of_its_step_and_always_its_number() {
        // The steps of METHOD 8.4: > 99, > 90, > 66, 33-66, < 33, < 10, < 1.
        for (share, words) in [
            (0.995, "virtually certain (more than 99 of 100)"),
            (0.99, "very likely (99 of 100)"),
            (0.72, "likely (72 of 100)"),
            (0.66, "about as likely as not (66 of 100)"),
            (0.33, "about as likely as not (33 of 100)"),
            (0.32, "unlikely (32 of 100)"),
            (0.09, "very unlikely (9 of 100)"),
            (0.004, "exceptionally unlikely (fewer than 1 of 100)"),
            (0.0, "exceptionally unlikely (0 of 100)"),
        ] {
            assert_eq!(likelihood(share), words);
        }
    }
}
