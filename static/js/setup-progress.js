// Keeps the progress of the set-up current, without loading the page again: focus and reading position stay.
const SECONDS = 2;
const OPEN = ["waiting", "running"];

const shown = () => document.querySelector("[data-setup]");

async function look() {
  try {
    const answer = await fetch(window.location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("[data-setup]");
    if (found) shown().replaceWith(found);
  } catch {
    // The site restarts, perhaps: the next look tells.
  }
  wait();
}

function wait() {
  if (OPEN.includes(shown().dataset.setup)) setTimeout(look, SECONDS * 1000);
}

wait();
