//! Eight bytes of text at once, without a loop whose end a processor has to guess.

/// The same byte eight times.
const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x80 * EACH;

/// The high bit of each byte from `first` to `last`, both ASCII.
#[inline]
pub(crate) fn between(bytes: u64, first: u8, last: u8) -> u64 {
    // Without their high bits, no byte carries into the next.
    let low = bytes & !HIGH_BITS;
    let from_first = low + u64::from(0x80 - first) * EACH;
    let beyond_last = low + u64::from(0x7f - last) * EACH;
    from_first & !beyond_last & !bytes & HIGH_BITS
}

/// How many of the bytes, from the first in memory on, are ASCII letters or digits before one that is
/// neither.
#[inline]
pub(crate) fn leading_alphanumeric(bytes: [u8; 8]) -> usize {
    let bytes = u64::from_le_bytes(bytes);
    // The bit by which small letters differ from capitals.
    let letters = between(bytes | (u64::from(b' ') * EACH), b'a', b'z');
    let others = !(letters | between(bytes, b'0', b'9')) & HIGH_BITS;
    (others.trailing_zeros() / u8::BITS) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_told_from_its_neighbours() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                for around in [0, b'a', b'z', b'0', b'`', b'{', 0xff] {
                    let mut bytes = [around; 8];
                    bytes[at] = byte;
                    let known = bytes.iter().position(|byte| !byte.is_ascii_alphanumeric());
                    assert_eq!(leading_alphanumeric(bytes), known.unwrap_or(8));
                    let small = between(u64::from_le_bytes(bytes), b'a', b'z').to_le_bytes();
                    assert_eq!(small, bytes.map(|b| u8::from(b.is_ascii_lowercase()) << 7));
                }
            }
        }
    }
}
