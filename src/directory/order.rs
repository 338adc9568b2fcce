//! Values in their order, and each once.
//!
//! The standard library's sort is compiled anew for each type that is sorted. Here it is the places of the values that
//! are sorted, which are numbers whatever stands in them.

use std::cmp::Ordering;

/// The places of so many values by their order; of values that are alike, the one that stood first comes first.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    places
}

/// The same, of values that are alike the first alone.
fn firsts(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places = places(count, compare);
    places.dedup_by(|later, earlier| compare(*later, *earlier).is_eq());
    places
}

fn take<T>(values: Vec<T>, places: Vec<usize>) -> Vec<T> {
    let mut values: Vec<Option<T>> = values.into_iter().map(Some).collect();
    places.into_iter().filter_map(|at| values.get_mut(at)?.take()).collect()
}

/// The values in the order of their keys. Those with one key stay as they stood.
pub fn by_key<T, K: Ord>(values: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let keys: Vec<K> = values.iter().map(key).collect();
    let places = places(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    take(values, places)
}

/// The values in their order.
pub fn sorted<T: Ord>(values: Vec<T>) -> Vec<T> {
    let places = places(values.len(), &|a, b| values.get(a).cmp(&values.get(b)));
    take(values, places)
}

/// The values in their order, each once.
pub fn distinct<T: Ord>(values: Vec<T>) -> Vec<T> {
    let places = firsts(values.len(), &|a, b| values.get(a).cmp(&values.get(b)));
    take(values, places)
}

/// Keeps the first value of each key, where it stood.
pub fn keep_firsts<T, K: Ord>(values: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = values.iter().map(key).collect();
    let mut stays = vec![false; keys.len()];
    for first in firsts(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b))) {
        if let Some(stays) = stays.get_mut(first) {
            *stays = true;
        }
    }
    let mut stays = stays.into_iter();
    values.retain(|_| stays.next() == Some(true));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_in_their_order_and_what_is_alike_stays_as_it_stood() {
        assert_eq!(sorted(vec![3, 1, 2, 1]), [1, 1, 2, 3]);
        assert_eq!(distinct(vec!["b", "a", "b"]), ["a", "b"]);
        let by_first = |text: &&str| text.chars().next();
        assert_eq!(by_key(vec!["b2", "a1", "b1", "a2"], by_first), ["a1", "a2", "b2", "b1"]);
        let mut values = vec!["b2", "a1", "b1", "a2", "c"];
        keep_firsts(&mut values, by_first);
        assert_eq!(values, ["b2", "a1", "c"]);
        assert!(sorted(Vec::<u8>::new()).is_empty() && distinct(Vec::<u8>::new()).is_empty());
    }

    #[test]
    fn many_are_ordered_as_the_standard_library_does() {
        let values: Vec<u64> = (0..5000u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52).collect();
        let (mut expected, key) = (values.clone(), |n: &u64| n / 7);
        expected.sort_by_key(key);
        assert_eq!(by_key(values.clone(), key), expected);
        expected.sort_unstable();
        expected.dedup();
        assert_eq!(distinct(values), expected);
    }
}
