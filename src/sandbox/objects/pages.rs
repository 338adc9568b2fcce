//! A list in pages.

/// How many results a page has where `$top` does not say.
const DEFAULT: usize = 100;

/// How many results a page has; `None` where `$top` is not a number that the directory takes.
pub fn page_size(top: Option<&str>) -> Option<usize> {
    let Some(text) = top else { return Some(DEFAULT) };
    text.parse().ok().filter(|size| (1..=999).contains(size))
}

/// The results of a page that begins at one of them, and where the next page begins, if there is one.
pub fn page<T>(found: Vec<T>, from: usize, size: usize) -> (Vec<T>, Option<usize>) {
    let next = from.saturating_add(size);
    let more = next < found.len();
    (found.into_iter().skip(from).take(size).collect(), more.then_some(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_from_one_to_999_results() {
        assert_eq!([None, Some("1"), Some("999")].map(page_size), [Some(100), Some(1), Some(999)]);
        assert_eq!(["0", "1000", "-1", "", "x"].map(|top| page_size(Some(top))), [None; 5]);
    }

    #[test]
    fn pages_follow_one_another_to_the_end() {
        let all = || vec![1, 2, 3];
        assert_eq!(page(all(), 0, 2), (vec![1, 2], Some(2)));
        assert_eq!(page(all(), 2, 2), (vec![3], None));
        assert_eq!(page(all(), 0, 3), (all(), None));
        assert_eq!(page(all(), usize::MAX, 2), (vec![], None));
    }
}
