"""Pickers: an editor chooses one or several entries of a shared library in one dialog.

`viewsets` has the dialog's views, `blocks` the list block that takes several entries at
once, `widgets` the form widget that opens the dialog. A picker for another library is a
subclass of `EntryPickerViewSet`, registered in `wagtail_hooks`, and a chooser block with
`PickedEntryMixin`.
"""
