// A note that is being typed is kept as a draft on its request, and in this window until the site has it.
const desk = document.querySelector("#desk");
const note = desk?.querySelector("textarea");
const state = desk?.querySelector("[data-draft-state]");
const PAUSE = 800;
let kept = note?.value ?? "";
let timer = 0;
let leaving = false;
const key = desk && `inbox-note:${desk.dataset.draft}`;

function hold() {
  try {
    if (note.value) {
      sessionStorage.setItem(key, JSON.stringify({ token: desk.token.value, text: note.value }));
    } else sessionStorage.removeItem(key);
  } catch {
    // Storage is blocked: the draft on the request is all there is.
  }
}

// What this window holds and the site does not: its session, or the connection, had ended.
function bringBack() {
  let held = null;
  try {
    held = JSON.parse(sessionStorage.getItem(key) || "null");
  } catch {
    return;
  }
  if (!held) return;
  const written = document.querySelector(`[data-note="${CSS.escape(held.token)}"]`);
  if (!written && !note.value.includes(held.text)) note.value = held.text;
  desk.token.value = written ? desk.token.value : held.token;
  hold();
}

async function keep() {
  clearTimeout(timer);
  const text = note.value;
  if (text === kept) return;
  const body = new URLSearchParams(new FormData(desk));
  try {
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    const answer = await fetch(desk.dataset.draft, {
      method: "POST",
      body,
      keepalive: true,
      headers,
    });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    kept = text;
    state.textContent = text ? state.dataset.kept : "";
  } catch {
    state.textContent = state.dataset.lost;
  }
}

if (note) {
  bringBack();
  note.addEventListener("input", () => {
    hold();
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  if (note.value !== kept) keep();
  desk.addEventListener("submit", () => {
    leaving = true;
    hold();
  });
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && note.value !== kept) {
      keep();
      event.preventDefault();
    }
  });
}
