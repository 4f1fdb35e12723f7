// Narrows the list of conditions while somebody types. Without this script the form's button does it.

const PAUSE = 250; // milliseconds without a key before the list is fetched

const form = document.querySelector(".condition-filter form");
const answer = document.querySelector(".condition-filter__answer");
const list = document.getElementById("conditions");
const field = form?.elements.namedItem("q");

let timer;
let asking;

function address() {
  const url = new URL(form.action);
  url.hash = "";
  if (field.value.trim()) url.searchParams.set("q", field.value);
  return url;
}

async function narrow() {
  asking?.abort();
  asking = new AbortController();
  const url = address();
  try {
    const response = await fetch(url, { signal: asking.signal });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const freshAnswer = page.querySelector(".condition-filter__answer");
    const freshList = page.getElementById("conditions");
    if (!freshAnswer || !freshList) return;
    answer.replaceChildren(...freshAnswer.childNodes);
    list.replaceChildren(...freshList.childNodes);
  } catch {
    // Out of reach, or overtaken by the next key: the list stays, and the button still works.
  }
}

if (form && answer && list && field) {
  field.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(narrow, PAUSE);
  });
}
