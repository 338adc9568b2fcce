//! A picture of what is there now.

use std::fs::{self, File};
use std::io::{BufWriter, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use png::{BitDepth, ColorType, Compression, Encoder};

use super::folder;
use crate::browser::Browser;
use crate::driver::Engine;

/// How often the screen is looked at until nothing changes on it any more: what moves all the time is taken as it is then.
const GLANCES: u32 = 30;

/// Takes as much of the page as so large a window shows.
pub async fn take(browser: &Browser, name: &str, (width, height): (u32, u32)) {
    browser.size(width, height).await;
    let file = folder().join(format!("{name}.png"));
    let taken = async |browser: &Browser| match browser.driver.engine {
        Engine::WebKit => of_the_screen(browser, &file).await,
        _ => fs::write(&file, browser.driver.session.screenshot_as_png().await.unwrap()).unwrap(),
    };
    // Firefox takes none while it is told to look into a frame of another site.
    browser.beyond_frames(taken).await;
}

/// A picture of the screen where the page is. `WebKitGTK`'s driver often never answers when it is asked for one itself,
/// after the window has changed its size.
async fn of_the_screen(browser: &Browser, file: &Path) {
    let place = "return [screenX, screenY + outerHeight - innerHeight, innerWidth, innerHeight]";
    let place: [usize; 4] = serde_json::from_value(browser.script(place, vec![]).await).unwrap();
    let painted = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
    let screen = browser.driver.profile.join("Xvfb_screen0");
    let mut last = Vec::new();
    for _ in 0..GLANCES {
        browser.async_script(painted, vec![]).await;
        let seen = part(&screen, place);
        if seen == last {
            break;
        }
        last = seen;
    }
    let [_, _, width, height] = place.map(|pixels| u32::try_from(pixels).unwrap());
    let mut encoder = Encoder::new(BufWriter::new(File::create(file).unwrap()), width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    encoder.write_header().unwrap().write_image_data(&last).unwrap();
}

/// What a part of the screen shows now: red, green and blue of each pixel. The file is a dump of X's kind: a header of
/// numbers, the first of them its length, then the map of colours with twelve bytes each, then the rows.
fn part(screen: &Path, [left, top, width, height]: [usize; 4]) -> Vec<u8> {
    let mut file = File::open(screen).unwrap();
    let mut header = [0; 100];
    file.read_exact(&mut header).unwrap();
    let number = |at: usize| u32::from_be_bytes(header[at * 4..][..4].try_into().unwrap()) as usize;
    let (begin, row) = (number(0) + number(19) * 12, number(12));
    file.seek(SeekFrom::Start((begin + top * row) as u64)).unwrap();
    let mut rows = vec![0; height * row];
    file.read_exact(&mut rows).unwrap();
    let shown = rows.chunks_exact(row).flat_map(|row| row[left * 4..][..width * 4].chunks_exact(4));
    shown.flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]).collect()
}
