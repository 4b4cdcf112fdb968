//! 32-bit FNV-1a, for short words only. The same on every machine, and weights that were learned
//! depend on it, so it must never change.

/// A hash that takes a byte at a time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordHash(u32);

impl WordHash {
    /// The hash of no bytes.
    pub(crate) const EMPTY: Self = Self(0x811c_9dc5);

    /// With one more byte.
    pub(crate) fn with(self, byte: u8) -> Self {
        Self((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    /// The hash of a word.
    pub(crate) fn of(word: &str) -> Self {
        word.bytes().fold(Self::EMPTY, Self::with)
    }

    /// As a number.
    pub(crate) fn get(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(WordHash::of("").get(), 0x811c_9dc5);
        assert_eq!(WordHash::of("foobar").get(), 0xbf9c_f968);
    }
}
