// Wagtail's date picker replaced a text that it could not read by today's date, or by the present time, as soon
// as the field was left, and turned dates with the wheel of the mouse. What is typed stays as typed: the server
// takes it as that date, or refuses it.
Object.assign(window.jQuery.fn.datetimepicker.defaults, {
  validateOnBlur: false,
  scrollInput: false,
});

// The same option closed the picker. It opens a tenth of a second after its field was entered, so that it may
// open when the field has been left already.
const OPENED = 150;

document.addEventListener("focusout", ({ target }) => {
  const picker = window.jQuery(target).data("xdsoft_datetimepicker");
  const close = () => target !== document.activeElement && picker.trigger("close.xdsoft");
  if (picker) for (const wait of [0, OPENED]) setTimeout(close, wait);
});
