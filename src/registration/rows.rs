//! Rows that are filled from a list, and rows that are taken out and put back.

use std::ops::Range;

use super::draft::RedirectUriRow;

/// Rows that were removed from a list, the last one last, each with the place where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed<T>(Vec<(usize, T)>);

impl<T> Default for Removed<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Removed<T> {
    /// Takes the row at this place out of a list.
    pub fn take(&mut self, list: &mut Vec<T>, at: usize) {
        if at < list.len() {
            self.0.push((at, list.remove(at)));
        }
    }

    /// Where the row stood that was removed last.
    pub fn last_place(&self) -> Option<usize> {
        self.0.last().map(|(at, _)| *at)
    }

    /// Puts the row back that was removed last, and answers it.
    pub fn put_back<'a>(&mut self, list: &'a mut Vec<T>) -> Option<&'a mut T> {
        let (at, row) = self.0.pop()?;
        let at = at.min(list.len());
        list.insert(at, row);
        list.get_mut(at)
    }
}

/// The text of a row once what is selected in it was taken out, by places as browsers count them: in UTF-16. Where nothing
/// but the beginning of an address is left, nothing is.
pub fn without_selection(text: &str, selected: Range<usize>) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let [before, after] = [units.get(..selected.start), units.get(selected.end..)]
        .map(|kept| String::from_utf16_lossy(kept.unwrap_or_default()));
    let left = [before, after].concat();
    if matches!(left.trim(), "https://" | "http://") { String::new() } else { left }
}

/// Puts addresses into rows: the first into the row `at` where that is empty, the others below it; what was typed stays.
/// Without `at`, they go to the end. Answers the row that was filled last.
pub fn fill(rows: &mut Vec<RedirectUriRow>, at: Option<u32>, addresses: &[String]) -> Option<u32> {
    let begin = at.and_then(|id| rows.iter().position(|row| row.id == id)).or(rows.len().checked_sub(1));
    let mut fresh = rows.iter().map(|row| row.id).max().map_or(0, |id| id.saturating_add(1));
    let mut last = None;
    let mut addresses = addresses.iter();
    if let Some(row) = begin.and_then(|at| rows.get_mut(at))
        && row.text.trim().is_empty()
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

    fn filled(texts: &[&str], at: Option<u32>, addresses: &[&str]) -> (Vec<String>, Option<usize>) {
        let rows = (0..).zip(texts).map(|(id, text)| RedirectUriRow { id, text: (*text).to_owned() });
        let mut rows: Vec<RedirectUriRow> = rows.collect();
        let addresses: Vec<String> = addresses.iter().map(|&address| address.to_owned()).collect();
        let last = fill(&mut rows, at, &addresses);
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
        assert_eq!(filled(&["", "z"], Some(0), &["a", "b"]), (texts(&["a", "b", "z"]), Some(1)));
        assert_eq!(filled(&["x", "z"], Some(0), &["a", "b"]), (texts(&["x", "a", "b", "z"]), Some(2)));
    }

    #[test]
    fn what_is_selected_gives_way_to_what_is_pasted() {
        assert_eq!(without_selection("https://contoso.com/cb", 0..22), "");
        assert_eq!(without_selection("https://contoso.com/cb", 8..22), "", "no address is left");
        assert_eq!(without_selection("https://contoso.com/cb", 20..22), "https://contoso.com/");
        assert_eq!(without_selection("https://contoso.com/🏥/cb", 20..23), "https://contoso.com/cb");
        assert_eq!(without_selection("cb", 1..9), "c", "a place that is not there");
    }

    #[test]
    fn rows_that_were_removed_come_back_where_they_stood_the_last_one_first() {
        let (mut list, mut removed) = (vec!["a", "b", "c"], Removed::default());
        removed.take(&mut list, 1);
        removed.take(&mut list, 1);
        removed.take(&mut list, 7);
        assert_eq!((&list[..], removed.last_place()), (&["a"][..], Some(1)));
        assert_eq!(removed.put_back(&mut list).copied(), Some("c"));
        assert_eq!(removed.put_back(&mut list).copied(), Some("b"));
        assert_eq!((&list[..], removed.put_back(&mut list.clone())), (&["a", "b", "c"][..], None));
        removed.take(&mut list, 2);
        list.clear();
        assert_eq!(removed.put_back(&mut list).copied(), Some("c"), "the list is shorter by now");
    }

    #[test]
    fn a_list_goes_to_the_end() {
        assert_eq!(filled(&["x"], None, &["a", "b"]), (texts(&["x", "a", "b"]), Some(2)));
        assert_eq!(filled(&["x", " "], None, &["a", "b"]), (texts(&["x", "a", "b"]), Some(2)));
        assert_eq!(filled(&[], None, &["a"]), (texts(&["a"]), Some(0)));
        assert_eq!(filled(&["x"], None, &[]), (texts(&["x"]), None));
    }
}
