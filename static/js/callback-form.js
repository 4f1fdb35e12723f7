// Sends the form in the background, once, and keeps what was typed whatever happens.
import { checkOnLeaving, firstMistake } from "./callback-checks.js";
import { patience, read } from "./callback-pages.js";
import { prove } from "./callback-proof.js";

const PATIENCE = 20000;
const PROOF_PATIENCE = 8000;

// `address` is the form's own; `onThanks(page, url)` is called when the request was taken in.
export function enhance(form, { address, onThanks, onTitle = () => {} }) {
  checkOnLeaving(form);
  prove(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, { address, onThanks, onTitle });
  });
  // Back from the thank-you page, out of the browser's own memory.
  window.addEventListener("pageshow", () => rest(form));
}

async function send(form, options) {
  if (form.dataset.busy) return;
  // Before the proof of work: what is missing is said at once.
  const mistake = firstMistake(form);
  if (mistake) {
    mistake.focus();
    return;
  }
  const trouble = form.querySelector("[data-trouble]");
  trouble.hidden = true;
  work(form);
  try {
    await Promise.race([
      form.proving,
      new Promise((done) => {
        setTimeout(done, PROOF_PATIENCE);
      }),
    ]);
    const answer = await read(
      await fetch(options.address, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        signal: patience(PATIENCE),
      }),
    );
    const next = answer.page.querySelector("form[data-callback-form]");
    if (answer.page.querySelector("[data-thanks]")) options.onThanks(answer.page, answer.url);
    else if (next) replace(form, next, answer.page.title, options);
    else throw new Error(`The answer was ${answer.status}.`);
  } catch {
    rest(form);
    trouble.hidden = false;
    trouble.focus();
  }
}

// The site has sent the form back: with messages, or with the request to wait.
function replace(form, next, title, options) {
  const fresh = document.adoptNode(next);
  // The error pages do not know what happens next; the form that they answer does.
  const story = form.querySelector(".form__next");
  if (story && !fresh.querySelector(".form__next")) fresh.querySelector(".actions").before(story);
  form.replaceWith(fresh);
  options.onTitle(title);
  enhance(fresh, options);
  fresh.querySelector("[role=alert]:not([hidden])")?.focus();
}

function work(form) {
  const button = form.querySelector("[data-send]");
  form.dataset.busy = "yes";
  button.ariaDisabled = "true";
  button.dataset.label = button.textContent;
  button.textContent = form.dataset.sending;
}

function rest(form) {
  const button = form.querySelector("[data-send]");
  if (!form.dataset.busy) return;
  delete form.dataset.busy;
  button.ariaDisabled = null;
  button.textContent = button.dataset.label;
}
