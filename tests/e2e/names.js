// Finds what a person would point at by its role and its name. Arguments: role, name.
// An exact name wins over one that only begins with the words ("Copy" over "Copy the client ID").
const [role, asked] = arguments;
const selectors = {
  button: 'button, [role="button"], input[type="submit"], summary',
  link: 'a[href]',
  heading: 'h1, h2, h3, h4, [role="heading"]',
  textbox: 'input:not([type]), input[type="text"], input[type="search"], input[type="url"], input[type="date"], textarea',
  combobox: 'select, [role="combobox"]',
  checkbox: 'input[type="checkbox"], [role="checkbox"], [role="switch"]',
  tab: '[role="tab"]',
  radio: 'input[type="radio"], [role="radio"]',
  group: 'fieldset, [role="group"], [role="radiogroup"], [role="region"], section, nav, aside',
  dialog: 'dialog[open], [role="dialog"], [role="alertdialog"]',
  alert: '[role="alert"], [role="status"]',
};
// The marks that keep a name's direction to itself are neither seen nor heard.
const squeeze = (text) => (text || '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
const hidden = (element) => element.closest('[aria-hidden="true"], [inert]') !== null;
const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !hidden(element);
// The text that a screen reader would be given: without what is hidden from it.
const words = (element) => {
  const copy = element.cloneNode(true);
  for (const gone of copy.querySelectorAll('[aria-hidden="true"], [hidden], script, style, svg')) gone.remove();
  for (const field of copy.querySelectorAll('input, select, textarea')) field.remove();
  return squeeze(copy.textContent);
};
const nameOf = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return squeeze(by.split(/\s+/).map((id) => document.getElementById(id)).map((one) => (one ? words(one) : '')).join(' '));
  const label = element.getAttribute('aria-label');
  if (label) return squeeze(label);
  if (element.labels && element.labels.length) return squeeze([...element.labels].map(words).join(' '));
  if (element.matches('fieldset')) return squeeze(element.querySelector('legend')?.textContent);
  return words(element) || squeeze(element.getAttribute('title'));
};
const wanted = squeeze(asked);
// A modal dialog hides the rest of the page from the person.
const modal = document.querySelector('dialog:modal');
const all = [modal, ...(modal || document).querySelectorAll(selectors[role])].filter((one) => one && one.matches(selectors[role]) && shown(one));
const named = all.map((element) => [element, nameOf(element)]);
const exact = named.find(([, name]) => name === wanted);
const begins = named.find(([, name]) => name.startsWith(wanted) && !/[\p{L}\p{N}]/u.test(name.charAt(wanted.length)));
return wanted === '*' ? named.map(([, name]) => name) : (exact || begins || [null])[0];
