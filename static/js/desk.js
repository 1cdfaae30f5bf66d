// The keyboard, and the few things that markup alone cannot do. Keys are declared in the markup:
//   data-key="a"        pressing a clicks, opens or focuses this element ("g q" is a sequence, "shift+x", "ctrl+enter")
//   data-key-name="…"   what the list of keys calls it; else its own text
//   data-list, data-item   j and k walk through the items; keys inside an item work for the current one alone
//   data-open           what Enter opens in an item
//   data-careful        what cannot be taken back: its key chooses it, and Enter presses it
// Nothing fires while somebody types, except keys with ctrl; who speaks to the machine can turn single keys off, since
// each word spoken is a row of them. Everything is looked up when a key is pressed, so that parts that were swapped in
// need no set-up.

const PAUSE = 1200;
let pending = "";
let pendingSince = 0;

const isTyping = (element) =>
  element?.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element?.tagName) ||
  (element?.tagName === "INPUT" && !/^(checkbox|radio|button|submit|file)$/.test(element.type));

const isShown = (element) => element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null;
const items = () => [...document.querySelectorAll("[data-item]")].filter(isShown);
const current = () => document.querySelector("[data-item].is-current");

function choose(item, { scroll = true } = {}) {
  current()?.classList.remove("is-current");
  document.querySelectorAll("mark.is-lit").forEach((mark) => mark.classList.remove("is-lit"));
  if (!item) return;
  item.classList.add("is-current");
  const lit = item.dataset.marks
    ? [...document.querySelectorAll("mark[data-passages]")].filter((mark) => mark.dataset.passages.split(" ").includes(item.dataset.marks))
    : [];
  lit.forEach((mark) => mark.classList.add("is-lit"));
  if (!scroll) return;
  (item.hasAttribute("tabindex") ? item : item.querySelector("[data-open]"))?.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
  lit[0]?.scrollIntoView({ block: "center" });
}

function walk(step) {
  const all = items();
  if (!all.length) return false;
  const at = all.indexOf(current());
  choose(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)]);
  return true;
}

function nameOf(event) {
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("ctrl");
  if (event.altKey) parts.push("alt");
  if (event.shiftKey && (/^[a-z]$/.test(key) || key.length > 1)) parts.push("shift");
  return [...parts, key].join("+");
}

function find(name) {
  const all = [...document.querySelectorAll("[data-key]")].filter(
    (element) => element.dataset.key === name && !element.disabled && isReachable(element),
  );
  const item = current();
  return all.find((element) => item?.contains(element)) ?? all.find((element) => !element.closest("[data-item]"));
}

// An element in a closed <details> can still be meant by its key: pressing the key opens what hides it.
const isReachable = (element) => isShown(element) || [...ancestors(element)].some((up) => up.tagName === "DETAILS" && isShown(up));
function* ancestors(element) { for (let up = element.parentElement; up; up = up.parentElement) yield up; }

function press(element) {
  for (const up of ancestors(element)) if (up.tagName === "DETAILS" && !(element.tagName === "SUMMARY" && element.parentElement === up)) up.open = true;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) && element.type !== "submit") {
    element.focus();
    element.select?.();
  } else if (element.tagName === "SUMMARY") {
    element.click();
    element.parentElement.querySelector("form :is(textarea, select, input:not([type=hidden]), button)")?.focus();
  } else if ("careful" in element.dataset) {
    element.focus();
  } else {
    element.click();
  }
}

const SINGLE = "single-keys";
const hasSingleKeys = () => { try { return localStorage.getItem(SINGLE) !== "off"; } catch { return true; } };

/** Close the menu that somebody is in, and go back to what opened it; whether there was one. */
function shut(element) {
  const menu = element?.closest(".menu[open], .menu-small[open], .offer-form[open]");
  if (!menu) return false;
  menu.open = false;
  menu.querySelector("summary").focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const name = nameOf(event);
  const typing = isTyping(document.activeElement);
  const isTold = document.activeElement?.matches(".doubt"); // the reason beside words to look at twice
  if (name === "escape" && (typing || isTold) && !document.querySelector("dialog[open]")) { document.activeElement.blur(); return; }
  if (document.querySelector("dialog[open]")) return;
  if (name === "escape" && shut(document.activeElement)) return;
  if ((typing || !hasSingleKeys()) && !name.startsWith("ctrl+")) return;
  if (name.startsWith("ctrl+")) {
    const scope = document.activeElement?.form;
    const withKey = (key) => [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((e) => !e.disabled && (!scope || e.form === scope || "paletteOpen" in e.dataset));
    const target = withKey(name) ?? (name === "ctrl+enter" ? withKey("ctrl+s") : undefined); // what sends a form saves a text
    if (target) { event.preventDefault(); press(target); }
    return;
  }
  // A key that is held down walks on, and does nothing twice: neither to the next item nor on the next page.
  if (event.repeat && name !== "j" && name !== "k") return;
  const sequence = pending && event.timeStamp - pendingSince < PAUSE ? `${pending} ${name}` : name;
  pending = "";
  if (name === "j" || name === "k") { if (walk(name === "j" ? 1 : -1)) event.preventDefault(); return; }
  if (name === "enter" && current() && !/^(A|BUTTON|SUMMARY)$/.test(document.activeElement?.tagName)) {
    current().querySelector("[data-open]")?.click();
    return;
  }
  const target = find(sequence);
  if (target) { event.preventDefault(); press(target); return; }
  if ([...document.querySelectorAll("[data-key]")].some((element) => element.dataset.key.startsWith(`${sequence} `))) {
    pending = sequence;
    pendingSince = event.timeStamp;
    event.preventDefault();
  }
});

