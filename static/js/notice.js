// Shows the notice, or the question, and sends the answer without reloading the page.
export function show(notice, onAnswer = () => {}) {
  const form = notice.querySelector("form");
  notice.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = new FormData(form, event.submitter);
    try {
      const response = await fetch(form.action, {
        method: "POST",
        body: answer,
        headers: { "X-Requested-With": "fetch" },
      });
      if (!response.ok) throw new Error(response.statusText);
      notice.remove();
      document.querySelector("main")?.focus({ preventScroll: true });
      onAnswer(answer.get("answer"));
    } catch {
      form.requestSubmit ? submitPlainly(form, event.submitter) : form.submit();
    }
  });
}

// The browser sends the form itself; the answer is in its button, which `submit` would leave out.
function submitPlainly(form, button) {
  if (button?.name) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: button.name, value: button.value });
    form.append(field);
  }
  form.submit();
}
