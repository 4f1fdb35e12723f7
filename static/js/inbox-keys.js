// Single keys of the inbox: only while no text field has the focus, each to be switched off (WCAG 2.1.4).
const STORE = "inbox-keys-off";
const dialog = document.querySelector("[data-keys]");
const TEXT =
  "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit], [type=button])";

function off() {
  try {
    return new Set(JSON.parse(localStorage.getItem(STORE) || "[]"));
  } catch {
    return new Set();
  }
}

function remember(switches) {
  const keys = [...switches].filter((one) => !one.checked).map((one) => one.dataset.keySwitch);
  try {
    localStorage.setItem(STORE, JSON.stringify(keys));
  } catch {
    // Storage is blocked: the switches hold until the page is left.
  }
}

// By the key's place: the letters of a Latvian and a Russian keyboard take the same steps.
const letterOf = (event) => (event.key === "?" ? "?" : event.code.replace(/^Key/, ""));

function move(by) {
  const names = [...document.querySelectorAll("[data-list] .inbox-line__name")];
  const at = names.findIndex((name) => name.closest("li").contains(document.activeElement));
  names[Math.max(0, Math.min(names.length - 1, at + by))]?.focus();
}

function act(letter) {
  if (letter === "?") return dialog?.showModal();
  if (letter === "J" || letter === "K") return move(letter === "J" ? 1 : -1);
  const wanted = document.querySelector(`[data-key="${CSS.escape(letter)}"]`);
  if (wanted?.matches("textarea, input[type=search]")) wanted.focus();
  else wanted?.click();
}

function isWanted(event) {
  const plain = !(event.altKey || event.ctrlKey || event.metaKey || event.repeat);
  return plain && !event.target.closest?.(TEXT) && !document.querySelector("dialog[open]");
}

document.addEventListener("keydown", (event) => {
  if (!isWanted(event)) return;
  const arrow = { ArrowDown: "J", ArrowUp: "K" }[event.key];
  const inList = document.activeElement?.closest("[data-list]");
  const letter = arrow && inList ? arrow : letterOf(event);
  if (!dialog || off().has(letter)) return;
  const known = ["?", "J", "K"].includes(letter) || /^[A-Z]$/.test(letter);
  if (!known || (letter !== "?" && event.shiftKey)) return;
  if (letter.length === 1 && (letter === "?" || "JK".includes(letter))) {
    event.preventDefault();
  } else if (document.querySelector(`[data-key="${letter}"]`)) {
    event.preventDefault();
  }
  act(letter);
});

const switches = document.querySelectorAll("[data-key-switch]");
for (const one of switches) {
  one.checked = !off().has(one.dataset.keySwitch);
  one.addEventListener("change", () => remember(switches));
}
document.querySelector("[data-keys-open]")?.addEventListener("click", () => dialog.showModal());
