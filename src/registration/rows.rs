//! Rows of redirect URIs that are filled from a list.

use super::draft::RedirectUriRow;

/// Puts addresses into rows: the first into the row `at`, where that is empty or may be written `over`, the others
/// below it; what was typed elsewhere stays. Without `at`, they go to the end. Answers the row that was filled last.
pub fn fill(rows: &mut Vec<RedirectUriRow>, at: Option<u32>, over: bool, addresses: &[String]) -> Option<u32> {
    let begin = at.and_then(|id| rows.iter().position(|row| row.id == id)).or(rows.len().checked_sub(1));
    let mut fresh = rows.iter().map(|row| row.id).max().map_or(0, |id| id.saturating_add(1));
    let mut last = None;
    let mut addresses = addresses.iter();
    if let Some(row) = begin.and_then(|at| rows.get_mut(at))
        && (over || row.text.trim().is_empty())
        && let Some(address) = addresses.next()
    {
        row.text.clone_from(address);
        last = Some(row.id);
    }
    for (place, address) in (begin.map_or(0, |at| at + 1)..).zip(addresses) {
        rows.insert(place, RedirectUriRow { id: fresh, text: address.clone() });
        last = Some(fresh);
        fresh = fresh.saturating_add(1);
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(texts: &[&str], at: Option<u32>, over: bool, addresses: &[&str]) -> (Vec<String>, Option<usize>) {
        let rows = (0..).zip(texts).map(|(id, text)| RedirectUriRow { id, text: (*text).to_owned() });
        let mut rows: Vec<RedirectUriRow> = rows.collect();
        let addresses: Vec<String> = addresses.iter().map(|&address| address.to_owned()).collect();
        let last = fill(&mut rows, at, over, &addresses);
        let mut ids: Vec<u32> = rows.iter().map(|row| row.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), rows.len(), "each row has an ID of its own");
        let place = rows.iter().position(|row| Some(row.id) == last);
        (rows.into_iter().map(|row| row.text).collect(), place)
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn an_empty_row_is_filled_and_one_with_text_in_it_is_kept() {
        assert_eq!(filled(&["", "z"], Some(0), false, &["a", "b"]), (texts(&["a", "b", "z"]), Some(1)));
        assert_eq!(filled(&["x", "z"], Some(0), false, &["a", "b"]), (texts(&["x", "a", "b", "z"]), Some(2)));
    }

    #[test]
    fn a_row_that_is_split_gives_way_to_its_parts() {
        assert_eq!(filled(&["x", "a,b", "z"], Some(1), true, &["a", "b"]), (texts(&["x", "a", "b", "z"]), Some(2)));
    }

    #[test]
    fn a_list_goes_to_the_end() {
        assert_eq!(filled(&["x"], None, false, &["a", "b"]), (texts(&["x", "a", "b"]), Some(2)));
        assert_eq!(filled(&["x", " "], None, false, &["a", "b"]), (texts(&["x", "a", "b"]), Some(2)));
        assert_eq!(filled(&[], None, false, &["a"]), (texts(&["a"]), Some(0)));
        assert_eq!(filled(&["x"], None, false, &[]), (texts(&["x"]), None));
    }
}
