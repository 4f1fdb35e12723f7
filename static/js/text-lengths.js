// Counts the characters of what search engines show, while it is typed.
const said = document.currentScript.dataset;
const [longestTitle, shortest, longest] = said.lengths.split(" ").map(Number);

const FIELDS = {
  id_title: { least: 0, most: longestTitle },
  id_seo_title: { least: 0, most: longestTitle },
  id_search_description: { least: shortest, most: longest },
};

function verdict(length, { least, most }) {
  if (length > most) return said.long;
  return length && length < least ? said.short : "";
}

function count(field, limits, counter) {
  const length = field.value.trim().length;
  const off = verdict(length, limits);
  const words = said.characters.replace("%(length)s", length).replace("%(limit)s", limits.most);
  counter.textContent = off ? `${words} – ${off}` : words;
  counter.classList.toggle("text-length--off", Boolean(off));
}

for (const [id, limits] of Object.entries(FIELDS)) {
  const field = document.getElementById(id);
  if (!field) continue;
  const counter = document.createElement("p");
  counter.className = "text-length";
  counter.id = `${id}-length`;
  field.after(counter);
  field.setAttribute(
    "aria-describedby",
    `${field.getAttribute("aria-describedby") ?? ""} ${counter.id}`.trim(),
  );
  field.addEventListener("input", () => count(field, limits, counter));
  count(field, limits, counter);
}
