// Put the player in the place of its picture when the visitor asks. Without JavaScript the button is a link.
export function play(frame, { atOnce = false } = {}) {
  const player = document.createElement("iframe");
  const address = new URL(frame.dataset.player);
  if (atOnce) address.searchParams.delete("autoplay");
  player.src = address.href;
  player.title = frame.dataset.title;
  player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  player.allowFullscreen = true;
  player.loading = atOnce ? "lazy" : "eager";
  player.referrerPolicy = "strict-origin-when-cross-origin";
  frame.replaceChildren(player);
  if (!atOnce) player.focus();
}

for (const frame of document.querySelectorAll("[data-player]")) {
  frame.querySelector("a")?.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    play(frame);
  });
}
