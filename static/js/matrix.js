// The head of the column of check boxes gets one that chooses all rows on the page.
for (const table of document.querySelectorAll("[data-matrix]")) {
  const boxes = [...table.querySelectorAll('input[name="key"]')];
  const head = table.querySelector("thead .matrix__choose");
  if (head && boxes.length > 1) {
    const all = document.createElement("input");
    all.type = "checkbox";
    const words = document.createElement("span");
    words.textContent = head.dataset.all;
    const label = document.createElement("label");
    label.className = "matrix__all";
    label.append(all, words);
    const show = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      all.checked = chosen === boxes.length;
      all.indeterminate = chosen > 0 && !all.checked;
    };
    all.addEventListener("change", () =>
      boxes.forEach((box) => {
        box.checked = all.checked;
      }),
    );
    table.addEventListener("change", (event) => {
      if (event.target !== all) show();
    });
    head.replaceChildren(label);
  }
}
