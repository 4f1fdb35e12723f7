// Put the player in the place of its picture when the visitor asks. Without JavaScript the button is a link.
for (const frame of document.querySelectorAll("[data-player]")) {
  frame.querySelector("a")?.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const player = document.createElement("iframe");
    player.src = frame.dataset.player;
    player.title = frame.dataset.title;
    player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    player.allowFullscreen = true;
    player.referrerPolicy = "strict-origin-when-cross-origin";
    frame.replaceChildren(player);
    player.focus();
  });
}
