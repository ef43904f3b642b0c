//! Hashing for tables that are made anew from a whole log whenever the program starts: a multiplication for eight bytes.
//!
//! The standard library's hashing withstands keys that were chosen to collide, at three times the price. Keys here come
//! from the learner's own log.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map with quick hashing.
pub(in crate::domain) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<QuickHasher>>;
/// A set with quick hashing.
pub(in crate::domain) type QuickSet<K> = HashSet<K, BuildHasherDefault<QuickHasher>>;

/// An odd number without a pattern: 2^64 divided by the golden ratio.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Mixes eight bytes at a time.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::domain) struct QuickHasher(u64);

impl QuickHasher {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(FACTOR);
    }
}

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            self.mix(rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(byte.into());
    }

    fn finish(&self) -> u64 {
        // Tables take the lowest bits for the place and the highest to tell neighbours apart; both are to be mixed.
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{BuildHasher, BuildHasherDefault};

    use super::*;

    #[test]
    fn names_that_differ_little_are_spread_over_a_table() {
        let hasher = BuildHasherDefault::<QuickHasher>::default();
        for session in ["k3x9q2mwab7f", "a", "laptop"] {
            let places: HashSet<u64> =
                (0..4096).map(|number| hasher.hash_one(format!("{session}-{number}")) % 4096).collect();
            // Chance alone fills 63 of a hundred places.
            assert!(places.len() > 4096 * 55 / 100, "{session}: {}", places.len());
        }
    }
}
