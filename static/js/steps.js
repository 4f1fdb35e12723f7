// Let the map in the margin walk down the back with the reader. Each step shows its own small map without it.
const walk = document.querySelector("[data-walk]");
const steps = [...document.querySelectorAll("[data-step]")];

function show(step) {
  for (const other of steps) other.classList.toggle("is-current", other === step);
  walk.parentElement.classList.toggle("is-walking", Boolean(step));
  if (!step) return;
  walk.querySelector("svg").setAttribute("class", `body-map shows-${step.dataset.step}`);
  walk.querySelector("[data-walk-zone]").textContent =
    step.querySelector("[data-zone-label]").textContent;
  walk.querySelector("[data-walk-step]").textContent = step.querySelector("h3").textContent;
}

if (walk && steps.length && "IntersectionObserver" in window) {
  walk.hidden = false;
  walk.setAttribute("aria-hidden", "true");
  const inView = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target);
        else inView.delete(target);
      }
      show(steps.find((step) => inView.has(step)));
    },
    { rootMargin: "-35% 0px -45% 0px" },
  );
  for (const step of steps) observer.observe(step);
}
