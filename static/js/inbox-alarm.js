// A desktop notification of new and overdue requests, where somebody has switched it on for this computer.
const STORE = "inbox-alarm";
const button = document.querySelector("[data-alarm]");

function isOn() {
  try {
    return localStorage.getItem(STORE) === "on" && Notification.permission === "granted";
  } catch {
    return false;
  }
}

function show() {
  button.setAttribute("aria-pressed", String(isOn()));
}

async function toggle() {
  const on = !isOn() && (await Notification.requestPermission()) === "granted";
  try {
    localStorage.setItem(STORE, on ? "on" : "off");
  } catch {
    return;
  }
  show();
}

if (button && "Notification" in window) {
  button.hidden = false;
  show();
  button.addEventListener("click", toggle);
  document.addEventListener("inbox:counts", ({ detail: { waiting, last } }) => {
    if (!isOn() || !last) return;
    const came = waiting.newest > last.newest;
    const late = waiting.overdue > last.overdue || waiting.soon > last.soon;
    if (!came && !late) return;
    // One for all tabs, which share the tag; it names nobody.
    new Notification(came ? button.dataset.new : button.dataset.overdue, { tag: "inbox" });
  });
}
