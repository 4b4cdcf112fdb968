//! Numbers as plain bytes, four each, so that a long row of them is read at once.

use serde::{Deserialize, Deserializer, Serializer};

pub(super) fn serialize<S: Serializer>(numbers: &[u32], into: S) -> Result<S::Ok, S::Error> {
    let bytes: Vec<u8> = numbers.iter().flat_map(|n| n.to_le_bytes()).collect();
    into.serialize_bytes(&bytes)
}

pub(super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Vec<u32>, D::Error> {
    let bytes = <&[u8]>::deserialize(from)?;
    let (numbers, _) = bytes.as_chunks();
    Ok(numbers.iter().map(|&n| u32::from_le_bytes(n)).collect())
}
