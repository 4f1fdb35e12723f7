// Show the cookie notice to those who have not closed it yet, and close it without reloading the page.
const notice = document.querySelector("[data-notice]");
const form = notice?.querySelector("form");

const isClosed = () =>
  document.cookie.split("; ").some((cookie) => cookie.startsWith(`${notice.dataset.notice}=`));

if (notice && isClosed()) notice.remove();
else if (notice) notice.hidden = false;

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
