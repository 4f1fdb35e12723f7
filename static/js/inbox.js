// The inbox without reloading: the numbers of those who wait stay up to date.
const EVERY = 30_000;
const root = document.querySelector("[data-inbox]");
const news = document.querySelector("[data-inbox-news]");
const title = document.title;

function show(waiting) {
  for (const place of root.querySelectorAll("[data-count]")) {
    const count = String(waiting[place.dataset.count]);
    if (place.textContent !== count) place.textContent = count;
  }
  document.title = waiting.new ? `(${waiting.new}) ${title}` : title;
  if (news && waiting.newest > Number(root.dataset.newest)) news.hidden = false;
}

async function ask() {
  if (document.hidden) return;
  try {
    const response = await fetch(root.dataset.inbox, {
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    // Signed out meanwhile: the next click says so.
    if (!response.ok || response.redirected) return;
    show(await response.json());
  } catch {
    // No connection: the numbers on the page stay, and the next round asks again.
  }
}

for (const chosen of document.querySelectorAll(".inbox-choice[aria-current]")) {
  chosen.scrollIntoView({ block: "nearest", inline: "center" });
}

// A second tap would be answered as if a colleague had been quicker.
for (const form of document.querySelectorAll(".request form")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}

// Not accesskey: its modifier differs by browser, and its letter by keyboard layout.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
  const letter = event.code.replace("Key", "");
  const wanted = document.querySelector(`[aria-keyshortcuts="Alt+${CSS.escape(letter)}"]`);
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("textarea")) wanted.focus();
  else wanted.click();
});

if (root) {
  ask();
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
}
