//! Identifiers and secret values that are made up: unique within the tenant, the same for the same seed.

use crate::directory::ids::ObjectId;

/// The first group of every identifier that is made up, by which people can tell.
const MARK: u128 = 0x5a5d_b0c5_0000_4000_8000_0000_0000_0000;

/// An identifier that does not depend on the seed: the `index`th of the things of one `kind`.
pub const fn fixed(kind: u16, index: u32) -> u128 {
    MARK | ((kind as u128) << 48) | index as u128
}

/// A stream of made-up values.
pub struct Stream {
    seed: u64,
    drawn: u64,
}

impl Stream {
    pub const fn new(seed: u64) -> Self {
        Self { seed, drawn: 0 }
    }

    /// The next 64 bits, by splitmix64. <https://prng.di.unimi.it/splitmix64.c>
    pub const fn bits(&mut self) -> u64 {
        self.drawn += 1;
        mixed(self.seed.wrapping_add(self.drawn.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    /// The next GUID. It ends with how many values were drawn, so that no two are equal.
    pub fn guid(&mut self) -> String {
        let bits = self.bits();
        let middle = u128::from(bits >> 48) << 80;
        let end = u128::from(bits & 0xffff_ffff) << 16 | u128::from(self.drawn & 0xffff);
        ObjectId::from_u128(MARK | middle | end).to_string()
    }

    /// The value of the client secret that has this ID. Of the length that Graph's own have.
    pub fn secret(&self, key_id: &str) -> String {
        let bits = key_id.bytes().fold(self.seed, |bits, byte| mixed(bits ^ u64::from(byte)));
        format!("sandbox~not-a-real-secret~{bits:016x}")
    }
}

const fn mixed(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
