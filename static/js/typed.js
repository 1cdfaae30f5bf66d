// Nothing that somebody types is lost, and nothing is sent twice.
//   data-guard           a form that asks before one leaves the page with words in it that were not sent
//   data-kept            such a form that is sent while somebody types in it; its line "#saved" says what is kept
//   data-most-bytes      how many bytes a control may hold; data-too-large is the sentence that says so

document.addEventListener("input", (event) => {
  const guarded = event.target.closest("form[data-guard]");
  if (guarded) guarded.dataset.touched = "yes";
});

// --- What is kept while it is typed: where that failed it is said, and tried again when somebody comes back to the page ----

const keep = (form) => htmx.ajax("POST", form.getAttribute("hx-post"), { source: form }).catch(() => {}); // what failed is said above

document.addEventListener("htmx:beforeRequest", (event) => { if (event.target.matches("[data-kept]")) event.target.dataset.touched = "sent"; });
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target;
  if (!form.matches("[data-kept]")) return;
  if (event.detail.successful) {
    if (form.dataset.touched === "sent") delete form.dataset.touched;
    document.querySelector("#said > .note-error")?.remove();
  } else {
    form.dataset.touched = "yes";
    const line = form.querySelector("#saved > span");
    if (line) line.textContent = "What you typed last is not kept yet.";
  }
});
let renewed = 0;
document.addEventListener("renewed", (event) => {
  if (!event.target.matches("[data-kept]") || event.timeStamp - renewed < 10000) return;
  renewed = event.timeStamp;
  keep(event.target);
});
const tryAgain = () => { if (!document.hidden) document.querySelectorAll("[data-kept][data-touched]").forEach(keep); };
document.addEventListener("visibilitychange", tryAgain);
addEventListener("online", tryAgain);

// --- What is too large is said before it is sent, so that nothing typed leaves the page -------------------------------

const bytesOf = (control) => control.files ? Math.max(0, ...[...control.files].map((file) => file.size)) : new Blob([control.value]).size;

function sayTooLarge(control) {
  const field = control.closest(".field");
  field.querySelector("[data-said-too-large]")?.remove();
  const isTooLarge = bytesOf(control) > Number(control.dataset.mostBytes);
  field.classList.toggle("field-wrong", isTooLarge);
  if (!isTooLarge) return false;
  const sentence = document.createElement("p");
  sentence.className = "wrong";
  sentence.dataset.saidTooLarge = "";
  sentence.setAttribute("role", "alert");
  sentence.textContent = control.dataset.tooLarge;
  control.after(sentence);
  return true;
}

document.addEventListener("change", (event) => { if (event.target.dataset?.mostBytes) sayTooLarge(event.target); });
document.addEventListener("submit", (event) => {
  const tooLarge = [...event.target.querySelectorAll("[data-most-bytes]")].filter(sayTooLarge);
  if (tooLarge.length) { event.preventDefault(); tooLarge[0].focus(); return; }
  delete event.target.dataset.touched;
});

// --- A second press on a button whose form is on its way sends nothing: on a slow line the first one was heard all the same

const ON_ITS_WAY = 10000; // who has stopped the page meanwhile can press again after that
let sent = new WeakMap();

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return; // htmx sends it, one after the other
  if (event.timeStamp - (sent.get(event.target) ?? -ON_ITS_WAY) < ON_ITS_WAY) { event.preventDefault(); return; }
  sent.set(event.target, event.timeStamp);
  event.submitter?.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => { // also when somebody comes back to it
  sent = new WeakMap();
  for (const button of document.querySelectorAll("button[aria-busy]")) button.removeAttribute("aria-busy");
});

addEventListener("beforeunload", (event) => { if (document.querySelector("form[data-touched]")) event.preventDefault(); });

// --- A part is swapped in while somebody types in it, or has words in another form of it: they stay, and so does the menu

const HAS_WORDS = "textarea, select, input:not([type=hidden], [type=file], [type=submit], [type=button])";
let carried = [];

const isTouched = (control) => {
  if (/^(checkbox|radio)$/.test(control.type)) return control.checked !== control.defaultChecked;
  if (control.tagName === "SELECT") return [...control.options].some((one) => one.selected !== one.defaultSelected);
  return control.value !== control.defaultValue;
};
const isThe = (one) => (other) =>
  other.name === one.name && other.form?.getAttribute("action") === one.action && (other.type !== "radio" || other.value === one.value);

document.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig: asked, xhr } = event.detail;
  const taken = xhr.status < 400 ? asked.elt.closest("form") : null; // what was taken is not to stand there again
  carried = [...document.querySelectorAll(`main :is(${HAS_WORDS})`)]
    .filter((control) => control.form && control.form !== taken && (control === document.activeElement || isTouched(control)))
    .map((control) => ({
      control, name: control.name, action: control.form.getAttribute("action"), value: control.value, checked: control.checked,
      hasFocus: control === document.activeElement, isOpen: Boolean(control.closest("details[open]")),
      chosen: [control.selectionStart, control.selectionEnd],
    }));
});

document.addEventListener("htmx:afterSettle", () => {
  for (const one of carried.filter(({ control }) => !control.isConnected)) {
    const now = [...document.querySelectorAll(`main :is(${HAS_WORDS})`)].find(isThe(one));
    if (!now) continue;
    if (/^(checkbox|radio)$/.test(now.type)) now.checked = one.checked;
    else now.value = one.value;
    if (now.form.matches("[data-guard]") && isTouched(now)) now.form.dataset.touched = "yes";
    if (one.isOpen) now.closest("details").open = true;
    if (!one.hasFocus) continue;
    now.focus({ preventScroll: true });
    if (one.chosen[0] !== null && one.chosen[0] !== undefined) now.setSelectionRange(...one.chosen);
  }
  carried = [];
});
