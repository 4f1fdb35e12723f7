// The dialog in which an editor chooses entries of a library. Wagtail puts it into the page when it
// is opened, so the document listens.
{
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

  const narrow = (dialog, typed) => {
    const words = folded(typed).split(/\s+/).filter(Boolean);
    const entries = [...dialog.querySelectorAll("[data-picker-entry]")];
    for (const entry of entries) {
      const names = folded(entry.dataset.pickerEntry);
      entry.hidden = !words.every((word) => names.includes(word));
    }
    for (const group of dialog.querySelectorAll("[data-picker-group]")) {
      group.hidden = !group.querySelector("[data-picker-entry]:not([hidden])");
    }
    const shown = entries.filter((entry) => !entry.hidden).length;
    dialog.querySelector("[data-picker-shown]").textContent = words.length
      ? dialog.dataset.shown.replace("{shown}", shown).replace("{all}", entries.length)
      : "";
  };

  const count = (dialog) => {
    const labels = JSON.parse(dialog.dataset.labels);
    const chosen = dialog.querySelectorAll("[data-multiple-choice-select]:checked").length;
    dialog.querySelector("[data-picker-add]").textContent = labels[chosen];
  };

  document.addEventListener("input", ({ target }) => {
    if (target.matches("[data-picker-filter]"))
      narrow(target.closest("[data-picker]"), target.value);
  });

  document.addEventListener("change", ({ target }) => {
    if (target.matches("[data-picker] [data-multiple-choice-select]")) {
      count(target.closest("[data-picker]"));
    }
  });

  // Escape in the filter empties it. The dialog, which closes when the key is released, must not hear that.
  let emptied = false;
  const onEscape = (event) => {
    if (event.key !== "Escape" || !event.target.matches?.("[data-picker-filter]")) return;
    const field = event.target;
    if (event.type === "keydown") {
      emptied = field.value !== "";
      field.value = "";
      narrow(field.closest("[data-picker]"), "");
    }
    if (!emptied) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("keydown", onEscape, true);
  document.addEventListener("keyup", onEscape, true);
}
