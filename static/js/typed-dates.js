// Wagtail's date picker replaced a text that it could not read by today's date, or by the present time, as soon
// as the field was left, and turned dates with the wheel of the mouse. What is typed stays as typed: the server
// takes it as that date, or refuses it.
Object.assign(window.jQuery.fn.datetimepicker.defaults, {
  validateOnBlur: false,
  scrollInput: false,
});

// The same option closed the picker.
document.addEventListener("focusout", ({ target }) => {
  window.jQuery(target).data("xdsoft_datetimepicker")?.trigger("close.xdsoft");
});
