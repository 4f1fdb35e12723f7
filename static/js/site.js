// On every page: small, and loads the rest when it is needed. Without it every link and form works as ever.
const callback = document.querySelector("script[data-callback]")?.dataset.callback;
const forms = [...document.querySelectorAll("form[data-suggest]")];

// The callback form opens where the visitor is.
function opensTheForm(event, link) {
  const another = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || another || event.defaultPrevented || link.hasAttribute("download")) return false;
  // A correction begins with the answers that were sent: not in the dialog, which was built before.
  if (link.hasAttribute("data-whole-page")) return false;
  return link.origin === location.origin && link.pathname === callback;
}

const own = document.querySelector("main form[data-callback-form]");
if (callback && !own && "HTMLDialogElement" in window) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!opensTheForm(event, link)) return;
    event.preventDefault();
    import("./callback-dialog.js").then(
      ({ open }) => open(link),
      () => location.assign(link.href),
    );
  });
}

// Suggestions below the search box: once it can be seen, or the visitor goes there.
async function equipSearch() {
  // The browser runs a module once, however often it is asked for.
  await import("./search.js");
  const box = document.activeElement;
  // What was typed while the module was on its way.
  if (box?.form?.matches("[data-suggest]") && box.value) box.dispatchEvent(new Event("input"));
}

const isSeen = (form) => form.checkVisibility?.() ?? form.getClientRects().length > 0;
if (forms.some(isSeen) || document.querySelector(".search-found")) equipSearch();
else {
  for (const form of forms) form.addEventListener("focusin", equipSearch, { once: true });
  document.querySelector(".menu")?.addEventListener("toggle", equipSearch, { once: true });
}

// The notice, or the question, for those who have not answered it yet. It is sent without reloading the page.
function show(notice, onAnswer = () => {}) {
  const form = notice.querySelector("form");
  notice.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = new FormData(form);
    if (event.submitter?.name) answer.set(event.submitter.name, event.submitter.value);
    try {
      const response = await fetch(form.action, {
        method: "POST",
        body: answer,
        headers: { "X-Requested-With": "fetch" },
      });
      if (!response.ok) throw new Error(response.statusText);
      notice.remove();
      document.querySelector("main")?.focus({ preventScroll: true });
      onAnswer(answer.get("answer"));
    } catch {
      submitPlainly(form, event.submitter);
    }
  });
}

// The browser sends the form itself; the answer is in its button, which `submit` would leave out.
function submitPlainly(form, button) {
  if (button?.name) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: button.name, value: button.value });
    form.append(field);
  }
  form.submit();
}

const notice = document.querySelector("[data-notice]");
if (notice) {
  const name = `${notice.dataset.notice}=`;
  const answer = document.cookie.split("; ").find((cookie) => cookie.startsWith(name));
  if (notice.dataset.consent)
    import("./consent.js").then(({ ask }) => ask(notice, answer?.slice(name.length), show));
  else if (answer) notice.remove();
  else show(notice);
}
