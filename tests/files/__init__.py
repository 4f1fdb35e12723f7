"""`./dev files`: pictures, style sheets and documents under production's settings, from a disk, a bucket and a CDN.

Not part of `./dev test`, which collects files named ``test_*``: collecting the static files takes too long.
"""
