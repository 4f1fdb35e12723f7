// Hides names after a time without work, in all windows of this browser; the site then asks for the password.
const root = document.querySelector("[data-idle]");
const STORE = "inbox-worked-at";
const limit = Number(root?.dataset.idle ?? 0) * 60_000;
const cover = document.querySelector("[data-lock]");
let own = Date.now();

function workedAt() {
  try {
    return Math.max(own, Number(localStorage.getItem(STORE) ?? 0));
  } catch {
    return own;
  }
}

function work() {
  if (document.documentElement.classList.contains("inbox-locked")) return;
  if (Date.now() - own < 5000) return;
  own = Date.now();
  try {
    localStorage.setItem(STORE, String(own));
  } catch {
    // Storage is blocked: this window counts for itself.
  }
}

function look() {
  if (Date.now() - workedAt() < limit) return;
  document.documentElement.classList.add("inbox-locked");
  if (!cover.open) cover.showModal();
}

if (limit && cover) {
  try {
    localStorage.setItem(STORE, String(own));
  } catch {
    // See above.
  }
  for (const sign of ["pointerdown", "keydown", "scroll"]) {
    document.addEventListener(sign, work, { passive: true, capture: true });
  }
  cover.addEventListener("cancel", (event) => event.preventDefault());
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);
}
