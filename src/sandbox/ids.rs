//! Identifiers and secret values that are made up: unique within the tenant, the same for the same seed.
//!
//! Every identifier begins with `5a5db0c5`, by which people can tell.

/// An identifier that does not depend on the seed: the `index`th of the things of one `kind`.
pub fn fixed(kind: u16, index: u32) -> String {
    format!("5a5db0c5-0000-4000-{:04x}-{index:012x}", 0x8000 | kind)
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
        format!("5a5db0c5-{:04x}-4000-8000-{:08x}{:04x}", bits >> 48, bits & 0xffff_ffff, self.drawn & 0xffff)
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