// --- The list of keys, built from the page as it is ----------------------------------------------------------------

const SYMBOLS = { shift: "⇧", ctrl: "Ctrl", enter: "↵", escape: "Esc" };
const spelledOne = (key) => {
  const parts = key.split("+").filter(Boolean), isShifted = parts.includes("shift");
  return parts.map((part) => SYMBOLS[part] ?? (isShifted ? part.toUpperCase() : part)).join(isShifted ? "" : " ") || key;
};
const spelled = (key) => key.split(" ").map(spelledOne);

function listKeys() {
  const list = document.querySelector("[data-keys-list]");
  const seen = new Set();
  const rows = { "On this page": [], "For the item that is chosen": [], "Everywhere": [] };
  if (items().length) rows["On this page"].push(["j", "Next item"], ["k", "Item before"], ["enter", "Open the item"]);
  for (const element of document.querySelectorAll("[data-key]")) {
    const key = element.dataset.key;
    if (element.disabled || !isReachable(element)) continue;
    const words = element.dataset.keyName ?? [...element.childNodes].filter((n) => n.nodeName !== "KBD").map((n) => n.textContent).join(" ").trim();
    const part = element.closest("[data-item]") ? "For the item that is chosen" : element.closest(".top") ? "Everywhere" : "On this page";
    if (seen.has(part + key)) continue;
    seen.add(part + key);
    rows[part].push([key, words]);
  }
  list.replaceChildren();
  for (const [title, pairs] of Object.entries(rows)) {
    if (!pairs.length) continue;
    const section = document.createElement("section"), heading = document.createElement("h3"), keys = document.createElement("dl");
    heading.textContent = title;
    section.append(heading, keys);
    list.append(section);
    for (const [key, words] of pairs) {
      const term = document.createElement("dt");
      for (const one of spelled(key)) { const kbd = document.createElement("kbd"); kbd.textContent = one; term.append(kbd, " "); }
      const meaning = document.createElement("dd");
      meaning.textContent = words;
      keys.append(term, meaning);
    }
  }
  document.querySelector("[data-keys-single]").checked = hasSingleKeys();
  document.getElementById("keys").showModal();
}

document.addEventListener("change", (event) => {
  if (!("keysSingle" in (event.target.dataset ?? {}))) return;
  try { localStorage.setItem(SINGLE, event.target.checked ? "on" : "off"); } catch { /* private windows keep nothing */ }
});

