// The callback form on its own page: sent without leaving it. Without this module it is sent as any other.
import { enhance } from "./callback-form.js";

const own = document.querySelector("main form[data-callback-form]");

if (own) {
  enhance(own, {
    address: location.href,
    onTitle: (title) => {
      document.title = title;
    },
    onThanks: (_page, url) => location.assign(url),
  });
}
