// The progress of a replacement. Where no worker changes the guides, this page asks for one part after the other.
const SECONDS = 3;

const form = document.querySelector("[data-replacement]");
if (form?.dataset.replacement === "go") form.requestSubmit();
else if (form) setTimeout(() => window.location.reload(), SECONDS * 1000);
