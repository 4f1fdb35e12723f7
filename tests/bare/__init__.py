"""The smallest Wagtail site: one type of page with rich text. A floor for `tests.bench_ready`."""
