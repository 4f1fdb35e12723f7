// The inbox without reloading: counts, the state of each request, who has it open, what is overdue.
// It goes on in a hidden tab, where it is needed: seldom, and each answer is a few numbers.
const EVERY = 30_000;
const HIDDEN = 60_000;
const root = document.querySelector("[data-inbox]");
const news = document.querySelector("[data-inbox-news]");
const others = document.querySelector("[data-others]");
const title = document.title;
let last = null;
let timer = 0;

// Overdue, due soon, new.
function sayInTitle({ new: fresh, overdue, soon }) {
  const late = overdue ? `⚠${overdue} ` : "";
  const near = soon ? `⏰${soon} ` : "";
  const count = fresh ? `(${fresh}) ` : "";
  document.title = late + near + count + title;
}

function sayWhoElse(names) {
  if (!others || !names) return;
  others.hidden = !names.length;
  const said = `${others.dataset.others} ${names.join(", ")}`;
  if (names.length) others.querySelector("span").textContent = said;
}

function isNews(waiting) {
  if ("version" in root.dataset) return waiting.version && waiting.version !== root.dataset.version;
  return waiting.newest > Number(root.dataset.newest);
}

// A step that somebody took, or a request that a colleague has opened or left.
function hasMoved({ state, desks }) {
  return state !== last.state || desks !== last.desks;
}

function show(waiting) {
  for (const place of root.querySelectorAll("[data-count]")) {
    const count = String(waiting[place.dataset.count]);
    if (place.textContent !== count) place.textContent = count;
  }
  sayInTitle(waiting);
  sayWhoElse(waiting.others);
  if (news && isNews(waiting)) news.hidden = false;
  document.dispatchEvent(new CustomEvent("inbox:counts", { detail: { waiting, last } }));
  if (last && "live" in root.dataset && hasMoved(waiting)) refresh();
  last = waiting;
}

// Requests keep their place under the finger: those on the page are brought up to date, new ones wait for a click.
async function refresh() {
  const answer = await fetch(location.href, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const line of root.querySelectorAll("[data-pk]")) {
    if (line.contains(document.activeElement) || line.querySelector(":checked")) continue;
    const now = fresh.querySelector(`[data-pk="${line.dataset.pk}"]`);
    line.classList.toggle("inbox-line--gone", !now);
    if (now && now.innerHTML !== line.innerHTML) line.replaceChildren(...now.childNodes);
  }
  const filters = root.querySelector(".inbox-filters");
  const counted = fresh.querySelector(".inbox-filters");
  if (filters && counted && !filters.contains(document.activeElement)) {
    filters.replaceWith(counted);
  }
}

async function ask() {
  clearTimeout(timer);
  try {
    const response = await fetch(root.dataset.inbox, {
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    // Signed out meanwhile: the next click says so.
    if (response.ok && !response.redirected) show(await response.json());
  } catch {
    // No connection: the numbers on the page stay, and the next round asks again.
  }
  clearTimeout(timer);
  timer = setTimeout(ask, document.hidden ? HIDDEN : EVERY);
}

// Not scrollIntoView: the next Tab would go on from there, past the link to the first request.
for (const chosen of document.querySelectorAll(".inbox-choice[aria-current]")) {
  const row = chosen.closest("ul");
  row.scrollLeft = chosen.offsetLeft - row.offsetLeft - (row.clientWidth - chosen.clientWidth) / 2;
}

document.querySelector("[data-choose-all]")?.addEventListener("change", (event) => {
  for (const one of document.querySelectorAll(".inbox-line__choose")) {
    one.checked = event.target.checked;
  }
});

// A second tap would be answered as if a colleague had been quicker.
for (const form of document.querySelectorAll(".request form:not([method=dialog])")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}

if (root) {
  ask();
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  window.addEventListener("online", ask);
}
