// Folds the finished steps of the self-check, lists the reasons beside the result, prints and copies the summary.
// Nothing is sent or stored; without this module the result opens all the same, by style sheet alone.

const form = document.querySelector("[data-self-check]");
const knowsHas = CSS.supports("selector(:has(*))");

const text = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";
const isShown = (node) => node.getClientRects().length > 0;

function reasons() {
  return [...form.querySelectorAll(".tick:has(.tick__box:checked)")].map((row) => {
    const words = text(row.querySelector(".tick__words"));
    const said = words[0].toLocaleUpperCase(document.documentElement.lang) + words.slice(1);
    return `${said}: ${text(row.querySelector(".tick__verdict"))}`;
  });
}

function areas() {
  return [...form.querySelectorAll(".zone-tick:has(:checked)")].map(text);
}

function summary() {
  const outcome = [...form.querySelectorAll(".outcome__title")].filter(isShown).map(text);
  const where = areas();
  return [
    text(document.querySelector("h1")),
    ...outcome,
    ...reasons().map((reason) => `– ${reason}`),
    ...(where.length ? [`${form.dataset.where} ${where.join(", ")}`] : []),
  ].join("\n");
}

function listReasons() {
  const box = form.querySelector("[data-because]");
  const rows = reasons().map((reason) => {
    const row = document.createElement("li");
    row.textContent = reason;
    return row;
  });
  box.querySelector("ul").replaceChildren(...rows);
  box.hidden = !rows.length;
}

async function copy({ currentTarget: button }) {
  const status = form.querySelector("[data-copy-status]");
  try {
    await navigator.clipboard.writeText(summary());
    status.textContent = button.dataset.copied;
  } catch {
    status.textContent = button.dataset.failed;
  }
}

if (form && knowsHas) {
  form.dataset.folds = "";
  const print = form.querySelector("[data-print]");
  const copying = form.querySelector("[data-copy]");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
  copying.hidden = !navigator.clipboard;
  copying.addEventListener("click", copy);
  form.addEventListener("change", (event) => {
    form.querySelector("[data-copy-status]").textContent = "";
    listReasons();
    // The step has folded, and what follows has moved up.
    if (event.target.matches(".self-check__done-box:checked")) event.target.scrollIntoView();
  });
  form.addEventListener("reset", () => {
    setTimeout(() => {
      listReasons();
      document.getElementById("main").scrollIntoView();
    });
  });
}
