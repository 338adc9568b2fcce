//! The permission that was probably meant by a name that no permission has.

use crate::directory::{
    order,
    permission::{Permission, PermissionKind, ResourceApi},
};

/// The one whose name is most like this: the same but for dots and capitals, with its parts in another order, or a slip
/// of the finger or two away.
pub(super) fn nearest<'a>(
    value: &str,
    api: &'a ResourceApi,
    kind: Option<PermissionKind>,
    preferred: PermissionKind,
) -> Option<&'a Permission> {
    let wanted = letters(value);
    let slips = match wanted.len() {
        0..=4 => return None,
        5..=7 => 1,
        _ => 2,
    };
    let parts = parts(value);
    let fitting = api.offered().filter(|permission| kind.is_none_or(|kind| permission.kind == kind));
    let like = fitting.filter_map(|permission| {
        let other = letters(&permission.value);
        let distance = distance(&wanted, &other, slips).or_else(|| {
            let same_parts = wanted.len() == other.len() && parts == self::parts(&permission.value);
            same_parts.then_some(slips)
        })?;
        Some((distance, permission.kind != preferred, permission))
    });
    like.min_by_key(|(distance, other_kind, _)| (*distance, *other_kind)).map(|(.., permission)| permission)
}

fn letters(value: &str) -> Vec<u8> {
    value.bytes().filter(|b| b.is_ascii_alphanumeric() || !b.is_ascii()).map(|b| b.to_ascii_lowercase()).collect()
}

fn parts(value: &str) -> Vec<String> {
    order::sorted(value.split(['.', '_', '/']).map(str::to_ascii_lowercase).collect())
}

/// How many letters were left out, added, changed or swapped with the next, up to a most.
fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let (mut before, mut last): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX - 1);
            let change = at(&last, j) + usize::from(from != to);
            let mut best = change.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            if i > 0 && j > 0 && a.get(i - 1) == Some(to) && b.get(j - 1) == Some(from) {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        if row.iter().all(|so_far| *so_far > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_counted() {
        let slips = |a: &str, b: &str| distance(a.as_bytes(), b.as_bytes(), 2);
        assert_eq!(slips("mailsend", "mailsend"), Some(0));
        assert_eq!(slips("mailsned", "mailsend"), Some(1), "two letters swapped");
        assert_eq!(slips("mailsnd", "mailsend"), Some(1), "one left out");
        assert_eq!(slips("mailssend", "mailsend"), Some(1), "one added");
        assert_eq!(slips("nailsemd", "mailsend"), Some(2), "two changed");
        assert_eq!(slips("filesread", "mailsend"), None);
        assert_eq!(slips("", "ab"), Some(2));
        assert_eq!(slips("", "abc"), None);
    }
}
