//! Measures the built site in Chromium, and prints what things took.

pub mod picker;
mod slow_line;
pub mod way;

/// The time that this part of the times stays within.
fn percentile(times: &mut [f64], part: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place")]
    let at = ((times.len() as f64 * part).ceil() as usize).clamp(1, times.len()) - 1;
    times[at]
}