document.addEventListener("click", (event) => {
  const target = event.target;
  if (target.closest("[data-keys-open]")) listKeys();
  const insert = target.closest("[data-insert]");
  if (insert) {
    const field = document.getElementById(insert.dataset.into);
    field.setRangeText(insert.dataset.insert, field.selectionStart, field.selectionEnd, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const item = target.closest("[data-item]");
  if (item) choose(item, { scroll: false });
  const marked = target.closest("mark[data-passages]");
  if (marked && getSelection().isCollapsed) {
    const numbers = marked.dataset.passages.split(" ");
    choose(items().find((one) => numbers.includes(one.dataset.marks)));
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(target)) menu.open = false;
});

// --- Words selected in a report fill the form that marks them --------------------------------------------------------

const points = (text) => [...text].length; // offsets count characters, as Python does, not UTF-16 units

function placeOf(node, offset) {
  const run = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest("[data-start]");
  if (!run) return null;
  const before = document.createRange();
  before.setStart(run, 0);
  before.setEnd(node, offset);
  return Number(run.dataset.start) + points(before.toString());
}

document.addEventListener("selectionchange", () => {
  const form = document.querySelector("[data-marking]");
  const selection = getSelection();
  if (!form || selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  if (!range.commonAncestorContainer.parentElement?.closest("[data-text]") && !range.commonAncestorContainer.closest?.("[data-text]")) return;
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  const copy = range.cloneContents();
  copy.querySelectorAll("[data-no-text]").forEach((number) => number.remove());
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.elements.exact.value = [...copy.childNodes].map((node) => node.textContent + (node.nodeName === "P" ? "\n" : "")).join("").trim();
  form.closest("details").open = true;
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("[data-marking]");
  if (form && event.target.name === "exact") { form.elements.start.value = ""; form.elements.end.value = ""; }
});

// --- A part is swapped in: what one reads stays where it is, and the chosen item chosen; if it went, the next one is --

let before = null;

const fromHereOn = (item) => {
  const all = items(), at = all.indexOf(item);
  return at < 0 ? [] : [...all.slice(at), ...all.slice(0, at).reverse()].map((one) => one.id);
};
const firstOf = (ids) => ids.map((id) => document.getElementById(id)).find((item) => item && isShown(item));
const isInView = (item) => { const { top, bottom } = item.getBoundingClientRect(); return bottom > 0 && top < innerHeight; };

document.addEventListener("htmx:beforeSwap", () => {
  const chosen = current();
  const read = chosen && isInView(chosen) ? chosen : items().find(isInView);
  before = { chosen: fromHereOn(chosen), read: fromHereOn(read), top: read?.getBoundingClientRect().top, scroll: scrollY };
});

document.addEventListener("htmx:afterSwap", () => {
  const item = firstOf(before.read);
  scrollTo({ top: item ? scrollY + item.getBoundingClientRect().top - before.top : before.scroll, behavior: "instant" });
});

document.addEventListener("htmx:afterSettle", () => {
  if (current()) return; // it was swapped elsewhere, and somebody may have walked on meanwhile
  const item = firstOf(before.chosen);
  if (!item) return;
  choose(item, { scroll: false });
  if (document.activeElement === document.body) item.focus({ preventScroll: true });
});

// --- The palette: what fits as one types, and the pages of the desk; arrows choose, Enter opens ------------------------

const choices = () => [...document.querySelectorAll("#palette [data-choice]")].filter(isShown);

function showPages(typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  for (const page of document.querySelectorAll("[data-palette-pages] > *")) {
    const name = page.textContent.trim().toLowerCase().split(/[^\p{L}]+/u);
    page.hidden = !words.length || !words.every((word) => name.some((part) => part.startsWith(word)));
  }
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-palette-open]")) return;
  document.getElementById("palette").showModal();
  document.getElementById("palette-q").select();
});
document.addEventListener("input", (event) => { if (event.target.id === "palette-q") showPages(event.target.value); });
document.addEventListener("keydown", (event) => {
  const palette = event.target.closest?.("#palette");
  if (!palette || !/^Arrow(Down|Up)$/.test(event.key)) return;
  event.preventDefault();
  const all = [document.getElementById("palette-q"), ...choices()];
  const at = all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  all[(at + all.length) % all.length].focus();
});

// --- A page that nobody looks at asks nothing; it asks at once when somebody looks again ------------------------------

document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden && event.detail.elt.matches("[data-poll]")) event.preventDefault();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) document.querySelectorAll("[data-poll]").forEach((part) => part.dispatchEvent(new Event("look")));
});

document.addEventListener("htmx:sendError", () => say("The desk does not answer. Nothing was lost; try again in a moment."));
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status >= 500) say("Something went wrong on the desk’s side. Nothing was changed; try again in a moment.");
});

// Who has logged in anew since, as the same person, goes on where they were: the page takes the token that holds now.
document.addEventListener("refused", (event) => {
  const { sentence, login, person, token } = event.detail;
  if (!token || document.body.dataset.person !== String(person)) { say(`${sentence} What you typed is still here.`, login); return; }
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  say("You have logged in anew since. Nothing was lost; do it once more.");
  event.target.dispatchEvent(new CustomEvent("renewed", { bubbles: true }));
});

function say(sentence, login) {
  const note = document.createElement("div");
  note.className = "note note-error";
  note.textContent = sentence;
  if (login) {
    const link = document.createElement("a");
    Object.assign(link, { href: login, target: "_blank", rel: "noopener", textContent: "Log in on a new page" });
    note.append(" ", link);
  }
  document.getElementById("said").replaceChildren(note);
}

// --- On a narrow screen rows of tabs go on beyond its edge: the one that is open stands in view --------------------------

for (const open of document.querySelectorAll(".tabs [aria-current], .top nav [aria-current]")) {
  const row = open.parentElement.closest(".tabs, nav");
  if (row.scrollWidth > row.clientWidth) row.scrollLeft = open.offsetLeft - row.offsetLeft - (row.clientWidth - open.offsetWidth) / 2;
}

// --- A page that answers a form: what is wrong is where one goes on, and what is said is heard -------------------------

function tellWhatCameOfIt() {
  const region = document.getElementById("said");
  // Readers of the screen speak what is put into a live region, and not what it was loaded with.
  if (region?.childElementCount) setTimeout(() => region.replaceChildren(...region.children), 300);
  const { responseStatus: status } = performance.getEntriesByType("navigation")[0] ?? {};
  if (!(status >= 400) || location.hash) return;
  const wrong = document.querySelector('main [aria-invalid="true"]') ?? document.querySelector('main [role="alert"]');
  if (!wrong) return;
  if (wrong.tabIndex < 0) wrong.tabIndex = -1;
  wrong.focus();
}
tellWhatCameOfIt();

function chooseLinked() {
  const item = document.getElementById(location.hash.slice(1))?.closest("[data-item]");
  if (item) choose(item, { scroll: false });
}
if (location.hash) chooseLinked();
addEventListener("hashchange", chooseLinked);
