//! Words as they stand on the page: none is broken inside, none stands out of its box, over another, at a button or beside
//! its line; an identifier is in one line where one holds it.

use serde_json::json;

use crate::browser::Browser;

/// The words that go on in another line, each with what stands around it. Code, addresses and names with dots may
/// break anywhere.
const BROKEN: &str = r"
const broken = [];
const isClipped = (one) => one !== null && (getComputedStyle(one).clipPath !== 'none' || isClipped(one.parentElement));
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const parent = node.parentElement;
  if (!parent.checkVisibility() || parent.closest('code, pre, .code, .code-text, .address, script, style, noscript, option') || isClipped(parent)) continue;
  for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}]{3,}/gu)) {
    const around = node.data.slice(0, index).match(/\S*$/)[0] + node.data.slice(index).match(/^\S*/)[0];
    if (/\w[.:\/@]+\w/.test(around)) continue;
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const tops = [...range.getClientRects()].filter((box) => box.width > 1).map((box) => box.top);
    if (tops.length && Math.max(...tops) - Math.min(...tops) > 4) broken.push(`${word} in ${parent.className || parent.tagName}: ${node.data.trim().slice(0, 60)}`);
  }
}
return broken;
";

/// The identifiers that go on in another line, though their box has a line that holds them. Within a sentence, a path or a
/// command they may.
const SPLIT: &str = r"
const split = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const id = node.data.trim();
  let box = node.parentElement;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) || !box.checkVisibility() || box.closest('pre, .call__path, .visually-hidden')) continue;
  while (getComputedStyle(box).display === 'inline') box = box.parentElement;
  const style = getComputedStyle(box);
  const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const range = document.createRange();
  range.selectNodeContents(node);
  const lines = [...range.getClientRects()].filter((line) => line.width > 1);
  const tops = lines.map((line) => line.top);
  const width = lines.reduce((sum, line) => sum + line.width, 0);
  if (tops.length && Math.max(...tops) - Math.min(...tops) > 4 && width < room) split.push(`${id} in ${box.className || box.tagName}, ${Math.round(width)} of ${Math.round(room)} pixels`);
}
return split;
";

/// The texts that are wider than the box that is made for them. The blank at which a line of a letter ends may hang over.
const OUTSIDE: &str = r"
const outside = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  let box = node.parentElement;
  if (!node.data.trim() || !box.checkVisibility() || box.closest('.visually-hidden, .skip, script, style, noscript, option')) continue;
  while (box && getComputedStyle(box).display === 'inline') box = box.parentElement;
  const style = getComputedStyle(box);
  if (style.overflowX !== 'visible' || style.display === 'contents' || style.clipPath !== 'none') continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const own = box.getBoundingClientRect();
  const hangs = style.whiteSpace.includes('pre-wrap') ? parseFloat(style.fontSize) : 1;
  const over = [...range.getClientRects()].filter((one) => one.width > 1 && (one.right > own.right + hangs || one.left < own.left - 1));
  if (over.length) outside.push(`${box.className || box.tagName}: ${node.data.trim().slice(0, 60)}`);
}
return outside;
";

/// The pictures that don't stand at the middle of their control or at the side of their words, and the tabs that stand in
/// several rows.
const CROOKED: &str = r"
const middle = (of) => { const box = of.getBoundingClientRect(); return box.top + box.height / 2; };
const crooked = [];
for (const icon of document.querySelectorAll('.search > .icon, .select > .icon')) {
  const control = icon.parentElement.querySelector('input, select');
  if (Math.abs(middle(icon) - middle(control)) > 1) crooked.push(icon.parentElement.className);
}
for (const icon of document.querySelectorAll('.message > .icon')) {
  const words = icon.nextElementSibling.getBoundingClientRect();
  if (icon.checkVisibility() && words.top >= icon.getBoundingClientRect().bottom) crooked.push(icon.parentElement.innerText.slice(0, 60));
}
const [main, panel] = ['main', '.sides__panel'].map((part) => document.querySelector(part)?.getBoundingClientRect());
if (panel?.width && panel.right <= main.left) crooked.push('the panel, below the steps');
for (const strip of document.querySelectorAll('[role=tablist]')) {
  if (new Set([...strip.children].map((tab) => tab.offsetTop)).size > 1) crooked.push(strip.ariaLabel ?? '');
}
return crooked;
";

