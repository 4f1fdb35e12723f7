// Suggestions below the search box: the combobox of the ARIA practices. Without it the form is a form.
const PAUSE = 150;
const SHORTEST = 2;
const KEPT = new Map();

function equip(form) {
  const input = form.elements.q;
  const list = document.createElement("ul");
  const status = document.createElement("div");
  const id = `${input.id}-suggestions`;
  let options = [];
  let active = -1;
  let timer;
  let asking;

  Object.assign(list, { id, className: "suggestions", hidden: true, role: "listbox" });
  list.setAttribute("aria-label", form.dataset.label);
  status.className = "visually-hidden";
  status.role = "status";
  input.after(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": id,
  })) {
    input.setAttribute(name, value);
  }

  const isOpen = () => !list.hidden;

  function point(place) {
    options[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = options[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function open(yes) {
    const shown = yes && options.length > 0;
    list.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
    if (!shown) point(-1);
  }

  function stop() {
    clearTimeout(timer);
    asking?.abort();
  }

  function close() {
    stop();
    open(false);
  }

  function show({ status: said, suggestions }) {
    point(-1);
    options = suggestions.map(({ title, url, kind }, place) => {
      const option = document.createElement("li");
      const small = document.createElement("span");
      option.id = `${id}-${place}`;
      option.role = "option";
      option.dataset.url = url;
      option.setAttribute("aria-selected", "false");
      small.textContent = kind;
      option.append(title, " ", small);
      return option;
    });
    list.replaceChildren(...options);
    status.textContent = said;
    open(true);
  }

  async function ask() {
    const typed = input.value.trim();
    stop();
    if (typed.length < SHORTEST) {
      status.textContent = "";
      return close();
    }
    if (KEPT.has(typed)) return show(KEPT.get(typed));
    asking = new AbortController();
    try {
      const address = `${form.dataset.suggest}?q=${encodeURIComponent(typed)}`;
      const response = await fetch(address, { signal: asking.signal, credentials: "omit" });
      if (!response.ok) return close();
      const found = await response.json();
      KEPT.set(typed, found);
      if (document.activeElement === input) show(found);
    } catch {
      // Another letter was typed, or there is no connection: the form still searches.
    }
  }

  function go(option) {
    close();
    location.assign(option.dataset.url);
  }

  const KEYS = {
    ArrowDown: (event) => {
      if (isOpen()) point((active + 1) % options.length);
      else if (options.length) {
        open(true);
        if (!event.altKey) point(0);
      } else ask();
      return true;
    },
    ArrowUp: (event) => {
      if (event.altKey) close();
      else if (isOpen()) point((active < 1 ? options.length : active) - 1);
      else if (options.length) {
        open(true);
        point(options.length - 1);
      }
      return true;
    },
    Escape: () => {
      if (isOpen()) close();
      else input.value = "";
      return true;
    },
    Enter: () => {
      if (!isOpen() || active < 0) return close();
      go(options[active]);
      return true;
    },
    // These move within the text: the text has the focus again.
    Home: () => point(-1),
    End: () => point(-1),
    ArrowLeft: () => point(-1),
    ArrowRight: () => point(-1),
    Tab: close,
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (KEYS[event.key]?.(event)) event.preventDefault();
  });
  input.addEventListener("input", () => {
    stop();
    point(-1);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  // A press on the list leaves the focus where it is.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) go(option);
  });
}

for (const form of document.querySelectorAll("form[data-suggest]")) equip(form);

// Counts that a result was opened: the words, never who.
document.querySelector(".search-found")?.addEventListener("click", ({ target, currentTarget }) => {
  if (target.closest(".result__title a"))
    navigator.sendBeacon(currentTarget.dataset.opened, new URLSearchParams(location.search));
});
