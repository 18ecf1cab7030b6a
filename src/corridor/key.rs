//! The hash of an id that decides its draws.

/// Two ids with the same hash, if there are any: their draws would be the same, so the loader refuses them.
#[must_use]
pub fn clash<'a>(ids: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, &'a str)> {
    let mut hashed: Vec<(u64, &str)> = ids.into_iter().map(|id| (fnv1a(id), id)).collect();
    hashed.sort_unstable();
    hashed
        .windows(2)
        .find(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1)
        .map(|pair| (pair[0].1, pair[1].1))
}

/// FNV-1a, 64 bits, over the UTF-8 bytes of the id (offset basis `0xcbf29ce484222325`, prime
/// `0x100000001b3`): fixed and documented, so that a draw can be found again by anyone.
#[must_use]
pub fn fnv1a(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
