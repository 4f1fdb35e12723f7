// The translator's work page without reloading. Every button works without this, too.
const desk = document.querySelector("[data-desk]");
const form = desk?.querySelector("[data-desk-form]");
const status = desk?.querySelector("[data-desk-status]");
/** The saves under way, so that nobody leaves before they have arrived. */
let underway = 0;

function grow(field) {
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight + 2}px`;
}

function prepare(card) {
  const field = card.querySelector("textarea");
  if (!field) return;
  grow(field);
  for (const button of card.querySelectorAll("[data-use]")) button.hidden = false;
}

function isChanged(field) {
  return field.value !== field.defaultValue;
}

function put(card, text) {
  const field = card.querySelector("textarea");
  field.focus();
  // Through the browser's own editing, so that Ctrl+Z brings back what was there.
  field.select();
  if (!document.execCommand("insertText", false, text)) field.value = text;
  grow(field);
}

function next(card) {
  let other = card.nextElementSibling;
  while (other && !other.querySelector("textarea")) other = other.nextElementSibling;
  const field = other?.querySelector("textarea");
  if (field) field.focus();
  else form.querySelector(".desk-foot button")?.focus();
}

function replace(card, html) {
  const holder = document.createElement("template");
  holder.innerHTML = html.trim();
  const made = holder.content.firstElementChild;
  card.replaceWith(made);
  prepare(made);
  return made;
}

function fail(card, message) {
  let place = card.querySelector(".desk-trouble");
  if (!place) {
    place = document.createElement("p");
    place.className = "admin-note admin-note--bad desk-trouble";
    place.setAttribute("role", "alert");
    card.querySelector(".desk-card__foot").before(place);
  }
  place.textContent = message;
}

function show(answer) {
  // With the progress: the same words twice would not be read out again.
  status.textContent = `${answer.message} ${answer.progress}`;
  const bar = desk.querySelector("[data-desk-bar]");
  bar.value = answer.done;
  bar.max = answer.total;
  desk.querySelector("[data-desk-progress]").textContent = answer.progress;
  for (const place of desk.querySelectorAll("[data-desk-count]")) {
    place.textContent = answer.counts[place.dataset.deskCount];
  }
}

/** Leave the keyboard where it was: on the same button, or in the field if that button has gone. */
function refocus(made, focused) {
  const field = made.querySelector("textarea");
  const same = focused.matches("button") && made.querySelector(`button[value="${focused.value}"]`);
  if (same) {
    same.focus();
    return;
  }
  field.focus();
  if (focused.matches("textarea"))
    field.setSelectionRange(focused.selectionStart, focused.selectionEnd);
}

async function save(card, value, andNext) {
  if (card.dataset.busy) return;
  card.dataset.busy = "yes";
  const ref = card.dataset.card;
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken"]) body.set(name, form.elements[name].value);
  for (const name of [`text-${ref}`, `seen-${ref}`, `previous-${ref}`]) {
    if (form.elements[name]) body.set(name, form.elements[name].value);
  }
  body.set("save", value);
  const sent = form.elements[`text-${ref}`].value;
  if (andNext) next(card);
  underway += 1;
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body,
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    const answer = response.headers.get("content-type")?.includes("json")
      ? await response.json()
      : {};
    if (!response.ok) throw new Error(answer.message || desk.dataset.failed);
    const typed = form.elements[`text-${ref}`].value;
    const focused = card.contains(document.activeElement) ? document.activeElement : null;
    if (answer.cards.length) {
      const made = replace(card, answer.cards[0]);
      // What was typed while the answer was on its way stays.
      if (typed !== sent) made.querySelector("textarea").value = typed;
      if (focused) refocus(made, focused);
    } else {
      card.classList.add("desk-card--moved");
      fail(card, answer.message);
      delete card.dataset.busy;
    }
    show(answer);
  } catch (error) {
    fail(card, error instanceof TypeError ? desk.dataset.failed : error.message);
    delete card.dataset.busy;
  } finally {
    underway -= 1;
  }
}

if (form) {
  for (const card of form.querySelectorAll("[data-card]")) prepare(card);

  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) grow(event.target);
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-save], [data-use], [data-reuse]");
    const card = button?.closest("[data-card]");
    if (!card) return;
    event.preventDefault();
    if (button.matches("[data-use]")) {
      put(card, button.closest("li").querySelector("[data-match]").textContent);
    } else if (button.matches("[data-reuse]")) {
      put(card, card.querySelector("[data-previous]").textContent);
    } else {
      save(card, button.value, false);
    }
  });

  form.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-card]");
    if (!card || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save(card, `text:${card.dataset.card}`, true);
  });

  form.addEventListener("submit", () => {
    form.dataset.sent = "yes";
  });

  window.addEventListener("beforeunload", (event) => {
    const open = [...form.querySelectorAll("textarea")].some(isChanged);
    if (!form.dataset.sent && (underway || open)) event.preventDefault();
  });
}
