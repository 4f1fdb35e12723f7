// In wagtail-localize's own editor: the way to the work page, and what it knows of the string at hand.
// It is placed beside that editor and changes none of its parts.
const editor = document.querySelector(".js-translation-editor[data-props]");
const bridge = document.currentScript.dataset;

/** The number of the translation, from the addresses that wagtail-localize itself uses. */
function translationId() {
  return editor.dataset.props.match(/\/localize\/translate\/(\d+)\//)?.[1];
}

function link(address) {
  const place = document.querySelector(".header-meta--locales") ?? editor;
  const anchor = document.createElement("a");
  anchor.className = "button button-small desk-bridge__link";
  anchor.href = address;
  anchor.textContent = bridge.open;
  if (place === editor) editor.before(anchor);
  else place.append(anchor);
}

/** A panel under the field that is being typed into, outside the editor's own elements. */
function companion(address) {
  const panel = document.createElement("aside");
  panel.className = "workspace desk-companion";
  panel.hidden = true;
  panel.setAttribute("aria-live", "polite");
  document.body.append(panel);
  let asked = 0;

  async function show(words) {
    const number = ++asked;
    const url = `${address}companion/?${new URLSearchParams({ source: words })}`;
    try {
      const response = await fetch(url, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (number !== asked) return;
      panel.hidden = !response.ok || response.status === 204;
      if (!panel.hidden) panel.innerHTML = await response.text();
    } catch {
      panel.hidden = true; // without it the editor works as it always did
    }
  }

  editor.addEventListener("focusin", (event) => {
    const item = event.target.matches("textarea") ? event.target.closest("li") : null;
    const words = item?.querySelector("p")?.textContent;
    if (words) show(words);
    else panel.hidden = true;
  });
}

const id = editor && bridge ? translationId() : undefined;
if (id) {
  const address = bridge.address.replace("0", id);
  link(address);
  companion(address);
}
