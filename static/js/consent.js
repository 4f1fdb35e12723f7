// What an editor has switched on is loaded here, and only for those who have agreed to this version of the question.
import { measure } from "./measuring.js";
import { play } from "./video.js";

const FORM = /^(\d+)\.\d{4}-\d\d-\d\d\.([a-z-]+)$/;

export function ask(notice, answer, show) {
  const [, version, allowed] = FORM.exec(answer ?? "") ?? [];
  if (version === notice.dataset.consent) {
    notice.remove();
    load(notice.dataset, allowed.split("-"));
  } else if (!document.querySelector("main form.consent")) {
    // On the page of the choice the question is the page.
    show(notice, (given) => {
      if (given === "all") load(notice.dataset, notice.dataset.allowed.split(" "));
    });
  }
}

function load(asked, allowed) {
  const may = (kind) => allowed.includes(kind) && asked.allowed.split(" ").includes(kind);
  if (may("measuring")) measure(asked);
  if (may("players")) {
    for (const frame of document.querySelectorAll("[data-player]")) play(frame, { atOnce: true });
  }
}
