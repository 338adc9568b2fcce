//! Numbers that look random and are the same on every machine: Knuth's MMIX generator.

#![expect(dead_code, reason = "no test uses all of them")]

pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    /// Pieces in a row, at random.
    pub fn text(&mut self, pieces: &[&str], most: usize) -> String {
        (0..self.below(most)).map(|_| self.pick(pieces)).collect()
    }
}
