// Who fills in an hour means it: “At a set time” is chosen instead of “Now”.
for (const later of document.querySelectorAll("[data-later]")) {
  const when = later.form.querySelector(".publication__when");
  when?.addEventListener("input", () => {
    if (when.value) later.checked = true;
  });
}
