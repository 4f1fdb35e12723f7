// Close the cookie notice without reloading the page.
const notice = document.querySelector("[data-notice]");
const form = notice?.querySelector("form");

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "fetch" },
    });
    if (!response.ok) throw new Error(response.statusText);
    notice.remove();
    document.querySelector("main")?.focus({ preventScroll: true });
  } catch {
    form.submit();
  }
});
