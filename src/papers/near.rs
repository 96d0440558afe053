//! Numbers that were meant, when another was written.

/// How one number can come of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// Two neighbouring digits changed places: 25 242 for 25 422.
    Swap,
    /// One digit is another: 25 242 for 25 232.
    Other,
    /// The digits are those, but the wrong one stands twice, or one slipped further: 25 242 for 25 424.
    Slid,
}

/// Digits with a slip in them: two neighbours that changed places, the likelier, then one that is another.
#[must_use]
pub fn one_off(digits: &[u8]) -> Vec<(Vec<u8>, Slip)> {
    let mut found = Vec::with_capacity(digits.len() * 10);
    for at in 1..digits.len() {
        let mut other = digits.to_vec();
        other.swap(at - 1, at);
        found.push((other, Slip::Swap));
    }
    for (at, written) in digits.iter().enumerate() {
        for digit in (b'0'..=b'9').filter(|digit| digit != written) {
            let mut other = digits.to_vec();
            if let Some(place) = other.get_mut(at) {
                *place = digit;
            }
            found.push((other, Slip::Other));
        }
    }
    found
}

/// The numbers of five digits that one slip, or one digit slid, makes of a number of five digits, the likeliest first.
#[must_use]
pub fn slips(number: u32) -> Vec<(u32, Slip)> {
    let digits = number.to_string().into_bytes();
    let mut found: Vec<(u32, Slip)> = Vec::new();
    if digits.len() != 5 {
        return found;
    }
    let mut add = |digits: &[u8], slip: Slip| {
        let made = digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
        if made != number && made >= 10_000 && !found.iter().any(|(other, _)| *other == made) {
            found.push((made, slip));
        }
    };
    one_off(&digits).iter().for_each(|(other, slip)| add(other, *slip));
    let same = |other: &[u8]| {
        let within = |one: &[u8], all: &[u8]| one.iter().all(|digit| all.contains(digit));
        within(other, &digits) && within(&digits, other)
    };
    for from in 0..5 {
        for to in 0..5 {
            for digit in &digits {
                let mut other = digits.clone();
                other.remove(from);
                other.insert(to, *digit);
                if same(&other) {
                    add(&other, Slip::Slid);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_that_was_meant_is_among_them() {
        let slip = |written: u32, meant: u32| {
            slips(written).into_iter().find(|(number, _)| *number == meant).map(|(_, slip)| slip)
        };
        assert_eq!(slip(25_242, 25_424), Some(Slip::Slid));
        assert_eq!(slip(23_852, 32_852), Some(Slip::Swap));
        assert_eq!(slip(32_851, 32_852), Some(Slip::Other));
        assert_eq!(slip(29_035, 29_023), None);
        assert_eq!(slip(32_852, 32_852), None);
        assert!(slips(2938).is_empty() && slips(u32::MAX).is_empty());
        assert!(slips(25_242).len() < 100);
    }
}
