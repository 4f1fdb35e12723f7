// Says beside a field what the site would say of it, when the visitor leaves the field.
// The words are the site's own; it has the last word, too, when the form is sent.
const FEWEST_DIGITS = 7;

export function checkOnLeaving(form) {
  form.addEventListener("focusout", ({ target, relatedTarget }) => {
    const sending = relatedTarget?.closest?.("[data-send], [data-close]");
    if (target.matches("input, textarea") && !sending && (target.value || marked(target)))
      check(form, target);
  });
  form.addEventListener("input", ({ target }) => {
    if (marked(target)) check(form, target);
  });
}

function marked(input) {
  return input.getAttribute("aria-invalid") === "true";
}

function check(form, input) {
  if (["radio", "checkbox", "hidden"].includes(input.type)) return;
  const message = complaint(input);
  const field = input.closest(".field");
  const id = `${input.id}_error`;
  document.getElementById(id)?.remove();
  field.classList.toggle("field--error", Boolean(message));
  input.setAttribute("aria-invalid", String(Boolean(message)));
  describe(input, id, Boolean(message));
  if (!message) return;
  const place = document.createElement("div");
  place.id = id;
  place.append(document.importNode(form.querySelector("[data-error-line]").content, true));
  place.querySelector("[data-text]").textContent = message;
  input.before(place);
}

function complaint(input) {
  const value = input.value.trim();
  if (!value) return input.dataset.missing;
  if (input.type === "email" && !input.validity.valid) return input.dataset.invalid;
  // Digits of any script: the site knows the rest.
  if (input.type === "tel" && (value.match(/\p{Nd}/gu) ?? []).length < FEWEST_DIGITS)
    return input.dataset.invalid;
  return "";
}

function describe(input, id, wrong) {
  const ids = new Set((input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (wrong) ids.add(id);
  else ids.delete(id);
  if (ids.size) input.setAttribute("aria-describedby", [...ids].join(" "));
  else input.removeAttribute("aria-describedby");
}
