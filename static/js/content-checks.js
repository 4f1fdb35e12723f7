// A finding of the content checks leads to its field: opens its tab and its panels, shows it and puts the cursor there.
// Wagtail follows such an address only when the editor is opened, and knows no lists of child rows.
const PATH = ":w:contentpath=";
const FIELD =
  'input:not([type="hidden"]), textarea, select, [contenteditable="true"], button:not([aria-expanded])';

/** The element of a content path, or the nearest one around it that exists. */
function place(path) {
  const ids = path.split(".").filter(Boolean);
  const rows = document.getElementById(`id_${ids[0]}-TOTAL_FORMS`);
  if (rows) return rows.closest("section, .w-panel") ?? rows.parentElement;
  for (let length = ids.length; length; length -= 1) {
    const selector = ids.slice(0, length).map((id) => `[data-contentpath="${CSS.escape(id)}"]`);
    const found = document.querySelector(selector.join(" "));
    if (found) return found;
  }
  return null;
}

/** Click what hides an element: a tab, or the heading of a closed panel or block. */
function open(element) {
  for (let around = element; around; around = around.parentElement) {
    if (around.matches('[role="tabpanel"][hidden]')) {
      document
        .querySelector(`[role="tab"][aria-controls="${around.id}"], a[href="#${around.id}"]`)
        ?.click();
    }
    const toggle = around.querySelector(
      ":scope > .w-panel__header > [data-panel-toggle], :scope > section > .w-panel__header > [data-panel-toggle]",
    );
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  }
}

/** Show an element and put the cursor into its first field; a tab that opens takes a moment. */
function show(target, tries = 20) {
  if (!target.checkVisibility() && tries) {
    setTimeout(show, 50, target, tries - 1);
    return;
  }
  target.scrollIntoView({ block: "center" });
  const field = target.matches(FIELD) ? target : target.querySelector(FIELD);
  field?.focus({ preventScroll: true });
}

function go(hash) {
  const start = hash.indexOf(PATH);
  const target = start < 0 ? null : place(decodeURIComponent(hash.slice(start + PATH.length)));
  if (!target) return;
  open(target);
  show(target);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-finding]");
  if (!link?.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  go(link.hash);
});

// A form that is shown again after a refusal counts as changed, and Wagtail does not watch it. When it has then
// saved it by itself, it still does not: what is typed next would be neither saved nor missed on leaving.
document.addEventListener("w-autosave:success", ({ target }) => {
  const form = target.closest('[data-w-unsaved-force-value="false"][data-edit-form]');
  // A new value makes Wagtail watch; half a second is its own.
  if (form) form.dataset.wUnsavedCheckIntervalValue ||= "501";
});

// From the report and the refusal: the blocks are built by script after the page.
addEventListener("load", () => {
  if (location.hash.includes(PATH)) go(location.hash);
  else if (location.hash === "#checks") {
    document.querySelector('[data-side-panel-toggle="checks"]')?.click();
  }
});
