"""Keeps the warnings that live guides show: a contraindication in use cannot leave the library.

`usage` finds the guides that an entry would leave, `enforcement` refuses wherever Wagtail
unpublishes, deletes or moves a page, `articles.middleware` shows the refusal.
"""
