//! Words as they stand on the page: none is broken inside, none stands out of its box or over another, and none beside its
//! line.

use serde_json::json;

use crate::browser::Browser;

/// The words that go on in another line, each with what stands around it. Code may break anywhere.
const BROKEN: &str = r"
const broken = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const parent = node.parentElement;
  if (!parent.checkVisibility() || parent.closest('code, pre, .code, .code-text, .visually-hidden, .skip, script, style, noscript, option')) continue;
  for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}]{3,}/gu)) {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const tops = [...range.getClientRects()].filter((box) => box.width > 1).map((box) => box.top);
    if (tops.length && Math.max(...tops) - Math.min(...tops) > 4) broken.push(`${word} in ${parent.className || parent.tagName}: ${node.data.trim().slice(0, 60)}`);
  }
}
return broken;
";

/// The texts that are wider than the box that is made for them.
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
  const over = [...range.getClientRects()].filter((one) => one.width > 1 && (one.right > own.right + 1 || one.left < own.left - 1));
  if (over.length) outside.push(`${box.className || box.tagName}: ${node.data.trim().slice(0, 60)}`);
}
return outside;
";

/// The pictures that don't stand at the middle of their control, and the tabs that stand in several rows.
const CROOKED: &str = r"
const middle = (of) => { const box = of.getBoundingClientRect(); return box.top + box.height / 2; };
const crooked = [];
for (const icon of document.querySelectorAll('.search > .icon, .select > .icon')) {
  const control = icon.parentElement.querySelector('input, select');
  if (Math.abs(middle(icon) - middle(control)) > 1) crooked.push(icon.parentElement.className);
}
for (const strip of document.querySelectorAll('[role=tablist]')) {
  if (new Set([...strip.children].map((tab) => tab.offsetTop)).size > 1) crooked.push(strip.ariaLabel);
}
return crooked;
";

/// The texts that go on below a box that they stand in: it stayed as high as it was when they got more lines.
const BELOW: &str = r"
const below = [];
const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const parent = node.parentElement;
  if (!node.data.trim() || !parent.checkVisibility() || parent.closest('.visually-hidden, script, style, noscript, option')) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const { bottom } = range.getBoundingClientRect();
  for (let box = parent; !box.matches('main'); box = box.parentElement) {
    const style = getComputedStyle(box);
    if (style.overflowY !== 'visible' || !['static', 'relative'].includes(style.position)) break;
    if (/^(inline|contents)$/.test(style.display)) continue;
    const over = Math.round(bottom - box.getBoundingClientRect().bottom);
    if (over > 6) below.push(`${box.className || box.tagName}: ${node.data.trim().slice(0, 60)}, ${over} pixels`);
  }
}
return below;
";

/// Widths in pixels, each with the size of the text.
const SIZES: [(u32, &str); 6] =
    [(320, "100%"), (480, "100%"), (640, "100%"), (640, "200%"), (1_280, "100%"), (1_280, "200%")];

/// Every word stands in one line, and nothing is wider than the page, at each width and size of text.
pub async fn whole(browser: &Browser, state: &str) {
    let sizes = SIZES.into_iter().filter(|(width, _)| *width >= browser.driver.engine.narrowest());
    for (width, text) in sizes {
        browser.size(width, 800).await;
        browser.script("document.documentElement.style.fontSize = arguments[0]", vec![json!(text)]).await;
        let below = browser.script(BELOW, vec![]).await;
        assert_eq!(below, json!([]), "{state}, {width} pixels wide, text at {text}");
        let broken = browser.script(BROKEN, vec![]).await;
        assert_eq!(broken, json!([]), "{state}, {width} pixels wide, text at {text}");
        let outside = browser.script(OUTSIDE, vec![]).await;
        assert_eq!(outside, json!([]), "{state}, {width} pixels wide, text at {text}");
        let crooked = browser.script(CROOKED, vec![]).await;
        assert_eq!(crooked, json!([]), "{state}, {width} pixels wide, text at {text}");
        let over = browser.script("return document.documentElement.scrollWidth - innerWidth", vec![]).await;
        assert!(over.as_i64() <= Some(0), "{state}, {width} pixels wide, text at {text}: {over} pixels too wide");
    }
    browser.script("document.documentElement.style.fontSize = ''", vec![]).await;
    browser.size(1_280, 960).await;
}