/// The texts that go on below a box that they stand in: it stayed as high as it was when they got more lines.
const BELOW: &str = r"
const below = [];
const page = document.querySelector('main') ?? document.body;
const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const parent = node.parentElement;
  if (!node.data.trim() || !parent.checkVisibility() || parent.closest('.visually-hidden, script, style, noscript, option')) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const { bottom } = range.getBoundingClientRect();
  for (let box = parent; box !== page; box = box.parentElement) {
    const style = getComputedStyle(box);
    if (style.overflowY !== 'visible' || !['static', 'relative'].includes(style.position)) break;
    if (/^(inline|contents)$/.test(style.display)) continue;
    const over = Math.round(bottom - box.getBoundingClientRect().bottom);
    if (over > 6) below.push(`${box.className || box.tagName}: ${node.data.trim().slice(0, 60)}, ${over} pixels`);
  }
}
return below;
";

/// The buttons and badges that begin where the words before them end.
const CROWDED: &str = r"
const crowded = [];
for (const next of document.querySelectorAll('button, .badge')) {
  let words = next.previousSibling;
  while (words?.nodeType === Node.COMMENT_NODE) words = words.previousSibling;
  if (!words?.textContent.trim() || words.matches?.('button, .visually-hidden') || !next.checkVisibility()) continue;
  const range = document.createRange();
  range.selectNodeContents(words);
  const last = [...range.getClientRects()].filter((one) => one.width > 1).at(-1);
  const own = next.getBoundingClientRect();
  const middle = own.top + own.height / 2;
  const beside = last && middle > last.top && middle < last.bottom && own.left >= last.left;
  // What is cut within a box ends with the box at the latest.
  const box = words.nodeType === Node.ELEMENT_NODE ? words.getBoundingClientRect().right : Infinity;
  if (beside && own.left - Math.min(last.right, box) < 2) crowded.push(`${next.innerText}, after ${words.textContent.trim().slice(-60)}`);
}
return crowded;
";

/// Widths in pixels, each with the size of the text.
const SIZES: [(u32, &str); 6] =
    [(320, "100%"), (480, "100%"), (640, "100%"), (640, "200%"), (1_280, "100%"), (1_280, "200%")];

/// What is wrong with the words as they stand now; nothing where every word is in one line, and nothing wider than the page.
/// Pages of other sites are as they are.
pub async fn faults(browser: &Browser) -> Vec<String> {
    let mut faults = Vec::new();
    if browser.script("return document.getElementById('app') === null", vec![]).await == json!(true) {
        return faults;
    }
    let kinds = [
        ("below", BELOW),
        ("broken", BROKEN),
        ("split", SPLIT),
        ("outside", OUTSIDE),
        ("crooked", CROOKED),
        ("crowded", CROWDED),
    ];
    for (kind, script) in kinds {
        let found: Vec<String> = serde_json::from_value(browser.script(script, vec![]).await).unwrap();
        faults.extend(found.into_iter().map(|fault| format!("{kind}: {fault}")));
    }
    let over = browser.script("return document.documentElement.scrollWidth - innerWidth", vec![]).await;
    if over.as_i64() > Some(0) {
        faults.push(format!("{over} pixels too wide"));
    }
    faults
}

/// Nothing is wrong with the words as the page has come up, and at each width and size of text.
pub async fn whole(browser: &Browser, state: &str) {
    let faults = self::faults(browser).await;
    assert!(faults.is_empty(), "{state}, as it has come up: {faults:#?}");
    let sizes = SIZES.into_iter().filter(|(width, _)| *width >= browser.driver.engine.narrowest());
    for (width, text) in sizes {
        browser.size(width, 800).await;
        browser.script("document.documentElement.style.fontSize = arguments[0]", vec![json!(text)]).await;
        let faults = self::faults(browser).await;
        assert!(faults.is_empty(), "{state}, {width} pixels wide, text at {text}: {faults:#?}");
    }
    browser.script("document.documentElement.style.fontSize = ''", vec![]).await;
    browser.size(1_280, 960).await;
}
