// Says beside a field what the site would say of it, when the visitor leaves the field or sends the form.
// The words are the site's own; it has the last word, too, when the form is sent.
const FEWEST_DIGITS = 7;
const FIELDS = "input:not([type=hidden], [tabindex='-1']), textarea, select";

export function checkOnLeaving(form) {
  form.addEventListener("focusout", ({ target, relatedTarget }) => {
    const sending = relatedTarget?.closest?.("[data-send], [data-close]");
    if (target.matches("input, textarea") && !sending && (target.value || marked(target)))
      check(form, target);
  });
  form.addEventListener("input", ({ target }) => {
    // Another way of being answered needs another field.
    if (target.type === "radio")
      for (const input of form.querySelectorAll("[data-way]")) recheck(form, input);
    if (marked(target) || tooLong(target)) check(form, target);
  });
}

// Checks every field; gives the first one with a mistake.
export function firstMistake(form) {
  const inputs = [...form.querySelectorAll(FIELDS)].filter((input) => input.closest(".field"));
  return inputs.filter((input) => check(form, input))[0];
}

function recheck(form, input) {
  if (marked(input)) check(form, input);
}

// A group of radio buttons is marked as a whole.
function owner(input) {
  return input.type === "radio" ? input.closest("fieldset") : input;
}

function marked(input) {
  return owner(input)?.getAttribute("aria-invalid") === "true";
}

function check(form, input) {
  if (input.type === "hidden") return "";
  const message = complaint(form, input);
  const field = input.closest(".field");
  const whole = owner(input);
  const id = `${whole.id}_error`;
  document.getElementById(id)?.remove();
  field.classList.toggle("field--error", Boolean(message));
  whole.setAttribute("aria-invalid", String(Boolean(message)));
  describe(whole, id, Boolean(message));
  if (!message) return "";
  const place = document.createElement("div");
  place.id = id;
  place.append(document.importNode(form.querySelector("[data-error-line]").content, true));
  place.querySelector("[data-text]").textContent = message;
  (field.querySelector(".choices") ?? input.closest(".choice") ?? input).before(place);
  return message;
}

function complaint(form, input) {
  const { missing, invalid } = input.dataset;
  if (input.type === "checkbox") return input.checked ? "" : missing;
  if (input.type === "radio") return chosen(form, input.name) ? "" : missing;
  const value = input.value.trim();
  if (!value) return missing ?? neededNow(form, input);
  if (tooLong(input)) return lengthOf(input);
  if (input.type === "email" && !input.validity.valid) return invalid;
  // Digits of any script: the site knows the rest.
  if (input.type === "tel" && (value.match(/\p{Nd}/gu) ?? []).length < FEWEST_DIGITS)
    return invalid;
  return "";
}

function chosen(form, name) {
  return form.querySelector(`[name="${CSS.escape(name)}"]:checked`)?.value;
}

// A number to be called at, an address to be written to.
function neededNow(form, { dataset: { way, needed, neededFor } }) {
  return way && neededFor.split(" ").includes(chosen(form, way)) ? needed : "";
}

function count(input) {
  return [...input.value].length;
}

function tooLong(input) {
  return count(input) > Number(input.dataset.longest ?? Number.POSITIVE_INFINITY);
}

function lengthOf(input) {
  return input.dataset.long
    .replace("%(limit_value)s", input.dataset.longest)
    .replace("%(show_value)s", count(input));
}

function describe(input, id, wrong) {
  const ids = new Set((input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (wrong) ids.add(id);
  else ids.delete(id);
  if (ids.size) input.setAttribute("aria-describedby", [...ids].join(" "));
  else input.removeAttribute("aria-describedby");
}
