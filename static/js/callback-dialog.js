// Shows the form of another page in a dialog. When anything is amiss, the link leads there as ever.
import { enhance } from "./callback-form.js";
import { patience, read } from "./callback-pages.js";

const PATIENCE = 5000;
let dialog = null;
let opener = null;

export async function open(link) {
  if (link.ariaBusy === "true") return;
  opener = link;
  if (!dialog) {
    link.ariaBusy = "true";
    dialog = await build(link.href).catch(() => null);
    link.ariaBusy = null;
    if (!dialog) {
      location.assign(link.href);
      return;
    }
  }
  dialog.showModal();
  dialog.querySelector("h2").focus();
  // Back closes the dialog, and stays on the page.
  history.pushState({ callback: true }, "");
}

window.addEventListener("popstate", () => dialog?.close());

async function build(address) {
  const { page, ok } = await read(await fetch(address, { signal: patience(PATIENCE) }));
  const form = page.querySelector("form[data-callback-form]");
  const shell = page.querySelector("template[data-callback-dialog]");
  if (!ok || !form || !shell) throw new Error("There is no form.");
  await dress(shell);

  const made = document.importNode(shell.content, true).querySelector("dialog");
  if (page.documentElement.lang !== document.documentElement.lang)
    made.lang = page.documentElement.lang;
  const body = made.querySelector("[data-body]");
  const close = () => made.close();
  for (const button of made.querySelectorAll("[data-close]"))
    button.addEventListener("click", close);
  made.addEventListener("click", (event) => {
    if (event.target === made) close();
  });
  made.addEventListener("close", () => {
    if (history.state?.callback) history.back();
    if (made.dataset.sent) forget(made);
    opener?.focus();
  });

  const mine = document.adoptNode(form);
  body.replaceChildren(mine);
  document.body.append(made);
  enhance(mine, { address, onThanks: (thanks) => thank(made, body, thanks) });
  return made;
}

// The look of the form: other pages do not need it before.
async function dress(shell) {
  const missing = shell.dataset.styles.split(" ");
  await Promise.all(
    missing.map(
      (href) =>
        new Promise((done) => {
          const link = document.createElement("link");
          link.rel = "stylesheet";
          link.href = href;
          link.onload = link.onerror = done;
          document.head.append(link);
        }),
    ),
  );
}

function thank(made, body, page) {
  made.dataset.sent = "yes";
  const title = made.querySelector("h2");
  title.textContent = page.querySelector("main h1").textContent;
  body.replaceChildren(document.adoptNode(page.querySelector("[data-thanks]")));
  made.querySelector("[data-done]").hidden = false;
  made.scrollTop = 0;
  title.focus({ preventScroll: true });
}

function forget(made) {
  made.remove();
  if (dialog === made) dialog = null;
}
