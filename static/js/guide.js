// The guide, easier to read: contents that say where the reader is, a map that walks along, one step a screen on phones.
// Without this module the contents are links, each step has its own map, and all steps are listed.
const named = (hash) => {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // no hash of ours
  }
};

// Contents: mark the section at the upper third of the window.
const contents = [...document.querySelectorAll(".contents a")];
const here = document.querySelector("[data-here]");
const sections = [...new Set(contents.map((link) => named(link.hash)))].filter(Boolean);

function mark() {
  const line = window.innerHeight / 3;
  const now = sections.findLast((section) => section.getBoundingClientRect().top <= line);
  for (const link of contents) {
    if (now && named(link.hash) === now) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
  const current = contents.find((link) => link.hasAttribute("aria-current"));
  if (here) here.textContent = current?.textContent ?? "";
}

if (sections.length) {
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  mark();
}

// On phones the contents lie over the text: a choice closes them, and so does Escape.
const folded = document.querySelector("details.contents");
folded?.addEventListener("click", ({ target }) => {
  if (target.closest("a")) folded.open = false;
});
folded?.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !folded.open) return;
  folded.open = false;
  folded.querySelector("summary").focus();
});

// In the margin the summaries are open (glance.css): nothing is left to unfold with the keyboard.
if (matchMedia("(min-width: 64rem)").matches && CSS.supports("selector(::details-content)"))
  for (const summary of document.querySelectorAll(".glance--folds > summary")) {
    summary.parentElement.open = true;
    summary.tabIndex = -1;
  }

// The map in the margin walks with the reader.
const walk = document.querySelector("[data-walk]");
const steps = [...document.querySelectorAll("[data-step]")];

function walkTo(step) {
  for (const other of steps) other.classList.toggle("is-current", other === step);
  walk.parentElement.classList.toggle("is-walking", Boolean(step));
  if (!step) return;
  walk.querySelector("svg").setAttribute("class", `body-map shows-${step.dataset.step}`);
  walk.querySelector("[data-walk-zone]").textContent =
    step.querySelector("[data-zone-label]").textContent;
  walk.querySelector("[data-walk-step]").textContent = step.querySelector("h3").textContent;
}

if (walk && steps.length) {
  walk.hidden = false;
  walk.setAttribute("aria-hidden", "true");
  const inView = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target);
        else inView.delete(target);
      }
      walkTo(steps.find((step) => inView.has(step)));
    },
    { rootMargin: "-35% 0px -45% 0px" },
  );
  for (const step of steps) observer.observe(step);
}

// The step player. What it hides is hidden on narrow screens only (technique_steps.css): not on paper.
for (const section of document.querySelectorAll("[data-steps]")) play(section);

function play(section) {
  const template = section.querySelector("template[data-step-player]");
  const list = section.querySelector(".steps");
  const all = [...list.children];
  if (!template || all.length < 2) return;
  const parts = document.importNode(template.content, true);
  const [strip, foot] = parts.children;
  const back = foot.querySelector("[data-back]");
  const next = foot.querySelector("[data-next]");
  const whole = foot.querySelector("[data-whole]");
  const bars = all.map((step) => bar(step, strip.querySelector("ol")));
  let shown = -1;

  // `replaceState`: Back leaves the page, however many steps were looked at.
  const show = (number, { remember = true, focus = true } = {}) => {
    if (number < 0 || number >= all.length) return;
    shown = number;
    const step = all[number];
    for (const [other, one] of all.entries()) {
      one.classList.toggle("is-shown", other === number);
      bars[other].classList.toggle("is-past", other < number);
      if (other === number) bars[other].setAttribute("aria-current", "step");
      else bars[other].removeAttribute("aria-current");
    }
    strip.querySelector("svg").setAttribute("class", `body-map shows-${step.dataset.step}`);
    strip.querySelector("[data-count]").textContent =
      step.querySelector(".step__number").textContent;
    strip.querySelector("[data-zone]").textContent =
      step.querySelector("[data-zone-label]").textContent;
    back.disabled = number === 0;
    next.disabled = number === all.length - 1;
    if (remember) history.replaceState(history.state, "", `#${step.id}`);
    if (!focus) return;
    const title = step.querySelector("h3");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    if (strip.getBoundingClientRect().top < 0) strip.scrollIntoView();
  };

  const follow = () => {
    const number = all.findIndex((step) => `#${step.id}` === location.hash);
    if (number < 0 || number === shown) return;
    show(number, { remember: false, focus: false });
    if (getComputedStyle(strip).display !== "none") strip.scrollIntoView();
  };

  back.addEventListener("click", () => show(shown - 1));
  next.addEventListener("click", () => show(shown + 1));
  whole.addEventListener("click", () => {
    const isWhole = section.classList.toggle("is-whole");
    whole.setAttribute("aria-pressed", String(isWhole));
  });
  for (const [number, one] of bars.entries())
    one.addEventListener("click", (event) => {
      event.preventDefault();
      show(number);
    });
  section.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (getComputedStyle(strip).display === "none") return;
    const ways = document.dir === "rtl" ? [1, -1] : [-1, 1];
    const way = ways[["ArrowLeft", "ArrowRight"].indexOf(event.key)];
    if (!way) return;
    event.preventDefault();
    show(shown + way);
  });
  swipe(list, (way) => show(shown + way, { focus: false }));
  addEventListener("hashchange", follow);

  list.before(strip);
  list.after(foot);
  section.classList.add("is-player");
  show(0, { remember: false, focus: false });
  follow();
}

function bar(step, into) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${step.id}`;
  link.ariaLabel = `${step.querySelector(".step__number").textContent}: ${step.querySelector("h3").textContent}`;
  item.append(link);
  into.append(item);
  return link;
}

function swipe(list, move) {
  let from = null;
  list.addEventListener(
    "touchstart",
    ({ touches }) => {
      from = touches.length === 1 ? touches[0] : null;
    },
    { passive: true },
  );
  list.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (!from || !list.parentElement.matches(".is-player:not(.is-whole)")) return;
    const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) move(across < 0 ? 1 : -1);
  });
}

// The same place after switching the language.
for (const link of document.querySelectorAll(".languages a[hreflang]"))
  link.addEventListener("click", () => {
    if (link.pathname !== location.pathname && named(location.hash)) link.hash = location.hash;
  });

// "Was this guide helpful?", answered without leaving the page.
const helpful = document.querySelector("form[data-helpful]");
helpful?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { submitter } = event;
  try {
    const response = await fetch(helpful.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(helpful, submitter)),
      headers: { "X-Requested-With": "fetch" },
    });
    if (!response.ok) throw new Error(response.statusText);
    const thanks = helpful.querySelector(`[data-thanks="${submitter.value}"]`);
    const title = helpful.parentElement.querySelector("h2");
    helpful.replaceChildren(thanks.content);
    title.focus({ preventScroll: true });
  } catch {
    const answer = document.createElement("input");
    Object.assign(answer, { type: "hidden", name: "answer", value: submitter.value });
    helpful.append(answer);
    helpful.submit();
  }
});
