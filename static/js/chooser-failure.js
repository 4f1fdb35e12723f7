// Wagtail's choosers say nothing when their dialog cannot be loaded, and leave the button that opened it disabled.
{
  const { failed } = document.currentScript.dataset;

  // After Wagtail's own scripts, of which some come later in the page.
  document.addEventListener("DOMContentLoaded", () => {
    const open = window.ModalWorkflow;
    if (!open) return;
    window.ModalWorkflow = (options) => {
      const trigger = options.triggerElement ?? document.activeElement;
      const onError = () => {
        if (!trigger.hasAttribute("data-force-disabled")) trigger.removeAttribute("disabled");
        trigger.focus();
        window.alert(failed);
      };
      return open({ onError, ...options });
    };
  });
}
