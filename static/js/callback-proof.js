// Solves the puzzle against programs, where the site sets one, while the visitor types.
export function prove(form) {
  const field = form.querySelector("[data-challenge]");
  if (!field || field.value || !window.Worker || !window.isSecureContext) return;
  form.addEventListener(
    "focusin",
    () => {
      // Sending waits for it. Without an answer the request is taken in all the same.
      form.proving = solve(field).catch(() => {});
    },
    { once: true },
  );
}

function solve(field) {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL("./callback-worker.js", import.meta.url), { type: "module" });
    worker.onerror = failed;
    worker.onmessage = ({ data }) => {
      field.value = data;
      worker.terminate();
      done();
    };
    worker.postMessage(JSON.parse(field.dataset.challenge));
  });
}
