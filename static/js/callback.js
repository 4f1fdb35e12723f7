// The callback form, made quicker: opened where the visitor is, sent without leaving the page.
// Without this module every link leads to the form's page, and the form is sent as any other.
import { open } from "./callback-dialog.js";
import { enhance } from "./callback-form.js";

const address = document.querySelector("script[data-callback]")?.dataset.callback;
const own = document.querySelector("main form[data-callback-form]");

if (own) {
  enhance(own, {
    address: location.href,
    onTitle: (title) => {
      document.title = title;
    },
    onThanks: (_page, url) => location.assign(url),
  });
} else if (address && "HTMLDialogElement" in window) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const another =
      event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || another || event.defaultPrevented || link.hasAttribute("download")) return;
    // A correction begins with the answers that were sent: not in the dialog, which was built before.
    if (link.hasAttribute("data-whole-page")) return;
    if (link.origin !== location.origin || link.pathname !== address) return;
    event.preventDefault();
    open(link);
  });
}
