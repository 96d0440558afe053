//! For tests: numbers that look like chance and are the same in every run.

/// Where the numbers stand; any beginning but 0.
pub struct Chance(pub u64);

impl Chance {
    /// The next number below `most`; 0 where that is 0.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    /// One of some things.
    pub fn of<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.below(things.len())]
    }
}
